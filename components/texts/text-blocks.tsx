import { WithMarks } from "@/components/moderation/with-marks";
import type { ReadPart } from "@/lib/texts/queries/reading";

/** A part of a text to be read: every block has an anchor, so that a place in it has an address. */
export function TextBlocks({ part, language }: { part: ReadPart; language: string }) {
  return (
    <div lang={language} className="max-w-measure space-y-4">
      {part.blocks.map((block, nth) => (
        <div key={block.id} id={blockAnchor(block.id)}>
          {block.page !== null && block.page !== part.blocks[nth - 1]?.page && (
            <p className="meta">Page {block.page}</p>
          )}
          <BlockWords block={block} />
        </div>
      ))}
    </div>
  );
}

/** Where a block stands on its page. */
export const blockAnchor = (blockId: number): string => `b-${blockId}`;

function BlockWords({ block: { kind, text } }: { block: ReadPart["blocks"][number] }) {
  const words = <WithMarks text={text} />;
  switch (kind) {
    case "HEADING":
      return <h3 className="mt-8 whitespace-pre-line">{words}</h3>;
    case "QUOTATION":
      return <blockquote className="border-l-2 border-rule pl-4">{words}</blockquote>;
    case "VERSE":
      return <p className="whitespace-pre-line">{words}</p>;
    case "NOTE":
      return <p className="text-aside text-soft">{words}</p>;
    case "PARAGRAPH":
      // A line that a printer's page was full at is no line here; one that is longer than any page breaks anyway.
      return <p className="[overflow-wrap:anywhere]">{words}</p>;
  }
}
