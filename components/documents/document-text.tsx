import { Fragment } from "react";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { MarginNote, type MarginNoteView } from "@/components/annotations/margin-note";
import { MarginCard, type MarginCardView } from "./margin-card";
import { stateLooks, type SentenceState } from "./sentence-states";

export type RunView = {
  /** Where it begins in the whole text. */
  start: number;
  /** The words with their own blanks: the runs of a block joined are its text. */
  text: string;
  /** Null for the blank between two sentences. */
  state: SentenceState | null;
  /** The claim that the words assert; its card stands in the margin. */
  claimId: string | null;
  /** The sentence that ends with these words, from which a claim can be made. */
  endsSentence?: number;
};

export type DocumentBlockView = {
  id: string;
  kind: "HEADING" | "PARAGRAPH" | "QUOTATION" | "VERSE" | "NOTE";
  /** What the paragraph is cited by; null for headings. */
  number: number | null;
  runs: readonly RunView[];
  cards: readonly MarginCardView[];
  notes: readonly MarginNoteView[];
};

/**
 * A document to be read: numbered paragraphs whose words are underlined by the state of the claims that they assert, and
 * beside each paragraph the cards of those claims. On narrow screens the cards follow their paragraph.
 */
export function DocumentText({
  blocks,
  language,
  claimHref,
}: {
  blocks: readonly DocumentBlockView[];
  language?: string | null;
  /** The form that makes a claim of a sentence. */
  claimHref: (sentenceId: number) => string;
}) {
  return (
    <div lang={language ?? undefined}>
      {blocks.map((block) => (
        <div
          key={block.id}
          className="gap-x-10 lg:grid lg:grid-cols-[2.25rem_minmax(0,39rem)_minmax(0,1fr)]"
        >
          <ParagraphNumber number={block.number} />
          <Words block={block} claimHref={claimHref} />
          <Margin block={block} />
        </div>
      ))}
    </div>
  );
}

function ParagraphNumber({ number }: { number: number | null }) {
  if (number === null) return <span className="max-lg:hidden" />;
  return (
    <a
      href={`#p-${number}`}
      aria-label={`Paragraph ${number}`}
      className="meta inline-block min-h-6 min-w-6 self-start pt-1 no-underline max-lg:float-left lg:text-right"
    >
      {number}
    </a>
  );
}

function Words({
  block,
  claimHref,
}: {
  block: DocumentBlockView;
  claimHref: (sentenceId: number) => string;
}) {
  const words = block.runs.map((run) => (
    <Fragment key={run.start}>
      <Run run={run} />
      {run.endsSentence !== undefined && block.kind !== "HEADING" && (
        <a
          href={claimHref(run.endsSentence)}
          aria-label={`Make a claim of sentence ${run.endsSentence}`}
          className="make-claim"
        />
      )}
    </Fragment>
  ));
  if (block.kind === "HEADING") return <h2 className="mt-4 mb-3 max-w-measure">{words}</h2>;
  if (block.kind === "QUOTATION") {
    return (
      <blockquote
        id={`p-${block.number}`}
        className={`addressable mb-5 max-w-measure border-l border-rule pl-5 leading-[1.68] ${staysBeside}`}
      >
        {words}
      </blockquote>
    );
  }
  return (
    <p
      id={`p-${block.number}`}
      className={`addressable mb-5 max-w-measure ${staysBeside} ${paragraphs[block.kind]}`}
    >
      {words}
    </p>
  );
}

// A dense paragraph has more cards than lines: it stays in sight until the last of them has passed.
const staysBeside = "lg:sticky lg:top-6 lg:self-start";

const paragraphs = {
  PARAGRAPH: "leading-[1.68]",
  VERSE: "pl-5 leading-[1.68] whitespace-pre-line",
  NOTE: "text-aside",
};

function Run({ run: { text, state, claimId } }: { run: RunView }) {
  if (!claimId || !state) return text;
  return (
    <a href={`#c-${claimId}`} className="sentence" data-state={state}>
      {text}
      <VisuallyHidden> ({stateLooks[state].words})</VisuallyHidden>
    </a>
  );
}

function Margin({ block }: { block: DocumentBlockView }) {
  if (block.cards.length + block.notes.length === 0) return null;
  return (
    <div className="mb-7 ml-4 space-y-3.5 lg:mt-1 lg:ml-0">
      {block.cards.map((card) => (
        <MarginCard key={card.claimId} card={card} />
      ))}
      {block.notes.map((note) => (
        <MarginNote key={note.id} note={note} />
      ))}
    </div>
  );
}
