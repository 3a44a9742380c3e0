import { expect, it } from "vitest";
import { ratingsInWords } from "./rating-line";

it.each([
  [[3, 1, 1, 0], "Rated by 5: helpful 3, somewhat 1, not 1."],
  [[0, 0, 1, 0], "Rated by 1: helpful 0, somewhat 0, not 1."],
  [[1, 0, 0, 2], "Rated by 1: helpful 1, somewhat 0, not 0. 2 rated an earlier wording."],
  [[0, 0, 0, 2], "2 rated an earlier wording."],
  [[0, 0, 0, 0], null],
])("Grades %j are said as counts, and those of an earlier wording apart", (counts, words) => {
  const [helpful = 0, somewhat = 0, notHelpful = 0, earlier = 0] = counts;
  expect(ratingsInWords({ helpful, somewhat, notHelpful, earlier })).toBe(words);
});
