import { WithMarks } from "@/components/moderation/with-marks";

/**
 * An excerpt between quotation marks, the first of which hangs in the margin. Marks that the words themselves begin or end
 * with are not doubled where they have no partner inside. The stored words stay as they stand in the text.
 */
export function QuotedExcerpt({ excerpt }: { excerpt: string }) {
  const { open, words, close } = quotedOnce(excerpt);
  return (
    <>
      <span className="hung">{open}</span>
      <Italics>{words}</Italics>
      {close}
    </>
  );
}

// Two marks in a row, where both are needed, stand apart by a hair.
function quotedOnce(excerpt: string): { open: string; words: string; close: string } {
  const opening = excerpt.split("“").length;
  const closing = excerpt.split("”").length;
  const [begins, ends] = [excerpt.startsWith("“"), excerpt.endsWith("”")];
  const isWhole = begins && ends && opening === closing;
  const hasOpen = isWhole || (begins && opening > closing);
  const hasClose = isWhole || (ends && closing > opening);
  return {
    open: begins && !hasOpen ? "“\u200a" : "“",
    words: excerpt.slice(hasOpen ? 1 : 0, hasClose ? -1 : undefined),
    close: ends && !hasClose ? "\u200a”" : "”",
  };
}

// Plain texts of old books set italics between underscores.
function Italics({ children }: { children: string }) {
  const parts = children.split(/_([^_]+)_/);
  // Every other part stood between underscores.
  return parts.map((part, index) =>
    index % 2 === 1 ? <em key={index}>{part}</em> : <WithMarks key={index} text={part} />,
  );
}
