import { UNSEEN } from "./gaps";
import { gapBefore, type Letters } from "./letters";
import { ELLIPSIS, type Parts } from "./parts";
import type { Placed } from "./places";

/**
 * Whether the signs before a fragment say what they say in the source: "£500" is not "$500", nor "5" what "-5" is.
 * Punctuation that says nothing of the kind is free at the ends of words, since whoever quotes begins and ends a sentence
 * of their own.
 */
export function isBegunAlike(
  source: Letters,
  parts: Parts,
  nth: number,
  { from }: Placed,
): boolean {
  const there = {
    raw: bareOf(gapBefore(source, from)),
    letter: source.run[from]!,
    beyond: source.run[from - 1] ?? "",
  };
  const { raw } = parts.links[nth]!;
  const ellipsis = Array.from(raw.matchAll(ELLIPSIS)).at(-1);
  const here = {
    raw: bareOf(ellipsis ? raw.slice(ellipsis.index + ellipsis[0].length) : raw),
    letter: there.letter,
    beyond: (!ellipsis && parts.fragments[nth - 1]?.letters.run.at(-1)) || "",
  };
  return signsBefore(here) === signsBefore(there);
}

/** Whether the signs behind it do: "50" is not "50%", and what is asked there is not told here. */
export function isEndedAlike(source: Letters, parts: Parts, nth: number, { to }: Placed): boolean {
  const there = {
    raw: bareOf(gapBefore(source, to)),
    letter: source.run[to - 1]!,
    beyond: source.run[to] ?? "",
  };
  const { raw } = parts.links[nth + 1]!;
  const [ellipsis] = raw.matchAll(ELLIPSIS);
  const here = {
    raw: bareOf(ellipsis ? raw.slice(0, ellipsis.index) : raw),
    letter: there.letter,
    beyond: (!ellipsis && parts.fragments[nth + 1]?.letters.run[0]) || "",
  };
  const behind = ellipsis ? bareOf(raw.slice(ellipsis.index)) : "";
  return signsBehind(here) === signsBehind(there) && isAskedAlike(here.raw, behind, there.raw);
}

/** What stands at an end of words, the letter at that end, and the letter beyond; none where nothing follows there. */
type Edge = { raw: string; letter: string; beyond: string };

/** A currency before a word or a figure; a sign of more or less before a figure. */
function signsBefore({ raw, letter, beyond }: Edge): string {
  const [, signs = "", blank = ""] = /([\p{Sc}\p{Sm}\u2212\u2013-]*)(\s*)$/u.exec(raw)!;
  const before = raw.slice(0, raw.length - signs.length - blank.length);
  if (!isFigure(letter)) return blank === "" ? currencyIn(signs) : "";
  // "500 $ 600" are five hundred dollars.
  if (blank !== "") return isFigure(beyond) && /^\s*$/.test(before) ? "" : currencyIn(signs);
  // Between two words, and in a row, it is a dash.
  const isDash = (before === "" && beyond !== "") || /[-\u2013\u2212]{2}/.test(signs);
  return isDash ? signs.replace(DASHES, "") : signs.replace(DASHES, "-");
}

/** A currency behind a word or a figure; per cent, per mille and degrees behind a figure. */
function signsBehind({ raw, letter, beyond }: Edge): string {
  const [, blank = "", signs = ""] = /^(\s*)([\p{Sc}%‰‱°]*)/u.exec(raw)!;
  // In "1912 $500" and in "paid $ 500" the currency belongs to what follows.
  const isApart = blank !== "" && (!isFigure(letter) || raw === blank + signs);
  const said = isApart && beyond !== "" ? signs.replace(/\p{Sc}/gu, "") : signs;
  return isFigure(letter) ? said : currencyIn(said);
}

const isFigure = (letter: string): boolean => /\p{N}/u.test(letter);
const currencyIn = (signs: string): string => signs.replace(/\P{Sc}/gu, "");

/** Where the words end with no stop at all, or with an ellipsis, nobody says what they are; a question is always one. */
function isAskedAlike(here: string, behindEllipsis: string, there: string): boolean {
  const isAsked = stopsIn(there).includes("?");
  const said = stopsIn(here);
  return said === "" ? isAsked || !behindEllipsis.includes("?") : said.includes("?") === isAsked;
}

const stopsIn = (raw: string): string =>
  (/^[\s"“”„'’‘»«)\]]*([.!?…\s]+)/u.exec(raw)?.[1] ?? "").trim();

/** Without what is no sign of the words: italics, footnotes, and what somebody put in brackets. */
const bareOf = (raw: string): string => raw.replace(UNSEEN, "").replace(/\[[^[\]]*\]/g, "");
const DASHES = /[-\u2013\u2212]/g;
