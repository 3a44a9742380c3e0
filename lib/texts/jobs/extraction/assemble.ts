import type { BlockKind } from "@/prisma/generated/enums";
import type { MapEntry } from "../../rules/excerpts/text-map";
import type { ExtractedBlock } from "../../rules/extraction";

/** The blocks of a text, each with the heading and the page that it stands under. Both in the order of the text. */
export function blocksBy(
  map: readonly MapEntry[],
  stretches: readonly { kind: BlockKind; start: number; end: number }[],
): ExtractedBlock[] {
  const open: MapEntry[] = [];
  let page: string | null = null;
  let next = 0;
  return stretches.map(({ kind, start, end }) => {
    for (; next < map.length && map[next]!.start <= start; next += 1) {
      const entry = map[next]!;
      if (entry.level === 0) page = entry.value;
      else {
        while (open.length > 0 && open[open.length - 1]!.level >= entry.level) open.pop();
        open.push(entry);
      }
    }
    return { kind, start, end, section: sectionOf(open), page };
  });
}

const sectionOf = (open: readonly MapEntry[]): string | null =>
  open.length === 0 ? null : open.map(({ label, value }) => `${label} ${value}`).join(", ");
