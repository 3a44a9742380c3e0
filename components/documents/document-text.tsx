import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { MarginNote, type MarginNoteView } from "@/components/annotations/margin-note";
import { MarginCard, type MarginCardView } from "./margin-card";
import { stateLooks, type SentenceState } from "./sentence-states";

export type SentenceView = {
  id: string;
  text: string;
  state: SentenceState;
  /** The claim that the sentence asserts; its card stands in the margin of the same block. */
  claimId: string | null;
};

export type DocumentBlockView = {
  id: string;
  kind: "HEADING" | "PARAGRAPH" | "QUOTATION" | "VERSE" | "NOTE";
  /** What the paragraph is cited by; null for headings. */
  number: number | null;
  sentences: readonly SentenceView[];
  cards: readonly MarginCardView[];
  notes: readonly MarginNoteView[];
};

/**
 * A document to be read: numbered paragraphs whose sentences are underlined by the state of their claims, and beside
 * each paragraph the cards of those claims. On narrow screens the cards follow their paragraph.
 */
export function DocumentText({
  blocks,
  language,
}: {
  blocks: readonly DocumentBlockView[];
  language?: string | null;
}) {
  return (
    <div lang={language ?? undefined}>
      {blocks.map((block) => (
        <div
          key={block.id}
          className="gap-x-10 lg:grid lg:grid-cols-[2.25rem_minmax(0,39rem)_minmax(0,1fr)]"
        >
          <ParagraphNumber number={block.number} />
          <Words block={block} />
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

function Words({ block }: { block: DocumentBlockView }) {
  const sentences = block.sentences.map((sentence) => (
    <Sentence key={sentence.id} sentence={sentence} />
  ));
  if (block.kind === "HEADING") return <h2 className="mt-4 mb-3 max-w-measure">{sentences}</h2>;
  if (block.kind === "QUOTATION") {
    return (
      <blockquote
        id={`p-${block.number}`}
        className="addressable mb-5 max-w-measure border-l border-rule pl-5 leading-[1.68]"
      >
        {sentences}
      </blockquote>
    );
  }
  return (
    <p
      id={`p-${block.number}`}
      className={`addressable mb-5 max-w-measure ${paragraphs[block.kind]}`}
    >
      {sentences}
    </p>
  );
}

const paragraphs = {
  PARAGRAPH: "leading-[1.68]",
  VERSE: "pl-5 leading-[1.68] whitespace-pre-line",
  NOTE: "text-aside",
};

// The space between two sentences stands outside of both, so that their lines do not run into each other.
function Sentence({ sentence: { id, text, state, claimId } }: { sentence: SentenceView }) {
  if (!claimId) {
    return (
      <>
        <span id={`s-${id}`} className="sentence" data-state={state}>
          {text}
        </span>{" "}
      </>
    );
  }
  return (
    <>
      <a id={`s-${id}`} href={`#c-${claimId}`} className="sentence" data-state={state}>
        {text}
        <VisuallyHidden> ({stateLooks[state].words})</VisuallyHidden>
      </a>{" "}
    </>
  );
}

function Margin({ block }: { block: DocumentBlockView }) {
  if (block.cards.length + block.notes.length === 0) return null;
  return (
    <div className="mb-7 ml-4 space-y-4 lg:mt-1 lg:ml-0">
      {block.cards.map((card) => (
        <MarginCard key={card.claimId} card={card} />
      ))}
      {block.notes.map((note) => (
        <MarginNote key={note.id} note={note} />
      ))}
    </div>
  );
}
