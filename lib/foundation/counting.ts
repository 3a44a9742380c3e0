/** More than this many of anything is not counted out: a statement stops one later, and a screen says "more than". */
export const MOST_COUNTED = 1_000;
