import { splitBlocks } from "../../rules/blocks";
import { headingsIn } from "../../rules/excerpts/text-map";
import type { Extraction } from "../../rules/extraction";
import { blocksBy } from "./assemble";
import { Refusal, type Reading } from "./reading";

/** A plain text stays as it is; its headings are known by their form, and its title is nowhere said. */
export function readPlain(text: string, notes: string[], { limits }: Reading): Extraction {
  if (text.trim() === "") throw new Refusal("EMPTY");
  if (text.length > limits.textUnits) throw new Refusal("TOO_LARGE");
  const map = headingsIn(text);
  const headings = new Set(map.map(({ start }) => start));
  const stretches = splitBlocks(text).map(({ start, end }) => ({
    ...{ start, end },
    kind: headings.has(start) ? ("HEADING" as const) : ("PARAGRAPH" as const),
  }));
  return {
    ...{ kind: "extracted", format: "plain", title: null, language: null, text },
    ...{ blocks: blocksBy(map, stretches), map, notes },
  };
}
