/**
 * Whether two words are one slip of the hand apart: one letter left out, added or changed, or two
 * neighbours exchanged. A word is no slip of itself.
 */
export function isOneSlip(one: string, other: string): boolean {
  const [a, b] = [[...one], [...other]];
  if (one === other || Math.abs(a.length - b.length) > 1) return false;
  const begin = a.findIndex((letter, at) => letter !== b[at]);
  const at = begin === -1 ? a.length : begin;
  const rest = (letters: string[], from: number) => letters.slice(from).join("");
  return (
    rest(a, at + 1) === rest(b, at) ||
    rest(a, at) === rest(b, at + 1) ||
    rest(a, at + 1) === rest(b, at + 1) ||
    (a[at] === b[at + 1] && a[at + 1] === b[at] && rest(a, at + 2) === rest(b, at + 2))
  );
}
