import { describe, expect, it } from "vitest";
import { countsOf, planImport, type CameIn, type Expected } from "./plan";
import { previewOf } from "./preview";
import type { Listed } from "./read";

const listed = (name: string, email: string | null = null, externalId: string | null = null) =>
  ({ line: 2, name, email, externalId }) satisfies Listed;
const waiting = (name: string, email: string | null = null, externalId: string | null = null) =>
  ({ entryId: `entry of ${name}`, name, email, externalId }) satisfies Expected;
const inside = (name: string, email: string | null = null, externalId: string | null = null) =>
  ({ name, email, externalId, isIn: true }) satisfies CameIn;

const stepFor = (one: Listed, expected: Expected[] = [], cameIn: CameIn[] = []) => {
  const { steps, left } = planImport([one], [], { expected, cameIn });
  return steps[0] ?? left[0];
};

describe("What an import does with a row", () => {
  it.each([
    ["adds whom nobody knows", listed("Anna", "a@x.org"), [], [], { does: "add" }],
    [
      "leaves who is expected",
      listed("Anna", "a@x.org"),
      [waiting("Anna", "a@x.org")],
      [],
      { does: "nothing", since: "expected" },
    ],
    [
      "changes a name by the address",
      listed("Anna B.", "a@x.org"),
      [waiting("Anna", "a@x.org")],
      [],
      { does: "change", was: "Anna, a@x.org" },
    ],
    [
      "changes an address by the id",
      listed("Anna", "new@x.org", "7"),
      [waiting("Anna", "a@x.org", "7")],
      [],
      { does: "change", email: "new@x.org" },
    ],
    [
      "keeps an id that the list does not say",
      listed("Anna B.", "a@x.org"),
      [waiting("Anna", "a@x.org", "7")],
      [],
      { does: "change", externalId: "7" },
    ],
    [
      "gives an address to who had a name alone",
      listed("Anna", "a@x.org"),
      [waiting("anna")],
      [],
      { does: "change", email: "a@x.org" },
    ],
    [
      "knows who came in, by the address",
      listed("Other", "a@x.org"),
      [],
      [inside("Anna", "a@x.org")],
      { does: "nothing", since: "in" },
    ],
    [
      "knows who came in without one, by the id",
      listed("Anna", null, "7"),
      [],
      [inside("Anna", null, "7")],
      { does: "nothing", since: "in" },
    ],
    [
      "knows who came in without either, by the name",
      listed("Anna"),
      [],
      [inside("anna")],
      { does: "nothing", since: "in" },
    ],
    [
      "does not take a namesake with an address for them",
      listed("Anna", "a@x.org"),
      [waiting("Anna", "b@x.org")],
      [],
      { does: "add" },
    ],
    [
      "says who has left",
      listed("Anna", "a@x.org"),
      [],
      [{ ...inside("Anna", "a@x.org"), isIn: false }],
      { since: "gone" },
    ],
    [
      "refuses two people in one row",
      listed("Anna", "a@x.org", "8"),
      [waiting("Anna", "a@x.org"), waiting("Bo", null, "8")],
      [],
      { kind: "error" },
    ],
  ] as const)("%s", (_, one, expected, cameIn, step) => {
    expect(stepFor(one, [...expected], [...cameIn])).toMatchObject(step);
  });

  it("is nothing the second time", () => {
    const people = [listed("Anna", "a@x.org"), { ...listed("Bo"), line: 3 }];
    const expected = [waiting("Anna", "a@x.org"), waiting("Bo")];
    const plan = planImport(people, [], { expected, cameIn: [] });
    expect(countsOf(plan)).toMatchObject({ add: 0, change: 0, expected: 2 });
    expect(previewOf(plan, false).isNothing).toBe(true);
    // Whoever has no address can still be let in.
    expect(previewOf(plan, true)).toMatchObject({ isNothing: false, codes: 1 });
  });
});
