import { afterAll, describe, expect, it } from "vitest";
import { asSystem } from "@/lib/access/command";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb } from "@/lib/foundation/db";
import { redactText } from "@/lib/moderation/commands/redact";
import { openOwner, select } from "@/prisma/factories/connection";
import { makeReviewer, viewerOf, type Reviewer } from "@/prisma/factories/people";
import { flag } from "@/prisma/factories/rulings";
import { unlikely, WRITTEN } from "@/prisma/factories/written";
import { listNotices } from "../queries/notices";
import { tellOfEvent } from "./tell";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

const admin = viewerOf(await makeReviewer(db, { role: "ADMIN" }));

describe("Whoever wrote what was redacted", () => {
  // A search and a request have no author but whoever wrote them, and a document none of its notes.
  it.each(["search", "request", "document", "argument", "claim"] as const)(
    "is told: of a %s",
    async (kind) => {
      const by = await makeReviewer(db, { role: "EDITOR" });
      const [name, words] = unlikely();
      await redacted(`${kind}:${await WRITTEN[kind](db, words, by)}`, name);
      expect(await toldTo(by)).toMatchObject([{ name: "redacted", kind }]);
    },
  );
  it("is told of their answer to another's ruling, and whoever ruled is too", async () => {
    const by = await makeReviewer(db, { role: "EDITOR" });
    const [name, words] = unlikely();
    const rulingId = await WRITTEN.ruling(db, words, by);
    const [answerer] = await select<Reviewer>(
      db,
      'SELECT actor_id AS "actorId" FROM ruling_answers WHERE ruling_id = $1',
      [rulingId],
    );
    await redacted(`ruling:${rulingId}`, name);
    for (const person of [by, { ...by, ...answerer! }])
      expect(await toldTo(person)).toMatchObject([
        { name: "redacted", href: `/rulings/${rulingId}` },
      ]);
  });
});

describe("Whoever flagged something", () => {
  it("is told that words of it were redacted because of that", async () => {
    const by = await makeReviewer(db, { role: "EDITOR" });
    const flagger = await makeReviewer(db);
    const [name, words] = unlikely();
    const id = await WRITTEN.claim(db, words, by);
    expect(await flag(flagger, { kind: "claim", id })).toMatchObject({ ok: true });
    const [row] = await select(db, "SELECT id FROM flags WHERE subject_id = $1", [id]);
    await redacted(`claim:${id}`, name, row!.id);
    expect(await toldTo(flagger)).toMatchObject([{ name: "flagRedacted" }]);
  });
});

/** Takes a name out, and tells of it. */
async function redacted(on: string, only: string, flagId?: unknown) {
  const input = {
    on,
    only,
    flagId,
    ground: "PERSONAL_DATA",
    publicReason: "It names a neighbour.",
  };
  const first = await redactText.execute(admin, input, { clock: systemClock });
  if (first.ok || first.failure.kind !== "conflict") throw new Error(JSON.stringify(first));
  const seal = first.failure.details?.seal;
  const outcome = await redactText.execute(admin, { ...input, seal }, { clock: systemClock });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  const [event] = await select<{ id: string }>(db, NEWEST);
  const told = { eventId: event!.id, name: "text.redact" as const };
  expect(await asSystem(tellOfEvent)(told, systemClock)).toMatchObject({ ok: true });
}

const toldTo = async (person: Reviewer) => (await listNotices(viewerOf(person), 1)).items;

const NEWEST =
  "SELECT e.id::text FROM audit_events e WHERE e.name = 'text.redact' ORDER BY e.id DESC LIMIT 1";
