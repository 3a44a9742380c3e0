import type { LineageKind } from "@/prisma/generated/enums";

/** Kinds of leaning by which the words of one source are those of another: the two have one origin. */
export const CARRYING_KINDS = [
  "QUOTES",
  "TRANSLATES",
  "SUMMARISES",
] as const satisfies LineageKind[];

/** How many sources may go back to one original: so many are counted anew when one of them changes. */
export const MOST_OF_ONE_ORIGIN = 2_000;

/** What the origin of a source follows from. */
export type OriginRecord = {
  id: string;
  /** The source that counts for it: the one it was merged into, else its own id. */
  keptId: string;
  groupId: string;
  /** Ids of what it quotes, translates or summarises. */
  carries: readonly string[];
  /** What holds by hand in place of that; null where nothing does. */
  correction: OriginCorrection | null;
};
export type OriginCorrection =
  { kind: "JOIN"; withId: string; at: string } | { kind: "LEAVE"; withId: null; at: string };

/**
 * Parts sources into those that go back to one original, each part sorted by id. Two do where one carries the other's
 * words, at first hand or through others. A correction by hand stands in the place of what a source carries; what carries
 * the source itself goes with it. Sources that were merged are one: the kept one's correction goes before its duplicates'.
 */
export function originsOf(records: readonly OriginRecord[]): OriginRecord[][] {
  const units = unitsOf(records);
  const keptOf = new Map(records.map(({ id, keptId }) => [id, keptId]));
  const roots = new Map([...units.keys()].map((id) => [id, id]));
  const rootOf = (id: string): string => {
    let root = id;
    while (roots.get(root) !== root) root = roots.get(root)!;
    roots.set(id, root);
    return root;
  };
  for (const [keptId, members] of units)
    for (const target of goesBackTo(keptId, members)) {
      const kept = keptOf.get(target);
      if (kept !== undefined) roots.set(rootOf(keptId), rootOf(kept));
    }
  const parts = grouped(records, ({ keptId }) => rootOf(keptId));
  return [...parts.values()].map((part) => part.toSorted(byId));
}

/**
 * The group of each source whose group is another now. A part keeps the group that most of it has, the largest part
 * first, so that as few as possible change.
 */
export function regroupedOf(
  records: readonly OriginRecord[],
  newGroupId: () => string,
): Map<string, string> {
  const taken = new Set<string>();
  const parts = originsOf(records).toSorted(
    (one, other) => other.length - one.length || byId(one[0]!, other[0]!),
  );
  return new Map(
    parts.flatMap((part) => {
      const groupId = commonest(part).find((id) => !taken.has(id)) ?? newGroupId();
      taken.add(groupId);
      return part.filter((record) => record.groupId !== groupId).map(({ id }) => [id, groupId]);
    }),
  );
}

/** What a unit goes back to: its correction where one holds, else what its members carry. */
function goesBackTo(keptId: string, members: readonly OriginRecord[]): readonly string[] {
  const correction = correctionOf(keptId, members);
  if (!correction) return members.flatMap(({ carries }) => carries);
  return correction.kind === "JOIN" ? [correction.withId] : [];
}

function correctionOf(keptId: string, members: readonly OriginRecord[]): OriginCorrection | null {
  const own = members.find(({ id }) => id === keptId)?.correction;
  const newest = members
    .flatMap(({ correction }) => correction ?? [])
    .toSorted((one, other) => (one.at < other.at ? 1 : -1));
  return own ?? newest[0] ?? null;
}

const unitsOf = (records: readonly OriginRecord[]) => grouped(records, ({ keptId }) => keptId);

function commonest(part: readonly OriginRecord[]): string[] {
  const counted = [...grouped(part, ({ groupId }) => groupId)];
  return counted
    .toSorted(
      ([one, ones], [other, others]) => others.length - ones.length || (one < other ? -1 : 1),
    )
    .map(([groupId]) => groupId);
}

function grouped(
  records: readonly OriginRecord[],
  keyOf: (record: OriginRecord) => string,
): Map<string, OriginRecord[]> {
  const groups = new Map<string, OriginRecord[]>();
  for (const record of records) {
    const key = keyOf(record);
    groups.set(key, [...(groups.get(key) ?? []), record]);
  }
  return groups;
}

const byId = (one: { id: string }, other: { id: string }): number => (one.id < other.id ? -1 : 1);
