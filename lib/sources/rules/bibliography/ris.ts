import { isCslType, type CslName, type NameVariable } from "../csl";
import { named, nameOfParts } from "../names";
import {
  brokenEntry,
  entryOf,
  lostField,
  nothingFound,
  typeNamed,
  type Found,
  type ReadEntry,
} from "./entry";
import { takeAccessed, takeIssued } from "./ris-dates";
import { RIS_NAMES, RIS_TEXTS, RIS_TYPES } from "./ris-tags";

/** Reads RIS: one tag and value a line, an entry from TY to ER. A line without a tag goes on with the one before. */
export function readRis(text: string): ReadEntry[] {
  return recordsOf(text).map((lines, at) => entryFrom(lines, at + 1));
}

/** Whether a text is RIS: it has a line that begins an entry. */
export const isRis = (text: string): boolean => /^[^\S\r\n]*TY {1,2}- ?/m.test(text);

type Line = { tag: string; value: string };

// What comes before the first TY belongs to nothing; an ER that is missing ends with the next TY.
function recordsOf(text: string): Line[][] {
  const records: Line[][] = [];
  let isOpen = false;
  for (const raw of text.split(/\r\n?|\n/)) {
    const [, tag, value] = /^\s*([A-Z][A-Z0-9]) {1,2}- ?(.*)$/.exec(raw) ?? [];
    if (tag === "TY") records.push([]);
    if (tag === "TY") isOpen = true;
    const record = records.at(-1);
    if (!record || !isOpen) continue;
    if (tag === "ER") isOpen = false;
    else if (tag !== undefined) record.push({ tag, value: (value ?? "").trim() });
    else if (raw.trim() !== "") record.at(-1)!.value += ` ${raw.trim()}`;
  }
  return records;
}

function entryFrom(lines: readonly Line[], position: number): ReadEntry {
  const valueOf = (tag: string) => lines.find((line) => line.tag === tag)?.value ?? "";
  const kind = valueOf("TY").toUpperCase();
  if (lines.length < 2) return brokenEntry(position, kind, "Nothing stands in it.");
  const found = nothingFound(valueOf("ID") || valueOf("TI") || valueOf("T1"));
  found.type = RIS_TYPES[kind] ?? typeNamed(kind, found.lost);
  for (const { tag, value } of lines) if (value !== "") take(found, tag, value);
  takePages(found, valueOf("SP"), valueOf("EP"));
  takeNumber(found, valueOf("SN"));
  takeIssued(found, lines);
  return entryOf(position, found);
}

function take(found: Found, tag: string, value: string): void {
  if (ELSEWHERE.has(tag)) return;
  const [, names] = RIS_NAMES.find(([named]) => named === tag) ?? [];
  if (names) return takeName(found, names, value);
  if (tag === "M3") return takeKind(found, value);
  if (tag === "KW") return join(found, "keyword", value, ", ");
  if (tag === "Y2") return takeAccessed(found, { tag, value });
  const [, variable] = RIS_TEXTS.find(([named]) => named === tag) ?? [];
  if (!variable) return void found.lost.push(lostField(tag, value));
  if (variable === "note") return join(found, "note", value, "\n");
  if (found.texts[variable] === undefined) found.texts[variable] = value;
  else if (found.texts[variable] !== value) found.lost.push(lostField(tag, value));
}

function join(found: Found, variable: "keyword" | "note", value: string, between: string): void {
  const before = found.texts[variable];
  found.texts[variable] = before === undefined ? value : `${before}${between}${value}`;
}

function takeName(found: Found, variable: NameVariable, value: string): void {
  (found.names[variable] ??= []).push(nameFrom(value));
}

// "Family, Given, Suffix"; what has no comma is a people's or a committee's name.
function nameFrom(value: string): CslName {
  const [family, given, suffix, ...more] = value.split(",").map((part) => part.trim());
  if (!family || !given || more.length > 0) return named({ literal: value.replace(/,\s*$/, "") });
  return nameOfParts({ family, given, suffix });
}

// A kind that RIS has no word for stands here under CSL's own.
function takeKind(found: Found, value: string): void {
  if (isCslType(value)) found.type = value;
  else if (found.texts.genre === undefined) found.texts.genre = value;
  else found.lost.push(lostField("M3", value));
}

function takePages(found: Found, first: string, last: string): void {
  if (!first && !last) return;
  found.texts.page = first && last && first !== last ? `${first}-${last}` : first || last;
}

function takeNumber(found: Found, value: string): void {
  if (!value) return;
  const isSerial = /^(?:e?ISSN:?\s*)?\d{4}-?\d{3}[\dXx]$/.test(value.trim());
  found.texts[isSerial ? "ISSN" : "ISBN"] = value;
}

const ELSEWHERE = new Set(["TY", "ID", "SP", "EP", "SN", "DA", "PY", "Y1", "ER"]);
