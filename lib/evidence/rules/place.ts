import { entriesAt, type MapEntry, type TextMap } from "@/lib/texts/rules/excerpts/text-map";
import { LOCATOR_LABELS } from "../rules";

type Label = (typeof LOCATOR_LABELS)[number];

/**
 * The locator of a place, as somebody would give it: by the kind of place that was given before where the text knows one, else
 * by the innermost. Null where the text's map has no kind that a locator may name.
 */
export function locatorOf(
  map: TextMap,
  offset: number,
  given: string | null,
): { label: Label; value: string } | null {
  const named = entriesAt(map, offset).flatMap((entry) => {
    const label = LOCATOR_LABELS.find((one) => one === entry.label);
    return label ? [{ label, entry }] : [];
  });
  const chosen = named.find(({ label }) => label === given) ?? named.at(-1);
  return chosen ? { label: chosen.label, value: valueOf(map, offset, chosen.entry) } : null;
}

// Where each part counts its chapters from one, the part is named as well.
function valueOf(map: TextMap, offset: number, entry: MapEntry): string {
  const twins = map.filter(({ label, value }) => label === entry.label && value === entry.value);
  if (twins.length === 1) return entry.value;
  const outer = entriesAt(map, offset).filter(({ level }) => level > 0 && level < entry.level);
  return [...outer.map(({ value }) => value), entry.value].join(", ");
}
