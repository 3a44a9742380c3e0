import { Refusal, type Reading } from "./reading";

/**
 * Refuses XML and HTML that would cost more to read than its size says, before anything reads it: entities of its own, of
 * which nobody here resolves any, and elements within elements without end. Takes time in the length of the text.
 *
 * @throws Refusal
 */
export function requireTameMarkup(
  markup: string,
  kind: "xml" | "html",
  { limits }: Pick<Reading, "limits">,
): void {
  if (/<!ENTITY/i.test(markup)) throw new Refusal("UNREADABLE", OWN_ENTITIES);
  const open: string[] = [];
  for (const { name, is } of tagsIn(markup, kind)) {
    if (is === "end") close(open, name, kind);
    else {
      if (kind === "html") closeBefore(open, name);
      open.push(name);
      if (open.length > limits.depth) throw new Refusal("TOO_DEEP");
    }
  }
}

type Tag = { name: string; is: "start" | "end" };

function* tagsIn(markup: string, kind: "xml" | "html"): Generator<Tag> {
  let at = markup.indexOf("<");
  while (at >= 0) {
    const special = SPECIAL.find(({ begins }) => markup.startsWith(begins, at));
    const end = markup.indexOf(special?.ends ?? ">", at + 1);
    if (end < 0) return;
    const tag = special ? null : tagOf(markup.slice(at + 1, Math.min(end, at + 80)));
    const isEmpty = kind === "xml" ? markup[end - 1] === "/" : VOID.has(tag?.name ?? "");
    if (tag && !isEmpty) yield tag;
    const isRaw = kind === "html" && tag?.is === "start" && RAW.has(tag.name);
    at = isRaw ? endOfRaw(markup, tag.name, end) : markup.indexOf("<", end + 1);
  }
}

function tagOf(inside: string): Tag | null {
  const [, slash, name] = /^(\/?)([\p{L}_][^\s/>]*)/u.exec(inside) ?? [];
  if (name === undefined) return null;
  return { name: name.toLowerCase(), is: slash === "/" ? "end" : "start" };
}

const endOfRaw = (markup: string, name: string, from: number): number => {
  const ends = new RegExp(`</${name}`, "gi");
  ends.lastIndex = from;
  return ends.exec(markup)?.index ?? -1;
};

function close(open: string[], name: string, kind: "xml" | "html"): void {
  if (kind === "xml") open.pop();
  else {
    const at = open.lastIndexOf(name);
    if (at >= 0) open.length = at;
  }
}

/** What an HTML element ends by beginning, since its end need not be written. */
function closeBefore(open: string[], name: string): void {
  const ends = ENDED_BY[name] ?? (BLOCKS.has(name) ? ["p"] : []);
  while (ends.includes(open[open.length - 1] ?? "")) open.pop();
}

const SPECIAL = [
  { begins: "<!--", ends: "-->" },
  { begins: "<![CDATA[", ends: "]]>" },
  { begins: "<?", ends: "?>" },
];
const VOID = new Set(
  "area base br col embed hr img input link meta param source track wbr".split(" "),
);
const RAW = new Set(["script", "style", "textarea", "title"]);
const BLOCKS = new Set(
  `address article aside blockquote center div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr main nav ol p pre
   section table ul`.split(/\s+/),
);
const ENDED_BY: Readonly<Record<string, readonly string[]>> = {
  ...{ li: ["li", "p"], dt: ["dt", "dd", "p"], dd: ["dt", "dd", "p"], option: ["option"] },
  ...{ td: ["td", "th", "p"], th: ["td", "th", "p"], tr: ["td", "th", "tr", "p"] },
  ...{ tbody: ["td", "th", "tr", "thead", "tbody"], tfoot: ["td", "th", "tr", "thead", "tbody"] },
};
const OWN_ENTITIES =
  "The file declares entities of its own. None is ever resolved here; save it without them.";
