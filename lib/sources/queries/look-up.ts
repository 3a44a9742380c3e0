import "server-only";
import { mayEver } from "@/lib/access/permissions";
import type { Viewer } from "@/lib/access/viewer";
import { askService, type Answered } from "@/lib/foundation/ask-service";
import { readSql } from "@/lib/foundation/db";
import { env } from "@/lib/foundation/env";
import type { CslItem } from "../rules";
import { readCslJson } from "../rules/bibliography/csl-json";
import { itemOfOpenLibrary } from "../rules/bibliography/open-library";
import { numberTyped, type TypedNumber } from "../rules/typed-number";
import type { NamedSource } from "./alike";
import { listKnown } from "./twins";

/**
 * What is known of a DOI or an ISBN that an editor typed: whether it can be one, which sources of the ledger have it, and,
 * where the operator named a service to ask, the record that it gives. Null for whoever imports nothing. No transaction is
 * open while the service is asked.
 */
export async function getNumberAnswer(
  viewer: Viewer,
  typed: string,
  services: Services = env().lookUp,
): Promise<NumberAnswer | null> {
  if (!mayEver("source.import", viewer)) return null;
  const read = numberTyped(typed);
  if (read.kind === "none") return { kind: "none", typed, words: read.words };
  const { kind: what, number } = read;
  const known = await listNamed(what, number);
  const asked = { typed, what, number, known };
  const service = services[what];
  if (!service || known.length > 0) return { kind: "checked", ...asked };
  const { host } = new URL(service);
  const answered = await (what === "DOI" ? askDoi : askIsbn)(service, number);
  if (!answered.ok) return { kind: "unanswered", ...asked, service: host, why: answered.why };
  return { kind: "found", ...asked, service: host, text: answered.text };
}

/** Where each kind of number is looked up; undefined where nobody is asked. */
export type Services = { DOI: string | undefined; ISBN: string | undefined };
type Asked = {
  typed: string;
  what: "DOI" | "ISBN";
  number: string;
  /** Sources of the ledger that have it. */
  known: NamedSource[];
};
export type NumberAnswer =
  | { kind: "none"; typed: string; words: string }
  | ({ kind: "checked" } & Asked)
  | ({ kind: "unanswered"; service: string; why: string } & Asked)
  /** The record as CSL-JSON, fit for the form beside it. */
  | ({ kind: "found"; service: string; text: string } & Asked);

async function listNamed(what: TypedNumber["kind"], number: string): Promise<NamedSource[]> {
  const known = await listKnown(readSql, [{ type: "document", title: "-", [what]: number }]);
  return known.flatMap(({ sourceId: id, title }) => (id ? [{ id, title: title ?? "" }] : []));
}

// By content negotiation, as Crossref, DataCite and others answer it: https://citation.crosscite.org/docs.html
async function askDoi(service: string, doi: string): Promise<Answered> {
  const address = new URL(`${service}/${doi.split("/").map(encodeURIComponent).join("/")}`);
  const answered = await askService(address, "application/vnd.citationstyles.csl+json");
  if (!answered.ok) return answered;
  const [entry] = readCslJson(answered.text) ?? [];
  return recordText(entry?.item ? { ...entry.item, DOI: doi } : null);
}

async function askIsbn(service: string, isbn: string): Promise<Answered> {
  const address = new URL(`${service}/api/books`);
  address.search = String(
    new URLSearchParams({ bibkeys: `ISBN:${isbn}`, format: "json", jscmd: "data" }),
  );
  const answered = await askService(address, "application/json");
  if (!answered.ok) return answered;
  return recordText(itemOfOpenLibrary(jsonIn(answered.text), isbn));
}

const recordText = (item: CslItem | null): Answered =>
  item
    ? { ok: true, text: JSON.stringify([item], null, 2) }
    : { ok: false, why: "its answer is no record of a work" };

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
