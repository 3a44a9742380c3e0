import type { Archive } from "./archive";
import { decoded } from "./encoding";
import { requireTameMarkup } from "./markup";
import { Refusal, type Reading } from "./reading";

/** What an EPUB says of itself. Paths are names of the archive. */
export type Book = {
  title: string | null;
  language: string | null;
  /** The files of the text in reading order. */
  spine: string[];
  /** The table of contents: of EPUB 3, else of EPUB 2. */
  contents: { path: string; is: "nav" | "ncx" } | null;
};
/** Chapters and printed pages by the places that they begin at: a path, "#" and an id, which may be empty. */
export type Contents = {
  chapters: { label: string; place: string; level: number }[];
  pages: { label: string; place: string }[];
};

/**
 * Reads the package of an EPUB (EPUB 3.3, sections 4 and 5).
 *
 * @throws Refusal where it is encrypted, or says not where its texts are
 */
export async function packageOf(archive: Archive, reading: Reading): Promise<Book> {
  requireOpen(archive);
  const container = await xmlIn(archive, "META-INF/container.xml", reading);
  const path = container && all(container, "rootfile")[0]?.getAttribute("full-path");
  const root = path ? await xmlIn(archive, path, reading) : null;
  if (!path || !root) throw new Refusal("UNREADABLE", NO_PACKAGE);
  const items = new Map(all(root, "item").map((item) => [item.getAttribute("id"), item] as const));
  const hrefOf = (item: Element | undefined) => {
    const href = item?.getAttribute("href");
    return href ? placeFrom(path, href)!.split("#")[0]! : null;
  };
  const spine = all(root, "itemref").flatMap((reference) => {
    const item = items.get(reference.getAttribute("idref"));
    const isText = /html/.test(item?.getAttribute("media-type") ?? "");
    return isText ? [hrefOf(item)!] : [];
  });
  const nav = [...items.values()].find((item) =>
    /(?:^|\s)nav(?:\s|$)/.test(item.getAttribute("properties") ?? ""),
  );
  const ncx = [...items.values()].find((item) => /ncx/.test(item.getAttribute("media-type") ?? ""));
  const [navPath, ncxPath] = [hrefOf(nav), hrefOf(ncx)];
  if (spine.length === 0) throw new Refusal("EMPTY");
  if (spine.length > reading.limits.entries) throw new Refusal("TOO_LARGE");
  return {
    title: all(root, "title")[0]?.textContent?.trim() || null,
    language: all(root, "language")[0]?.textContent?.trim() || null,
    spine,
    contents: navPath
      ? { path: navPath, is: "nav" }
      : ncxPath
        ? { path: ncxPath, is: "ncx" }
        : null,
  };
}

/** Fonts may be disguised, which hides no word; anything else that is encrypted is. */
function requireOpen(archive: Archive): void {
  const bytes = archive.read("META-INF/encryption.xml");
  if (!bytes) return;
  const methods = decoded(bytes).text.matchAll(/EncryptionMethod[^>]*Algorithm=["']([^"']*)["']/g);
  const open = [...methods].every(([, method]) => FONTS_ONLY.includes(method!));
  if (!open) throw new Refusal("ENCRYPTED", PROTECTED);
}

/** The table of contents; empty where there is none, or none that can be read. */
export async function contentsIn(
  archive: Archive,
  { contents }: Book,
  reading: Reading,
): Promise<Contents> {
  const root = contents ? await xmlIn(archive, contents.path, reading) : null;
  if (!contents || !root) return { chapters: [], pages: [] };
  return contents.is === "nav" ? inNav(root, contents.path) : inNcx(root, contents.path);
}

function inNav(root: Document, path: string): Contents {
  const navOf = (kind: string) =>
    all(root, "nav").find((nav) =>
      (nav.getAttribute("epub:type") ?? "").split(/\s+/).includes(kind),
    );
  const entriesOf = (nav: Element | undefined) =>
    (nav ? all(nav, "a") : []).flatMap((link) => {
      const place = placeFrom(path, link.getAttribute("href") ?? "");
      const label = link.textContent?.replace(/\s+/g, " ").trim();
      return place && label ? [{ label, place, level: depthIn(link, "ol") }] : [];
    });
  return { chapters: entriesOf(navOf("toc")), pages: entriesOf(navOf("page-list")) };
}

function inNcx(root: Document, path: string): Contents {
  const entriesOf = (name: string) =>
    all(root, name).flatMap((point) => {
      const place = placeFrom(path, all(point, "content")[0]?.getAttribute("src") ?? "");
      const label = all(point, "text")[0]?.textContent?.replace(/\s+/g, " ").trim();
      return place && label ? [{ label, place, level: 1 + depthIn(point, name) }] : [];
    });
  return { chapters: entriesOf("navPoint"), pages: entriesOf("pageTarget") };
}

function depthIn(element: Element, name: string): number {
  let depth = 0;
  for (let above = element.parentElement; above; above = above.parentElement)
    if (isCalled(above, name)) depth += 1;
  return depth;
}

/** The place that an address within a file leads to: a name of the archive, "#" and an id; null where it leads out. */
function placeFrom(from: string, href: string): string | null {
  if (/^[a-z][\w+.-]*:/i.test(href)) return null;
  try {
    // Dots are taken away as in any address, and never lead above the archive.
    const { pathname, hash } = new URL(href, `file:///${encodeURI(from)}`);
    return `${decodeURIComponent(pathname).slice(1)}#${decodeURIComponent(hash.slice(1))}`;
  } catch {
    return null;
  }
}

async function xmlIn(archive: Archive, name: string, reading: Reading): Promise<Document | null> {
  const bytes = archive.read(name);
  if (!bytes) return null;
  const { text } = decoded(bytes);
  requireTameMarkup(text, "xml", reading);
  const { DOMParser } = await import("linkedom");
  return new DOMParser().parseFromString(text, "text/xml") as unknown as Document;
}

/** Every element of a name below another, whatever its prefix. */
const all = (root: Document | Element, name: string): Element[] =>
  [...root.querySelectorAll("*")].filter((element) => isCalled(element, name));
const isCalled = (element: Element, name: string): boolean =>
  element.tagName.replace(/^.*:/, "").toLowerCase() === name.toLowerCase();

const FONTS_ONLY = ["http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"];
const NO_PACKAGE = "The book does not say where its texts are: its container is missing or broken.";
const PROTECTED =
  "The book is protected against copying. Bring a copy without protection, or paste the passage.";
