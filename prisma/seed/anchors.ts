import { placeIn } from "@/lib/texts/rules/anchors";
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
    const edition = editions.find(({ key }) => key === anchor.edition);
    const text = edition ? textOfEdition(edition) : null;
    return { edition: anchor.edition, ...placeIn(text, anchor), exactSha256: anchor.sha256 };
  });
}
