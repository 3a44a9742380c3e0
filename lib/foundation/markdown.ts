import remarkParse from "remark-parse";
import { unified } from "unified";
import type { Nodes, PhrasingContent, RootContent } from "mdast";

/** What a line of a note is made of. A link leads to http or https. */
export type Inline =
  | { kind: "text" | "code"; text: string }
  | { kind: "emphasis" | "strong"; of: Inline[] }
  | { kind: "link"; href: string; of: Inline[] };

/** What a note is made of. `start` is the number of an ordered list's first item; null where it is not ordered. */
export type Block =
  | { kind: "paragraph"; of: Inline[] }
  | { kind: "code"; text: string }
  | { kind: "quote"; of: Block[] }
  | { kind: "list"; start: number | null; items: Block[][] };

/**
 * Reads a small part of Markdown: paragraphs, emphasis, strong, code, lists, quotations and links. Whatever
 * else there is (HTML, pictures, headings, references) stays the text that was typed, and so does all of it
 * where marks are nested so deeply that reading them would take long.
 *
 * @param text at most some ten thousand characters
 * @returns a tree at most `DEEPEST` levels deep; deeper parts are text
 */
export function readMarkdown(text: string): Block[] {
  if (isTangled(text)) return [{ kind: "paragraph", of: [{ kind: "text", text }] }];
  const root = reader.parse(text);
  return root.children.flatMap((node) => blockOf(node, 1));
}

/** Every address that a reader of the note could follow. */
export function linksIn(text: string): string[] {
  return readMarkdown(text).flatMap(hrefsIn);
}

/** How deep quotations, lists and marks go. */
export const DEEPEST = 12;

// What stays text is switched off where it would be read, so that nothing of it is ever a node.
const OFF = [
  ...["htmlFlow", "htmlText", "labelStartImage", "headingAtx", "setextUnderline"],
  ...["thematicBreak", "definition", "codeIndented", "characterReference"],
];
const reader = unified()
  .use(remarkParse)
  .data("micromarkExtensions", [{ disable: { null: OFF } }])
  .freeze();

// Reading takes time that grows with the square of how deep a line opens quotations and lists, and of how
// long a run of stars or low lines is. Nobody writes this many.
const TANGLES = [/^(?:[ \t]*(?:>|[-+*][ \t]|\d{1,9}[.)][ \t])){7}/m, /[*_]{6}/];
const isTangled = (text: string): boolean => TANGLES.some((tangle) => tangle.test(text));

function blockOf(node: RootContent, depth: number): Block[] {
  if (depth >= DEEPEST) return [{ kind: "paragraph", of: [{ kind: "text", text: textOf(node) }] }];
  switch (node.type) {
    case "paragraph":
      return [{ kind: "paragraph", of: inlinesOf(node.children, depth) }];
    case "code":
      return [{ kind: "code", text: node.value }];
    case "blockquote":
      return [{ kind: "quote", of: node.children.flatMap((child) => blockOf(child, depth + 1)) }];
    case "list":
      return [
        {
          kind: "list",
          start: node.ordered ? (node.start ?? 1) : null,
          items: node.children.map((item) =>
            item.children.flatMap((child) => blockOf(child, depth + 1)),
          ),
        },
      ];
    default:
      return [{ kind: "paragraph", of: [{ kind: "text", text: textOf(node) }] }];
  }
}

const inlinesOf = (nodes: readonly PhrasingContent[], depth: number): Inline[] =>
  nodes.flatMap((node) => inlineOf(node, depth + 1));

function inlineOf(node: PhrasingContent, depth: number): Inline[] {
  if (depth >= DEEPEST) return [{ kind: "text", text: textOf(node) }];
  switch (node.type) {
    case "inlineCode":
      return [{ kind: "code", text: node.value }];
    case "emphasis":
    case "strong":
      return [{ kind: node.type, of: inlinesOf(node.children, depth) }];
    case "link": {
      const of = inlinesOf(node.children, depth);
      return isWebAddress(node.url) ? [{ kind: "link", href: node.url, of }] : of;
    }
    case "break":
      return [{ kind: "text", text: "\n" }];
    default:
      return [{ kind: "text", text: textOf(node) }];
  }
}

// Said in full: a browser also takes "https:elsewhere.example" and "//elsewhere.example" for addresses.
const isWebAddress = (url: string): boolean => /^https?:\/\/[^/\\]/i.test(url) && URL.canParse(url);

/** The words of a node without its marks, found without recursion: it may be deep. */
function textOf(node: Nodes): string {
  const words: string[] = [];
  const waiting: Nodes[] = [node];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if ("value" in next) words.push(next.value);
    if ("children" in next) waiting.push(...[...next.children].reverse());
  }
  return words.join("");
}

function hrefsIn(part: Block | Inline): string[] {
  switch (part.kind) {
    case "text":
    case "code":
      return [];
    case "link":
      return [part.href];
    case "list":
      return part.items.flat().flatMap(hrefsIn);
    default:
      return (part.of as (Block | Inline)[]).flatMap(hrefsIn);
  }
}
