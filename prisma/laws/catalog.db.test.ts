import { afterAll, describe, expect, it } from "vitest";
import { openOwner } from "@/prisma/factories/connection";
import { readCatalog } from "./catalog";
import { buildDatamodel } from "./datamodel";
import {
  DEFERRED,
  EXPECTED_CONSTRAINTS,
  EXPECTED_FUNCTIONS,
  EXPECTED_INDEXES,
  EXPECTED_TRIGGERS,
} from "./expected";
import { READ } from "./public-tables";

const db = await openOwner();
await buildDatamodel(db, "datamodel");
const built = await readCatalog(db, "public");
const datamodel = await readCatalog(db, "datamodel");
afterAll(() => db.end());

describe("The database that the migrations build is the one that the datamodel says", () => {
  it.each(["columns", "enums"] as const)("in its %s", (kind) => {
    expect(datamodel[kind].length).toBeGreaterThan(20);
    expect(built[kind]).toEqual(datamodel[kind]);
  });
  it("in its keys, but for those that wait for the commit", () => {
    expect(
      namesOf(datamodel.constraints.filter((line) => !built.constraints.includes(line))),
    ).toEqual(DEFERRED);
    const waits = built.constraints.filter((line) => DEFERRED.includes(nameOf(line)));
    expect(waits).toEqual(
      datamodel.constraints
        .filter((line) => DEFERRED.includes(nameOf(line)))
        .map((line) => `${line} DEFERRABLE INITIALLY DEFERRED`),
    );
  });
  it("in its indexes", () => {
    expect(datamodel.indexes.filter((line) => !built.indexes.includes(line))).toEqual([]);
  });
});

// A column can be dropped without a warning, and what was written by hand about it goes with it.
describe("Every law written by hand is there, and no other", () => {
  it.each([
    ["constraints", EXPECTED_CONSTRAINTS],
    ["indexes", EXPECTED_INDEXES],
  ] as const)("%s", (kind, expected) => {
    const said = new Set(namesOf(datamodel[kind]));
    const added = namesOf(built[kind]).filter((name) => !said.has(name));
    expect(added).toEqual(Object.values(expected).flat().sort());
  });
  it("triggers, all of them on duty", () => {
    const expected = Object.entries(EXPECTED_TRIGGERS).flatMap(([deed, tables]) =>
      tables.map((table) => `${table}.${table}_${deed}`),
    );
    expect(built.triggers).toEqual(expected.sort());
  });
  it("policies, one on every table that the public reads", () => {
    expect(built.policies).toEqual(
      Object.keys(READ)
        .map((table) => `${table}.${table}_public`)
        .sort(),
    );
  });
  it("functions", () => {
    expect(built.functions).toEqual(EXPECTED_FUNCTIONS);
  });
});

const nameOf = (line: string): string => line.split(" ")[0]!;
const namesOf = (lines: string[]): string[] => lines.map(nameOf).sort();
