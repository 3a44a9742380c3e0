import { readPublicId } from "@/lib/foundation/ids";
import { subjectIdOf, subjectIn } from "./redaction";

/** What somebody names by an address: something of ours by kind and id, or else a page by its path. */
export type NamedPlace = { kind: string; id: string };

/**
 * What an address of this site is about, with or without its host; also what desk pages write, `kind:id`. A page of a
 * claim with a mark such as `#e-…` names what is marked. A reviewer's page, and whatever has no id of its own, is named by its
 * path. Null for an address of another site, and for what is none.
 *
 * @param origin where this installation is reached
 */
export function placeNamed(address: string, origin: string): NamedPlace | null {
  const named = subjectIn(address.trim());
  if (named) return { kind: named.kind, id: subjectIdOf(named) };
  const url = urlOf(address.trim(), origin);
  if (!url || url.host !== new URL(origin).host) return null;
  return inClaim(url) ?? onPage(url) ?? { kind: "page", id: url.pathname.slice(0, 200) };
}

/** `kind:id` as forms and addresses of the desk have it. */
export const placeInWords = ({ kind, id }: NamedPlace): string => `${kind}:${id}`;

function urlOf(address: string, origin: string): URL | null {
  const isAddress = /^(https?:\/\/|\/)/i.test(address);
  const whole = isAddress ? address : `//${address}`;
  return URL.canParse(whole, origin) ? new URL(whole, origin) : null;
}

function inClaim({ pathname, hash }: URL): NamedPlace | null {
  const [, list, first = "", part, item] = pathname.split("/");
  const claim = readPublicId(first);
  if (list !== "claims" || claim.kind === "invalid") return null;
  const [, letter = "", marked = ""] = /^#([ea])-([0-9a-z]{10})$/.exec(hash) ?? [];
  const [kind, id] = marked
    ? [letter === "e" ? "evidence" : "argument", marked]
    : [PARTS[part ?? ""] ?? "", item ?? ""];
  const there = subjectIn(`${kind}:${claim.id}/${id}`);
  return there ? { kind: there.kind, id: subjectIdOf(there) } : { kind: "claim", id: claim.id };
}

const PARTS: Record<string, string> = {
  evidence: "evidence",
  arguments: "argument",
  annotations: "annotation",
};

function onPage({ pathname }: URL): NamedPlace | null {
  const [, list = "", first = ""] = pathname.split("/");
  const kind = PAGES[list];
  const read = readPublicId(first);
  return kind && read.kind !== "invalid" ? { kind, id: read.id } : null;
}

const PAGES: Record<string, string> = {
  sources: "source",
  documents: "document",
  people: "person",
  rulings: "ruling",
};
