import { describe, expect, it } from "vitest";
import { Naming, OthersShown } from "@/prisma/generated/enums";
import { whoReads, whoSees } from "./work-words";

const work = (naming: Naming, othersShown: OthersShown, readers = ["Ada", "Ben"]) => ({
  ...{ naming, othersShown, readers, handIns: [] },
  signedAs: { bylineId: "", pseudonym: naming === "NAMES" ? null : "Quiet Otter" },
});

describe("Whoever writes reads beside the form who can see their name", () => {
  const TEACHERS: Record<Naming, string> = {
    NAMES: "Ada and Ben can read this under your name",
    PSEUDONYMS: "Ada and Ben can read this and see that it is yours",
    MASKED: "Ada and Ben can read this as Quiet Otter",
  };
  const CLASS: Record<Naming, string> = {
    NAMES: "and your class too.",
    PSEUDONYMS: "and your class as Quiet Otter.",
    MASKED: "and your class as Quiet Otter.",
  };
  const every = Object.values(Naming).flatMap((naming) =>
    Object.values(OthersShown).map((shown) => [naming, shown] as const),
  );

  it.each(every)("where names are %s and others are shown %s", (naming, shown) => {
    const line = whoReads(work(naming, shown));
    expect(line).toContain(TEACHERS[naming]);
    expect(line).toContain(shown === "NEVER" ? "and nobody else." : CLASS[naming]);

    const again = whoReads({
      ...work(naming, shown),
      handIns: [{ at: new Date(0), dueAt: new Date(0) }],
    });
    expect(again).toMatch(
      /^What you change now is read once you hand in again: then Ada and Ben can/,
    );

    const full = whoSees(work(naming, shown));
    expect(full.includes("under your name. Ada and Ben can see both")).toBe(naming === "NAMES");
    expect(full.includes("Ada and Ben can see that it is yours")).toBe(naming === "PSEUDONYMS");
    expect(full.includes("stays hidden from Ada and Ben")).toBe(naming === "MASKED");
    expect(full.includes("The others of the class see what you handed in")).toBe(shown !== "NEVER");
    expect(full.includes("never under yours")).toBe(shown !== "NEVER" && naming !== "NAMES");
    expect(full.includes("once they have handed in everything themselves")).toBe(
      shown === "AFTER_HANDING_IN",
    );
    expect(full).toContain("Nothing of it is ever public.");
  });
});
