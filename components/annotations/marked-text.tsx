import { WithMarks } from "@/components/moderation/with-marks";
import { readMarkdown, type Block, type Inline } from "@/lib/foundation/markdown";

/** What somebody wrote with a few marks of Markdown: built from elements, never from HTML. */
export function MarkedText({ text }: { text: string }) {
  return <div className="marked">{readMarkdown(text).map(blockOf)}</div>;
}

function blockOf(block: Block, key: number) {
  switch (block.kind) {
    case "paragraph":
      return <p key={key}>{block.of.map(inlineOf)}</p>;
    case "code":
      return (
        <pre key={key}>
          <code>{block.text}</code>
        </pre>
      );
    case "quote":
      return <blockquote key={key}>{block.of.map(blockOf)}</blockquote>;
    case "list": {
      const items = block.items.map((item, index) => <li key={index}>{item.map(blockOf)}</li>);
      return block.start === null ? (
        <ul key={key}>{items}</ul>
      ) : (
        <ol key={key} start={block.start}>
          {items}
        </ol>
      );
    }
  }
}

function inlineOf(inline: Inline, key: number) {
  switch (inline.kind) {
    case "text":
      return <WithMarks key={key} text={inline.text} />;
    case "code":
      return <code key={key}>{inline.text}</code>;
    case "emphasis":
      return <em key={key}>{inline.of.map(inlineOf)}</em>;
    case "strong":
      return <strong key={key}>{inline.of.map(inlineOf)}</strong>;
    case "link":
      return (
        <a key={key} href={inline.href} rel="nofollow ugc noopener">
          {inline.of.map(inlineOf)}
        </a>
      );
  }
}
