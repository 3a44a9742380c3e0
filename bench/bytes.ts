import { gzipSync } from "node:zlib";
import { get } from "./pages";
import { Wrong } from "./wrong";

/** How many bytes a page has for one byte of its markup: the rest is what React needs to take the page over. */
export function bytesPerMarkup(html: string): number {
  return Buffer.byteLength(html) / Buffer.byteLength(html.replace(FLIGHT, ""));
}

/**
 * The scripts that a page names, to be loaded at once or by React when it reads the page's payload. Those for
 * browsers without modules are left out: no other browser loads them.
 */
export function scriptsOf(html: string): string[] {
  const modern = html.replace(/<script\b[^>]*\bnomodule\b[^>]*>/gi, "");
  return [...new Set([...modern.matchAll(SCRIPT)].map(([, path]) => `/_next/${path}`))].sort();
}

/** The bytes of the scripts that a page loads, each compressed by itself with gzip; 0 for a page that loads none. */
export async function scriptBytes(origin: string, path: string): Promise<number> {
  const scripts = scriptsOf(await (await get(origin + path)).text());
  const sizes = await Promise.all(scripts.map((script) => gzipped(origin + script)));
  return sizes.reduce((sum, size) => sum + size, 0);
}

const FLIGHT = /<script\b[^>]*>\(?self\.__next_f\b[\s\S]*?<\/script>/g;
const SCRIPT = /(static\/chunks\/[\w./~-]+\.js)/g;

async function gzipped(url: string): Promise<number> {
  const answer = await get(url);
  if (answer.status !== 200) throw new Wrong(`${url} answers ${answer.status}, not 200.`);
  return gzipSync(Buffer.from(await answer.arrayBuffer())).length;
}
