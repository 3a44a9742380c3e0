/**
 * Measures every peer once in each round. Each round begins with another one, so that none is always
 * measured first, when the machine is cool, or right after the same neighbour.
 *
 * @returns one list for each peer, in the order of the rounds
 */
export async function inRounds<Name extends string, Result>(
  peers: Partial<Record<Name, () => Promise<Result>>>,
  rounds: number,
  announce: (name: Name, round: number, work: () => Promise<Result>) => Promise<Result>,
): Promise<Record<Name, Result[]>> {
  const names = Object.keys(peers) as Name[];
  const results = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<
    Name,
    Result[]
  >;
  for (let round = 0; round < rounds; round += 1)
    for (const name of rotated(names, round))
      results[name].push(await announce(name, round, peers[name]!));
  return results;
}

/** The list begun at another place: `by` of 1 puts the first last. */
export function rotated<Item>(items: readonly Item[], by: number): Item[] {
  const start = items.length === 0 ? 0 : by % items.length;
  return [...items.slice(start), ...items.slice(0, start)];
}

/** The middle of the values, or of the middle two. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** The median of what two peers of the same round are to each other: neighbours slow both. */
export function medianRatio(ones: readonly number[], others: readonly number[]): number {
  return median(ones.map((one, round) => one / others[round]!));
}

/** The smallest value that `percent` of all values do not exceed. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)]!;
}
