import { UNSEEN } from "./gaps";
import { gapBefore, type Letters } from "./letters";
import type { Fragment } from "./parts";
import type { Placed } from "./places";

/**
 * Whether the signs at the two ends of words say what they say in the source: "£500" is not "$500", nor "5" what "-5" is,
 * nor "50" what "50%" is; and what is asked there is not told here. Punctuation that says nothing of the kind is free at
 * the ends, since whoever quotes begins and ends a sentence of their own.
 *
 * @param ends of the fragment that do not go on where the source does
 */
export function isEdgedAlike(
  source: Letters,
  { letters }: Fragment,
  { from, to }: Placed,
  ends: { isBegun: boolean; isEnded: boolean },
): boolean {
  const length = letters.run.length;
  const isBegunAlike = () =>
    signsBefore(gapBefore(letters, 0), letters.run[0]!, true) ===
    signsBefore(gapBefore(source, from), letters.run[0]!, from === 0);
  const isEndedAlike = () => {
    const [here, there] = [gapBefore(letters, length), gapBefore(source, to)];
    const last = letters.run[length - 1]!;
    return signsBehind(here, last) === signsBehind(there, last) && isAskedAlike(here, there);
  };
  return (!ends.isBegun || isBegunAlike()) && (!ends.isEnded || isEndedAlike());
}

/** A currency before a word or a figure; a sign of more or less before a figure. */
function signsBefore(raw: string, letter: string, isAtStart: boolean): string {
  const bare = raw.replace(UNSEEN, "");
  const [signs] = /[\p{Sc}\p{Sm}\u2212\u2013-]*$/u.exec(bare)!;
  if (!/\p{N}/u.test(letter)) return signs.replace(/\P{Sc}/gu, "");
  const before = bare.slice(0, bare.length - signs.length);
  // Between two words, and in a row, it is a dash.
  const isDash = (before === "" && !isAtStart) || /[-\u2013\u2212]{2}/.test(signs);
  return isDash ? signs.replace(DASHES, "") : signs.replace(DASHES, "-");
}

/** A currency behind a word or a figure; per cent, per mille and degrees behind a figure. */
function signsBehind(raw: string, letter: string): string {
  const [signs] = /^\s?[\p{Sc}%‰‱°]*/u.exec(raw.replace(UNSEEN, ""))!;
  const said = signs.trim();
  return /\p{N}/u.test(letter) ? said : said.replace(/\P{Sc}/gu, "");
}

/** Where the words end with no stop at all, nobody says what they are. */
function isAskedAlike(here: string, there: string): boolean {
  const [said, source] = [here, there].map((raw) => STOPS.exec(raw.replace(UNSEEN, ""))?.[1] ?? "");
  return said === "" || said!.includes("?") === source!.includes("?");
}

const STOPS = /^[\s"“”„'’‘»«)\]]*([.!?…]+)/u;
const DASHES = /[-\u2013\u2212]/g;
