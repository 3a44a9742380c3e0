import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { Italics } from "./italics";
import { partNames, PartTitle } from "./part-title";

const part = (ordinal: number, title: string, ...headings: string[]) => ({
  ...{ ordinal, title },
  headings: headings.map((text, nth) => ({ blockId: ordinal * 100 + nth, text })),
});
const namesOf = (...parts: ReturnType<typeof part>[]) =>
  [...partNames({ parts, isCut: false }).values()].map((name) =>
    renderToStaticMarkup(<PartTitle name={name} />),
  );

it("A part that has no title goes on with the last heading before it", () => {
  expect(
    namesOf(part(1, ""), part(2, "I", "I", "II"), part(3, ""), part(4, "", "III"), part(5, "")),
  ).toEqual(["Part 1", "I", "II, continued", "II, continued", "III, continued"]);
});
it("It goes on with the title of the part before it where the headings of that are not listed", () => {
  expect(namesOf(part(1, "I", "I"), part(2, "II"), part(3, ""))).toEqual([
    "I",
    "II",
    "II, continued",
  ]);
});

it.each([
  ["_Pravda_ said so in _Isvestia._", "<em>Pravda</em> said so in <em>Isvestia.</em>"],
  ["the file a_b_c of it", "the file a_b_c of it"],
  ["name: ____ and date: ____", "name: ____ and date: ____"],
  ["a _ b _ c", "a _ b _ c"],
])("Underscores are italics around words alone: %s", (words, markup) => {
  expect(renderToStaticMarkup(<Italics>{words}</Italics>)).toBe(markup);
});
it("A heading is read in its italics", () => {
  expect(namesOf(part(1, "The _Aurora_"))).toEqual(["The <em>Aurora</em>"]);
});
