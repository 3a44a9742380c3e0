import { describe, expect, it } from "vitest";
import { checkExcerpt, sourceText, WORK_MOST } from "./check";
import { headingsIn } from "./text-map";

/** The answer, and the work that it took: counted, since time says more of the machine. */
function checked(text: string, excerpt: string) {
  const work = { left: WORK_MOST };
  const source = sourceOf(text);
  const answer = checkExcerpt(source, { excerpt, locator: null }, work);
  return { ...answer, work: WORK_MOST - work.left };
}

// Reading a megabyte takes longer than all that is asked of it.
const READ = new Map<string, ReturnType<typeof sourceText>>();
function sourceOf(text: string) {
  const source = READ.get(text) ?? sourceText(text, headingsIn(text));
  READ.set(text, source);
  return source;
}

const TOO_MUCH = /too many ways/;
const skipping = (fragments: readonly string[]) => fragments.join(" [...] ");
const many = (fragment: string, times: number) => Array<string>(times).fill(fragment);

describe("An excerpt that can stand in too many ways", () => {
  const town = "the mill of the town and ".repeat(40_000);
  const letter = "a".repeat(600_000);
  const letters = "a ".repeat(300_000);
  it.each([
    [
      "150 ellipses in a megabyte",
      town,
      skipping([...many("of the town", 150), "no such words here"]),
    ],
    [
      "1,000 ellipses that the source might have",
      town,
      many("of the town", 1000).join(" ... ") + " x",
    ],
    ["one letter, over and over", letter, "aaaa aaaa aaaa aaaa aaaa"],
    ["one letter, as long as the text", letter, `${"a ".repeat(300_000)}a`],
    ["one word, over and over, with a comma at the end", letters, `${"a ".repeat(2_000)}a, a`],
    ["one word, over and over, between ellipses", letters, skipping(many("a a a", 150)) + " b"],
    ["brackets in the place of words", letters, `a a a ${"[b] a a a ".repeat(150)} b`],
  ])("is not found, and little is looked at: %s", (_, text, excerpt) => {
    const { status, reason, work } = checked(text, excerpt);
    expect(status).toBe("NOT_FOUND");
    expect(reason).not.toBeNull();
    // The last thing that is looked at may cost as much as it is long.
    expect(work).toBeLessThan(WORK_MOST + 100_000);
  });

  it("says why it is not found", () => {
    const excerpt = skipping([...many("of the town", 150), "no such words here"]);
    expect(checked(town, excerpt).reason).toMatch(TOO_MUCH);
    expect(checked(letters, `${"a ".repeat(2_000)}a, a`).reason).toMatch(TOO_MUCH);
  });
});

describe("An excerpt of many parts", () => {
  const text = Array.from(
    { length: 40 },
    (_, nth) => `We saw the ${nth}th mill of the town, and we went on. It was late by then.`,
  ).join(" ");

  it("is found where it stands, for little work", () => {
    const fragments = Array.from({ length: 40 }, (_, nth) => `the ${nth}th mill of the town`);
    const { status, differences, work } = checked(text, skipping(fragments));
    expect([status, differences.length]).toEqual(["VERIFIED", 39]);
    expect(work).toBeLessThan(10_000);
  });

  it("is not looked for twice from where it did not follow", () => {
    const { status, reason, work } = checked(
      text,
      skipping([...many("mill of the town", 12), "went off"]),
    );
    expect(status).toBe("NOT_FOUND");
    expect(reason).not.toMatch(TOO_MUCH);
    expect(work).toBeLessThan(WORK_MOST / 2);
  });

  it("costs a thousandth of what it may where it is whole", () => {
    const { status, work } = checked(
      "Nothing of it. ".repeat(70_000) + text,
      text.slice(0, 240).replace(/\s\S*$/, ""),
    );
    expect(status).toBe("VERIFIED");
    expect(work).toBeLessThan(WORK_MOST / 1_000);
  });
});
