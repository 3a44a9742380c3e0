import { describe, expect, it } from "vitest";
import { lineField, optionalTextField, queryField, textField } from "./fields";

const INVISIBLE = "\u200d\u3164 \ufe0f";

describe("A field for text", () => {
  it.each([
    ["of several lines", textField("The note", { least: 2, most: 10 })],
    ["of one line", lineField("The note", { least: 1, most: 10 })],
  ])("%s is missing where nothing of it can be seen", (_which, field) => {
    const { error } = field.safeParse(INVISIBLE);
    expect(error?.issues.map(({ message }) => message)).toEqual(["The note is missing."]);
  });

  it("that may be left out counts such a text as none", () => {
    expect(optionalTextField("The note", { most: 10 }).parse(INVISIBLE)).toBeNull();
  });
});

describe("Words that somebody looks for", () => {
  const field = queryField({ most: 8 });

  it.each([
    ["are clean and on one line", " the\u0000 \n\u202eeve\ud83d", "the eve"],
    ["are empty where there are too many", "the eve of", ""],
    ["are counted as people count them", "😀😀😀😀😀😀😀😀", "😀😀😀😀😀😀😀😀"],
    ["are empty where there are none", undefined, ""],
    ["are empty where there are several", ["the", "eve"], ""],
  ])("%s", (_what, asked, read) => {
    expect(field.parse(asked)).toBe(read);
  });
});
