import { WithMarks } from "@/components/moderation/with-marks";
import type { FoundPassage, PassageKind, Piece } from "@/lib/search/rules/marks";
import { VerdictMark, type VerdictMarkView } from "@/components/verdicts/verdict-mark";
import { MarkedWords } from "./marked-words";
import { kindWords, type ClaimKindView } from "./words";

export type ClaimRowView = {
  id: string;
  href: string;
  sentence: string;
  kind: ClaimKindView;
  verdict: VerdictMarkView;
  /** The document it was first read in. */
  document: { title: string; href: string } | null;
  evidence: { supports: number; contradicts: number };
  /** Where words were searched for: the sentence with them marked, and where the others stand. */
  pieces?: readonly Piece[];
  passage?: FoundPassage | null;
};

/**
 * One claim in a list: the sentence, how it stands, and where it comes from.
 * @param children where it comes from, in the place of the document it was first read in
 */
export function ClaimRow({
  claim,
  heading: Heading = "h2",
  children,
}: {
  claim: ClaimRowView;
  heading?: "h2" | "h3";
  children?: React.ReactNode;
}) {
  const { supports, contradicts } = claim.evidence;
  return (
    <article className="grid gap-x-10 gap-y-1 border-b border-rule py-4 md:grid-cols-[minmax(0,1fr)_11.5rem]">
      <Heading className="max-w-measure font-serif text-body leading-snug font-normal tracking-normal">
        <a href={claim.href} className="decoration-edge text-ink">
          {claim.pieces ? (
            <MarkedWords pieces={claim.pieces} />
          ) : (
            <WithMarks text={claim.sentence} />
          )}
        </a>
      </Heading>
      <p className={claim.passage ? "md:row-span-3 md:pt-0.5" : "md:row-span-2 md:pt-0.5"}>
        <VerdictMark verdict={claim.verdict} />
      </p>
      {claim.passage && (
        <p className="max-w-measure text-aside text-soft">
          <span className="meta">{passageWords[claim.passage.kind]}: </span>
          <MarkedWords pieces={claim.passage.pieces} />
        </p>
      )}
      <p className="meta dotted-list">
        <span>{kindWords[claim.kind]}</span>
        {children ??
          (claim.document && (
            <a href={claim.document.href}>
              <WithMarks text={claim.document.title} />
            </a>
          ))}
        <span>
          {supports + contradicts === 0
            ? "no evidence yet"
            : `evidence: ${supports} for, ${contradicts} against`}
        </span>
      </p>
    </article>
  );
}

const passageWords: Record<PassageKind, string> = {
  scope: "Said of",
  topic: "Topic",
  asserter: "Asserted by",
  document: "Asserted in",
  excerpt: "Evidence",
};
