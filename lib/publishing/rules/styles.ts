import { Cite } from "@citation-js/core";
import "@citation-js/plugin-csl";
import type { CitedItem } from "./citing";

/** A source cited in the styles that readers are asked for, as plain text. The first call reads the styles, which takes a second. */
export function citationsOf(item: CitedItem): { style: string; text: string }[] {
  // Told what it is, the library neither guesses nor looks anything up.
  const cite = new Cite(item, { forceType: "@csl/object", generateGraph: false });
  return STYLES.map(({ style, template }) => {
    const text = cite.format("bibliography", { template, format: "text" });
    // In a list Vancouver numbers its entries; one alone needs none.
    return { style, text: text.trim().replace(/^1\. /, "") };
  });
}

const STYLES = [
  { style: "APA", template: "apa" },
  { style: "Harvard", template: "harvard1" },
  { style: "Vancouver", template: "vancouver" },
];
