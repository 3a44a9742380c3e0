import type CSL from "citeproc";
import type { StyleNode } from "citeproc";
import type { CslItem } from "@/lib/sources/rules";

/** The styles that there are, by the names under which `styles.json` keeps them. */
export type StyleName =
  "apa" | "mla" | "chicagoNotes" | "chicagoAuthorDate" | "vancouver" | "harvard";

/** What sets one style: an entry of a list, and what stands at the place in the text where a work is cited. */
export type StyleEngine = {
  entry(item: CslItem & { id: string }): string;
  inText(item: CslItem & { id: string }, locator?: { label: string; value: string }): string;
};

/** Where italics begin and end in what an engine gives: signs that nobody can type. */
export const ITALICS = { begin: "\u0002", end: "\u0003" };

/**
 * The engine of a style. The first call of a process loads citeproc and the styles, which nothing else does; the engine of
 * each style is made when it is first asked for, and kept, since making one takes longer than setting a hundred entries.
 */
export async function engineOf(style: StyleName): Promise<StyleEngine> {
  loaded ??= load();
  const make = await loaded;
  const engine = engines.get(style) ?? make(style);
  engines.set(style, engine);
  return engine;
}

const engines = new Map<StyleName, StyleEngine>();
let loaded: Promise<(style: StyleName) => StyleEngine> | undefined;

async function load() {
  const [{ default: citeproc }, { default: styles }] = await Promise.all([
    import("citeproc"),
    import("./styles.json"),
  ]);
  const kept = styles as unknown as Record<string, string>;
  citeproc.Output.Formats.assay = {
    ...citeproc.Output.Formats.text,
    "@font-style/italic": `${ITALICS.begin}%%STRING%%${ITALICS.end}`,
  };
  const nodeOf = (name: string) => grown(JSON.parse(kept[name]!) as Folded);
  return (style: StyleName) =>
    engineFrom(citeproc, nodeOf(style), (language) =>
      nodeOf(language in kept ? language : "en-US"),
    );
}

function engineFrom(
  citeproc: typeof CSL,
  style: StyleNode,
  retrieveLocale: (language: string) => StyleNode,
): StyleEngine {
  let current: (CslItem & { id: string }) | undefined;
  const engine = new citeproc.Engine(
    { retrieveLocale, retrieveItem: () => ({ ...current }) },
    style,
    "en-US",
  );
  engine.setOutputFormat("assay");
  // The engine remembers what it has read under an id: each work is read anew, and put away again.
  const set = <Set>(item: CslItem & { id: string }, how: () => Set): Set => {
    current = item;
    engine.updateItems([item.id]);
    const text = how();
    engine.updateItems([]);
    return text;
  };
  return {
    entry: (item) =>
      set(item, () => {
        const made = engine.makeBibliography();
        return made ? (made[1][0] ?? "").trim() : "";
      }),
    inText: (item, locator) =>
      set(item, () => {
        const cited = {
          id: item.id,
          ...(locator && { locator: locator.value, label: locator.label }),
        };
        const citation = { citationItems: [cited], properties: { noteIndex: 1 } };
        return engine.previewCitationCluster(citation, [], [], "assay").trim();
      }),
  };
}

/** A node of a style as `styles.json` holds it: name, attributes, children. */
type Folded = { n: string; a?: Record<string, string>; c?: (Folded | string)[] };

function grown({ n, a = {}, c }: Folded): StyleNode {
  const children = c?.map((child) => (typeof child === "string" ? child : grown(child)));
  return { name: n, attrs: a, children: children ?? (n === "term" ? [""] : []) };
}
