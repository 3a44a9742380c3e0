import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCsv, unguarded } from "@/prisma/factories/csv";
import { finalGrade, gradeOf, percentWords } from "./grade";
import { gradebookFile, type Gradebook, type GradebookRow } from "./gradebook";
import { PROGRESS, progressWords } from "./progress";
import { isoInZone } from "./zones";

const ROW: GradebookRow = {
  ...{ student: "Vera Quillon", state: "GRADED", handedInAt: new Date("2026-11-27T18:00:00Z") },
  ...{ daysLate: 0, points: [100, 50], computed: 8_333, override: null, overrideReason: null },
  ...{ final: 8_333, pseudonym: null, isMasked: false, extendedTo: null, version: 1 },
};
const PLAIN = { naming: "NAMES", hasExtensions: false, hasVersions: false } as const;
const bookOf = (...rows: Partial<GradebookRow>[]): Gradebook => ({
  ...{ timeZone: "Europe/Berlin", criteria: ["Weighs both sides", "Names sources"], ...PLAIN },
  rows: rows.map((row) => ({ ...ROW, ...row })),
});

describe("A gradebook's file", () => {
  it("begins with the byte order mark and the names of its columns, and ends each line as RFC 4180 asks", () => {
    expect(gradebookFile(bookOf({}))).toBe(
      "\ufeffStudent,State,Final,Handed in at,Days late,Weighs both sides,Names sources,Computed,Override,Reason\r\n" +
        "Vera Quillon,graded,83.33,2026-11-27T19:00:00+01:00,0,100,50,83.33,,\r\n",
    );
  });
  it("parts its cells by semicolons where the decimal mark is a comma", () => {
    expect(gradebookFile(bookOf({}), "comma").split("\r\n")[1]).toBe(
      "Vera Quillon;graded;83,33;2026-11-27T19:00:00+01:00;0;100;50;83,33;;",
    );
  });
  it("says under which name somebody stands, until when they have, and by which version they are graded, where that differs", () => {
    const rows = [
      { student: "Heron", pseudonym: "Heron", isMasked: true },
      { pseudonym: "Wren", extendedTo: new Date("2026-12-01T18:00:00Z"), version: 2 },
    ];
    const all = { naming: "MASKED", hasExtensions: true, hasVersions: true } as const;
    const [names, masked, shown] = readCsv(gradebookFile({ ...bookOf(...rows), ...all }), ",");
    expect(names).toEqual([
      ...["Student", "Pseudonym", "Shown by", "State", "Final", "Extended to", "Handed in at"],
      ...["Days late", "Weighs both sides", "Names sources", "Graded by version"],
      ...["Computed", "Override", "Reason"],
    ]);
    expect(masked!.slice(0, 6)).toEqual(["Heron", "Heron", "pseudonym", "graded", "83.33", ""]);
    expect(shown!.slice(0, 6)).toEqual([
      ...["Vera Quillon", "Wren", "name", "graded", "83.33", "2026-12-01T19:00:00+01:00"],
    ]);
    expect([masked![10], shown![10]]).toEqual(["1", "2"]);
  });
  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "'=1"])(
    "leaves nothing of %j for a spreadsheet to carry out",
    (overrideReason) => {
      const file = gradebookFile(bookOf({ overrideReason }));
      expect(readCsv(file, ",")[1]![9]).toBe(`'${overrideReason}`);
    },
  );

  it("gives back every cell of 200 random classes, as the grid shows them, in both ways of writing", () => {
    let classes = 0;
    fc.assert(
      fc.property(anyBook, fc.constantFrom("point", "comma"), (book, decimal) => {
        classes += 1;
        const [mark, separator] = decimal === "comma" ? [",", ";"] : [".", ","];
        const [names, ...lines] = readCsv(gradebookFile(book, decimal), separator);
        expect(names!.slice(5, -3).map(unguarded)).toEqual(book.criteria);
        expect(lines.map((line) => line.map(unguarded))).toEqual(
          book.rows.map((row) => [
            ...[row.student, progressWords[row.state], written(row.final, mark)],
            row.handedInAt ? isoInZone(row.handedInAt, book.timeZone) : "",
            String(row.daysLate),
            ...row.points.map((points) => (points === null ? "" : String(points))),
            ...[row.computed, row.override].map((grade) => written(grade, mark)),
            row.overrideReason ?? "",
          ]),
        );
        for (const text of [names!, ...lines].flat()) expect(text).not.toMatch(/^[=+\-@\t\r]/);
      }),
      { numRuns: 200 },
    );
    expect(classes).toBe(200);
  });
});

const text = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 24 }),
  fc.string({ unit: fc.constantFrom(..."=+-@'\",;\t\r\n aé"), maxLength: 8 }),
);
const grade = fc.option(fc.integer({ min: 0, max: 10_000 }));
const anyBook: fc.Arbitrary<Gradebook> = fc
  .array(fc.record({ title: text, weight: fc.integer({ min: 1, max: 100 }) }), { maxLength: 5 })
  .chain((criteria) =>
    fc.record({
      timeZone: fc.constantFrom("Europe/Berlin", "America/St_Johns", "UTC"),
      criteria: fc.constant(criteria.map(({ title }) => title)),
      ...{ naming: fc.constant("NAMES" as const), hasExtensions: fc.constant(false) },
      hasVersions: fc.constant(false),
      rows: fc.array(anyRow(criteria.map(({ weight }) => weight)), { maxLength: 35 }),
    }),
  );

function anyRow(weights: readonly number[]): fc.Arbitrary<GradebookRow> {
  const level = fc.option(fc.integer({ min: 0, max: 100 }));
  return fc
    .record({
      ...{ student: text, state: fc.constantFrom(...PROGRESS), daysLate: fc.nat(30) },
      handedInAt: fc.option(
        fc.date({ min: new Date("2020-01-01"), max: new Date("2040-01-01"), noInvalidDate: true }),
      ),
      points: fc.tuple(...weights.map(() => level)),
      ...{ pseudonym: fc.constant(null), isMasked: fc.constant(false) },
      ...{ extendedTo: fc.constant(null), version: fc.constant(1) },
      ...{ override: grade, reason: text },
    })
    .map(({ reason, ...row }) => {
      const computed = gradeOf(weights.map((weight, at) => ({ weight, points: row.points[at]! })));
      const final = finalGrade({ ...row, computed, late: row.daysLate, reductionPerDay: 5 });
      return { ...row, computed, final, overrideReason: row.override === null ? null : reason };
    });
}

const written = (hundredths: number | null, mark: string) =>
  hundredths === null ? "" : percentWords(hundredths, mark as "." | ",");
