import type { CitationPiece, StyledCitation } from "@/lib/publishing/rules/styles/citations";

/** Something cited in several styles: what stands in the list, and what where it is cited. */
export function StyledCitations({ citations }: { citations: readonly StyledCitation[] }) {
  return (
    <dl className="max-w-measure space-y-4 text-aside">
      {citations.map(({ style, entry, inText, inTextName }) => (
        <div key={style}>
          <dt className="meta">{style}</dt>
          <dd className="break-words">
            <Pieces pieces={entry} />
          </dd>
          {inText && (
            <dd className="mt-1 break-words">
              <span className="meta">{inTextName}: </span>
              <Pieces pieces={inText} />
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}

function Pieces({ pieces }: { pieces: readonly CitationPiece[] }) {
  return pieces.map(({ text, isItalic }, at) => (isItalic ? <i key={at}>{text}</i> : text));
}
