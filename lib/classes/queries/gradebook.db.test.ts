import fc from "fast-check";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { afterAll, expect, it } from "vitest";
import { GradebookTable } from "@/components/classes/gradebook-table";
import { closeDb } from "@/lib/foundation/db";
import { makeClaim } from "@/prisma/factories/claims";
import { openOwner } from "@/prisma/factories/connection";
import { readCsv, unguarded } from "@/prisma/factories/csv";
import { viewerOf } from "@/prisma/factories/people";
import {
  anyClass,
  DUE,
  HOUR,
  known,
  pseudonymOf,
  stored,
  type DrawnClass,
} from "@/prisma/factories/random-class";
import { gradebookFile } from "../rules/gradebook";
import { STUDENTS_PER_PAGE } from "./class-sheet";
import { getGradingGrid, getWholeGradebook } from "./grading-grid";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

it("Of 200 random classes the gradebook's file says what was stored, and the screen shows the file cell for cell", async () => {
  const classes = fc.sample(anyClass, { numRuns: 200, seed: 20_261_127 });
  const claims = [await makeClaim(db)];
  let lines = 0;
  for (const [nth, drawn] of classes.entries()) {
    const { assignment, names } = await stored(db, drawn, claims);
    const teacher = viewerOf(assignment.class.teacher);
    const book = (await getWholeGradebook(teacher, assignment.id))!;
    const decimal = nth % 2 === 0 ? "point" : "comma";
    const file = readCsv(gradebookFile(book, decimal), decimal === "comma" ? ";" : ",").map(
      (line) => line.map(unguarded),
    );
    const [head, ...rows] = file;
    expect(rows.map((row) => Object.fromEntries(head!.map((name, at) => [name, row[at]])))).toEqual(
      expectedOf(drawn, names, decimal === "comma" ? "," : "."),
    );
    expect(await onScreen(teacher, assignment.id)).toEqual(
      decimal === "point"
        ? file
        : readCsv(gradebookFile(book), ",").map((line) => line.map(unguarded)),
    );
    lines += rows.length;
  }
  expect(lines).toBeGreaterThan(200);
}, 600_000);

function expectedOf(drawn: DrawnClass, names: string[], mark: "." | ","): Record<string, string>[] {
  const { naming, isRevised, students } = drawn;
  const all = students.map((student, at) => ({
    student,
    name: names[at]!,
    is: known(drawn, student),
  }));
  const hasVersions = isRevised && all.some(({ is }) => is.version === 1);
  const hasExtensions = all.some(({ student, is }) => student.isExtended && !is.isMasked);
  const percent = (grade: number | null) =>
    grade === null ? "" : (grade / 100).toFixed(2).replace(".", mark);
  const lines = all.map(({ student, name, is }) => {
    const pseudonym = pseudonymOf(student, name);
    const shown = !is.isMasked ? name : is.isBegun ? pseudonym : "Somebody who has not begun";
    const ofFirst = (nth: 0 | 1) => {
      const reached = is.version === 1 ? is.first![nth] : null;
      return reached === null || reached === undefined ? "" : String(reached * 50);
    };
    const ofSecond = is.second === null ? "" : String(is.second * 50);
    const state = is.isReleased
      ? "released"
      : (is.override ?? is.computed) !== null
        ? "graded"
        : student.handedIn === null
          ? is.isBegun
            ? "under way"
            : "not begun"
          : student.handedIn > 0
            ? "handed in late"
            : "handed in";
    const criteria: Record<string, string> = !isRevised
      ? { "Criterion 1": ofFirst(0), "Criterion 2": ofFirst(1) }
      : hasVersions
        ? {
            "Criterion 1 (version 1)": ofFirst(0),
            "Criterion 2 (version 1)": ofFirst(1),
            "Weighs them (version 2)": ofSecond,
          }
        : { "Weighs them": ofSecond };
    return {
      isLast: is.isMasked && !is.isBegun,
      line: {
        Student: shown,
        ...(naming !== "NAMES" && { Pseudonym: is.isBegun ? pseudonym : "" }),
        ...(naming === "MASKED" && { "Shown by": is.isMasked ? "pseudonym" : "name" }),
        State: state,
        Final: percent(is.final),
        ...(hasExtensions && {
          "Extended to": student.isExtended && !is.isMasked ? "2026-11-25T12:30:00+01:00" : "",
        }),
        "Handed in at": student.handedIn === null ? "" : handedInAt(student.handedIn, is.isMasked),
        "Days late": String(is.late),
        ...criteria,
        ...(hasVersions && { "Graded by version": is.version?.toString() ?? "" }),
        ...{ Computed: percent(is.computed), Override: percent(is.override?.hundredths ?? null) },
        Reason: is.override?.reason ?? "",
      } as Record<string, string>,
    };
  });
  const key = (line: Record<string, string>) => line.Student!.toLowerCase();
  return lines
    .sort(
      (one, other) =>
        Number(one.isLast) - Number(other.isLast) ||
        collator.compare(key(one.line), key(other.line)),
    )
    .map(({ line }) => line);
}

// As the database sorts: by code points.
const collator = {
  compare: (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0),
};

// In November and early December: an hour ahead of UTC.
const inBerlin = (at: Date) => `${new Date(at.getTime() + HOUR).toISOString().slice(0, 19)}+01:00`;

// Of masked work the day alone is told.
function handedInAt(hours: number, isMasked: boolean): string {
  const at = inBerlin(new Date(DUE + hours * HOUR));
  return isMasked ? at.slice(0, 10) : at;
}

/** The table as the pages of the grid show it, all of them after each other: each cell's words, or the time that it names. */
async function onScreen(viewer: Parameters<typeof getGradingGrid>[0], assignmentId: string) {
  const shown: string[][] = [];
  for (let page = 1; ; page++) {
    const grid = (await getGradingGrid(viewer, assignmentId, { page, sort: "name", state: null }))!;
    const drawn = { book: grid, hrefOf: (id: string) => `/${id}`, isReleasing: false };
    const rows = cellsOf(renderToStaticMarkup(createElement(GradebookTable, drawn)));
    shown.push(...(page === 1 ? rows : rows.slice(1)));
    if (grid.rows.length < STUDENTS_PER_PAGE) return shown;
  }
}

const cellsOf = (page: string): string[][] =>
  [...page.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map(([, row]) =>
    [...row!.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell]) => {
      const at = /<time dateTime="([^"]+)"/i.exec(cell!)?.[1];
      return (
        at ??
        ENTITIES.reduce(
          (text, [from, to]) => text.replaceAll(from, to),
          cell!.replace(/<[^>]+>/g, ""),
        )
      );
    }),
  );
const ENTITIES = [
  ["&lt;", "<"],
  ["&gt;", ">"],
  ["&quot;", '"'],
  ["&#x27;", "'"],
  ["&amp;", "&"],
] as const;
