import pg from "pg";
import { afterAll, describe, expect, it, vi } from "vitest";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb } from "@/lib/foundation/db";
import { makeClass, type MadeClass } from "@/prisma/factories/classes";
import { openOwner, select } from "@/prisma/factories/connection";
import { viewerOf } from "@/prisma/factories/people";
import { PREVIEW_LINES, type Preview } from "../rules/roster/preview";
import { importRoster } from "./import-roster";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

const HEADER = "name,email,id,role,status,enabled";
/** A row of every kind that a list can have; the first alone is somebody to import. */
const KINDS: readonly ((nth: number) => string)[] = [
  (nth) => `Student ${nth},s${nth}@school.example,${nth},student,active,true`,
  (nth) => `,n${nth}@school.example`,
  (nth) => `Student ${nth},at school`,
  (nth) => `${"x".repeat(81)},l${nth}@school.example`,
  (nth) => `Student ${nth},,${"9".repeat(121)}`,
  () => "Student 0 again,s0@school.example",
  () => "Student 0 again,,0",
  (nth) => `Teacher ${nth},t${nth}@school.example,,teacher`,
  (nth) => `Student ${nth},d${nth}@school.example,,student,tobedeleted`,
  (nth) => `Student ${nth},e${nth}@school.example,,student,active,false`,
  (nth) => `Student ${nth},,,student,active,true,one too many`,
  () => '"open',
  () => '"closed" too early',
];
const rowsOf = (count: number, kinds = KINDS) =>
  Array.from({ length: count }, (_, nth) => kinds[nth % kinds.length]!(nth));
const GOOD = Math.ceil(10_000 / KINDS.length);

describe("A list of ten thousand rows", () => {
  it("says what is wrong with each of the first, and how many more; who is right comes in", async () => {
    const of = await makeClass(db);
    const first = await send(of, rowsOf(10_000));
    expect(first.failure).toMatchObject({ kind: "conflict", details: { isQuestion: true } });
    const { preview, seen } = detailsOf(first);
    expect(preview.counts).toMatchObject({ add: GOOD, left: 10_000 - GOOD });
    expect([preview.left.length, preview.doing.length]).toEqual(Array(2).fill(PREVIEW_LINES));
    const wrong = preview.left.slice(0, KINDS.length - 1);
    expect(wrong.map(({ line, kind, column }) => [line, kind, column])).toEqual([
      [3, "error", "name"],
      [4, "error", "email"],
      [5, "error", "name"],
      [6, "error", "id"],
      [7, "duplicate", null],
      [8, "duplicate", null],
      [9, "notImported", "role"],
      [10, "notImported", "status"],
      [11, "notImported", "enabled"],
      ...[12, 13, 14].map((line) => [line, "error", null]),
    ]);
    expect(await entriesOf(of)).toBe(0);
    expect(await send(of, rowsOf(10_000), seen)).toMatchObject({ ok: true });
    expect(await entriesOf(of)).toBe(GOOD);
  });

  it("and one more is refused, and so is a list that makes more than two thousand people", async () => {
    const of = await makeClass(db);
    expect(await send(of, rowsOf(10_001))).toMatchObject({
      failure: { kind: "invalid", fields: { text: [expect.stringContaining("10,001 rows")] } },
    });
    const good = [KINDS[0]!];
    const { seen } = detailsOf(await send(of, rowsOf(2_000, good)));
    expect(await send(of, rowsOf(2_001, good), seen)).toMatchObject({
      failure: { kind: "conflict", reason: expect.stringContaining("2,001 people") },
    });
    expect(await send(of, rowsOf(2_000, good), seen)).toMatchObject({ ok: true });
    expect(await send(of, ["One More,more@school.example"])).toMatchObject({
      failure: { kind: "conflict", reason: expect.stringContaining("2,001 people") },
    });
  });
});

it("A list of two thousand who get codes takes as many statements as one of two", async () => {
  const counts: number[] = [];
  for (const many of [2, 2_000]) {
    const of = await makeClass(db);
    const rows = Array.from({ length: many }, (_, nth) => `Student ${nth}`);
    const { seen } = detailsOf(await send(of, rows, undefined, "yes"));
    const sent = vi.spyOn(pg.Client.prototype, "query");
    const done = await send(of, rows, seen, "yes");
    counts.push(sent.mock.calls.length);
    sent.mockRestore();
    expect(new Set(done.value!.result.codes.map(({ code }) => code)).size).toBe(many);
  }
  expect(counts[1]).toBe(counts[0]);
});

const send = async (
  { id, teacher }: MadeClass,
  rows: readonly string[],
  seen?: string,
  makeCodes?: "yes",
) => {
  const text = [HEADER, ...rows].join("\n");
  const outcome = await importRoster.execute(
    viewerOf(teacher),
    { classId: id, text, seen, makeCodes },
    { clock: systemClock },
  );
  return outcome as {
    ok: boolean;
    value?: { result: { codes: { code: string }[] } };
    failure?: { details?: unknown };
  };
};

const detailsOf = ({ failure }: Awaited<ReturnType<typeof send>>) =>
  failure!.details as { preview: Preview; seen: string };

async function entriesOf({ id }: MadeClass): Promise<number> {
  const [found] = await select<{ count: number }>(
    db,
    "SELECT count(*)::int AS count FROM roster_entries WHERE class_id = $1 AND removed_at IS NULL",
    [id],
  );
  return found!.count;
}
