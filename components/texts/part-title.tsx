import type { TextContents } from "@/lib/texts/queries/reading";
import { Italics } from "./italics";

/** What a part of a text is called: by a heading, as what goes on under the one before it, or by its number. */
type PartName = { ordinal: number; heading: string | null; isContinued: boolean };

/** What the parts of a text are called, by their numbers. */
export function partNames({ parts }: TextContents): ReadonlyMap<number, PartName> {
  let last: string | null = null;
  return new Map(
    parts.map(({ ordinal, title, headings }) => {
      const isContinued = title === "" && last !== null;
      const name = { ordinal, isContinued, heading: title === "" ? last : title };
      // Of a text with very many headings the last are not listed.
      last = headings.at(-1)?.text ?? (title || last);
      return [ordinal, name] as const;
    }),
  );
}

/** What a part of a text is called, in words. */
export function PartTitle({ name: { heading, isContinued, ordinal } }: { name: PartName }) {
  if (heading === null) return <>Part {ordinal}</>;
  return (
    <>
      <Italics>{heading}</Italics>
      {isContinued && ", continued"}
    </>
  );
}
