import type { TextContents as Contents } from "@/lib/texts/queries/reading";
import { blockAnchor } from "@/lib/sources/rules/texts";
import { Italics } from "./italics";
import { partNames, PartTitle } from "./part-title";

/** What a text consists of, each part and heading with the way to it. */
export function TextContents({
  contents,
  current,
  hrefOf,
}: {
  contents: Contents;
  /** The part that is being read. */
  current?: number | undefined;
  hrefOf: (ordinal: number) => string;
}) {
  const { parts, isCut } = contents;
  const names = partNames(contents);
  return (
    <>
      <ol className="space-y-1.5 text-aside">
        {parts.map(({ ordinal, title, headings }) => {
          // A part is a page of reading: what else begins in it is no lesser heading.
          const others = headings.slice(title === "" ? 0 : 1);
          const name = <PartTitle name={names.get(ordinal)!} />;
          return (
            <li key={ordinal}>
              {ordinal === current ? (
                <b aria-current="page" className="font-semibold">
                  {name}
                </b>
              ) : (
                <a href={hrefOf(ordinal)}>{name}</a>
              )}
              {others.length > 0 && (
                <ul className="mt-1.5 space-y-1.5">
                  {others.map(({ blockId, text }) => (
                    <li key={blockId}>
                      <a
                        href={`${ordinal === current ? "" : hrefOf(ordinal)}#${blockAnchor(blockId)}`}
                      >
                        <Italics>{text}</Italics>
                      </a>
                    </li>
                  ))}
                </ul>
              )}
            </li>
          );
        })}
      </ol>
      {isCut && <p className="meta mt-2">It has more headings than are listed here.</p>}
    </>
  );
}
