import type { Nodes, RootContent } from "mdast";
import type { Extraction } from "../../rules/extraction";
import { assembled, withoutTitle, type Part } from "./assemble";
import { languageOf } from "./html";
import { PartWriter } from "./part-writer";
import { Refusal, type Reading } from "./reading";

/**
 * A Markdown text without its marks. HTML in it is left out, references to footnotes stay as "[1]".
 *
 * @throws Refusal
 */
export async function readMarkdownFile(
  source: string,
  notes: string[],
  reading: Reading,
): Promise<Extraction> {
  const { body, front } = withoutFront(source);
  requireShallow(body, reading.limits.depth);
  const [{ unified }, { default: remarkParse }] = await Promise.all([
    import("unified"),
    import("remark-parse"),
  ]);
  const writer = new PartWriter();
  for (const node of unified().use(remarkParse).parse(body).children) write(node, writer, false);
  const { text, blocks, map } = assembled(withoutTitle(writer.parts), reading);
  return {
    ...{ kind: "extracted", format: "markdown", text, blocks, map, notes },
    title: front.title ?? titleIn(writer.parts),
    language: languageOf(front.lang ?? front.language),
  };
}

/** The settings that some write before a text, each on a line of its own between two lines of hyphens. */
function withoutFront(source: string): { body: string; front: Record<string, string> } {
  const [whole, lines] = /^---\n([\s\S]{0,20000}?)\n---[^\S\n]*(?:\n|$)/.exec(source) ?? [];
  if (whole === undefined) return { body: source, front: {} };
  const entries = (lines ?? "").split("\n").map((line) => /^(\w+):\s*(.+?)\s*$/.exec(line));
  const front = entries.flatMap((entry) =>
    entry ? [[entry[1]!, entry[2]!.replace(/^(["'])(.*)\1$/, "$2")]] : [],
  );
  return { body: source.slice(whole.length), front: Object.fromEntries(front) };
}

// Reading takes time that grows with the square of how deep a line opens quotations and lists.
function requireShallow(body: string, depth: number): void {
  for (const [opening] of body.matchAll(/^(?:[ \t]*(?:>|[-+*][ \t]|\d{1,9}[.)][ \t]))+/gm))
    if (opening.match(/>|[-+*][ \t]|[.)][ \t]/g)!.length > depth) throw new Refusal("TOO_DEEP");
}

function write(node: RootContent, writer: PartWriter, isQuoted: boolean): void {
  const kind = isQuoted ? "QUOTATION" : "PARAGRAPH";
  switch (node.type) {
    case "heading":
      writer.words(wordsOf(node));
      return writer.end("HEADING", isQuoted ? 0 : node.depth);
    case "paragraph": {
      const words = wordsOf(node);
      const isNote = NOTE.test(words);
      writer.lines(isNote ? words.replace(NOTE, "[$1] ") : words, kind);
      return writer.end(isNote ? "NOTE" : kind);
    }
    case "code":
      writer.lines(node.value, kind);
      return writer.end(kind);
    case "blockquote":
    case "list":
    case "listItem":
      for (const child of node.children)
        write(child, writer, isQuoted || node.type === "blockquote");
      return;
    default:
      return;
  }
}

/** The words of a node without its marks, found without recursion: it may be deep. */
function wordsOf(node: Nodes): string {
  const words: string[] = [];
  const waiting: Nodes[] = [node];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (next.type === "break") words.push("\n");
    if (next.type === "text" || next.type === "inlineCode") words.push(next.value);
    if ("children" in next) waiting.push(...[...next.children].reverse());
  }
  return words.join("").replace(/\[\^(\w{1,3})\](?!:)/g, "[$1]");
}

const NOTE = /^\[\^(\w{1,20})\]:\s*/;

function titleIn(parts: readonly Part[]): string | null {
  const headings = parts.filter(({ kind }) => kind === "HEADING");
  const outermost = headings.filter(({ level }) => level === 1);
  return outermost.length === 1 && headings[0] === outermost[0] ? outermost[0]!.text : null;
}
