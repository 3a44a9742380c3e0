import type { ReadPart } from "@/lib/texts/queries/reading";
import { blockAnchor } from "@/lib/sources/rules/texts";
import { Italics } from "./italics";

/**
 * A part of a text to be read, under its title: every block has an anchor, so that a place in it has an address. A heading that
 * is the title is not said twice.
 */
export function TextBlocks({ part, language }: { part: ReadPart; language: string }) {
  return (
    <div lang={language} className="max-w-measure space-y-4">
      {part.blocks.map((block, nth) => (
        <div key={block.id} id={blockAnchor(block.id)} className="addressable">
          {block.page !== null && block.page !== part.blocks[nth - 1]?.page && (
            <p className="meta">Page {block.page}</p>
          )}
          {!(nth === 0 && isTitle(block, part)) && <BlockWords block={block} />}
        </div>
      ))}
    </div>
  );
}

type Block = ReadPart["blocks"][number];

const isTitle = ({ kind, text }: Block, { title }: ReadPart): boolean =>
  kind === "HEADING" && text.replace(/\s+/g, " ") === title;

function BlockWords({ block: { kind, text } }: { block: Block }) {
  const words = <Italics>{text}</Italics>;
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
