import { describe, expect, it } from "vitest";
import { readCorpus } from "../corpus/read";
import { anchorsOf } from "./anchors";

const corpus = readCorpus();
const shown = corpus.occurrences[0]!.anchors[1];
const bare = corpus.occurrences[0]!.anchors[0];

describe("The places of the demonstration's occurrences", () => {
  it("are found in the texts that are held, and nowhere else said to be found", () => {
    const isHeld = (key: string) =>
      corpus.editions.find((edition) => edition.key === key)!.holding !== "NOT_HELD";
    const placed = corpus.occurrences.flatMap((occurrence) => anchorsOf(corpus, occurrence));
    const states = (held: boolean) => [
      ...new Set(placed.filter(({ edition }) => isHeld(edition) === held).map((one) => one.state)),
    ];
    expect(states(true)).toEqual(["EXACT"]);
    expect(states(false)).toEqual(["NOT_CHECKED"]);
  });

  it("keep position and hash where nothing could be looked up", () => {
    const [unchecked] = anchorsOf(corpus, { anchors: [bare, shown] });
    const { start, end, sha256 } = bare;
    expect(unchecked).toMatchObject({ start, end, exactSha256: sha256, state: "NOT_CHECKED" });
  });

  it("follow the text where the corpus is mistaken, and have no place where the words are not", () => {
    const moved = { ...shown, start: shown.start + 1, end: shown.end + 1 };
    expect(anchorsOf(corpus, { anchors: [bare, moved] })[1]).toMatchObject({
      ...{ state: "MOVED", start: shown.start, end: shown.end },
    });
    const lost = { ...shown, exact: "words that stand in no text" };
    expect(anchorsOf(corpus, { anchors: [bare, lost] })[1]).toMatchObject({
      ...{ state: "LOST", start: null, end: null },
    });
  });
});
