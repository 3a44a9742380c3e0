import { Italics } from "@/components/texts/italics";

/**
 * An excerpt between quotation marks, the first of which hangs in the margin unless words stand before it. Marks that the
 * words themselves begin or end with are not doubled where they have no partner inside. The stored words stay as they stand
 * in the text.
 */
export function QuotedExcerpt({
  excerpt,
  isAmongWords = false,
}: {
  excerpt: string;
  isAmongWords?: boolean;
}) {
  const { open, words, close } = quotedOnce(excerpt);
  return (
    <>
      {isAmongWords ? open : <span className="hung">{open}</span>}
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
