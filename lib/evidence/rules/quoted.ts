import { lettersOf } from "@/lib/texts/rules/excerpts/letters";

/** How many UTF-16 units excerpts quote together: one all of whose words stand in another is quoted by that one. */
export function unitsQuoted(excerpts: readonly string[]): number {
  const wholes: Bare[] = [];
  const longestFirst = excerpts.map(bare).sort((one, other) => other.run.length - one.run.length);
  for (const one of longestFirst) if (!standsIn(one, wholes)) wholes.push(one);
  return wholes.reduce((sum, { units }) => sum + units, 0);
}

/** Whether all words of an excerpt stand, one after the other, in one of these. */
export const isQuotedIn = (excerpt: string, others: readonly string[]): boolean =>
  standsIn(bare(excerpt), others.map(bare));

type Bare = { run: string; units: number };

// Its letters and figures, as the check reads them: what stands between words is nobody's.
const bare = (excerpt: string): Bare => ({
  run: lettersOf(excerpt).run.toLowerCase(),
  units: excerpt.length,
});

const standsIn = ({ run }: Bare, wholes: readonly Bare[]): boolean =>
  wholes.some((whole) => whole.run.includes(run));
