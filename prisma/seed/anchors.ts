import { anchorIn } from "@/lib/texts/rules/anchors";
import { textOfEdition, type Corpus } from "../corpus/read";

type Occurrence = Corpus["occurrences"][number];

/**
 * Where an occurrence stands in each of its editions: found in the texts that are held; in the others
 * as the corpus says, and marked as not checked. Offsets in UTF-16 units.
 */
export function anchorsOf(
  { editions }: Pick<Corpus, "editions">,
  { anchors }: Pick<Occurrence, "anchors">,
) {
  return anchors.map((anchor) => {
    const { edition: key, start, end, sha256: exactSha256 } = anchor;
    const edition = editions.find((one) => one.key === key);
    const text = edition ? textOfEdition(edition) : null;
    if (text === null || anchor.exact === undefined)
      return { edition: key, state: "NOT_CHECKED" as const, start, end, exactSha256 };
    const found = anchorIn(text, { ...anchor, exact: anchor.exact });
    return {
      edition: key,
      state: found.state,
      start: found.start ?? null,
      end: found.end ?? null,
      exactSha256,
    };
  });
}
