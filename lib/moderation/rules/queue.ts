import type { ContributionKind } from "@/lib/evidence/rules";

/** The parts of the queue. New wordings of what is live stand apart, whatever they are of. */
export const QUEUE_TABS = [
  "all",
  "claims",
  "evidence",
  "arguments",
  "sources",
  "revisions",
] as const;
export type QueueTab = (typeof QUEUE_TABS)[number];
export const QUEUE_OWNERS = ["all", "mine", "others"] as const;
export type QueueOwner = (typeof QUEUE_OWNERS)[number];

/** One line of the queue as decisions name it, or one that was decided as its undoing names it. */
export type QueueName = {
  kind: ContributionKind;
  claimId?: string | null | undefined;
  contributionId: string;
  revisionId: string;
  /** The wording that is live beside a new one. */
  liveId?: string | null | undefined;
  /** The decision that is taken back. */
  decisionId?: string | undefined;
};

/** Such a line in one field of a form. */
export const queueItemOf = ({ kind, claimId, contributionId, ...ids }: QueueName) =>
  [
    kind,
    claimId ?? "",
    contributionId,
    ids.revisionId,
    ids.liveId ?? "",
    ids.decisionId ?? "",
  ].join("/");

/** A selection in the order in which it is decided: what others stand on comes first. */
export function inOrder<Name extends QueueName>(selection: readonly Name[]): Name[] {
  const rank = ({ kind, liveId }: Name) => (liveId ? ORDER.length : ORDER.indexOf(kind));
  return [...selection].sort((one, other) => rank(one) - rank(other));
}

const ORDER: readonly ContributionKind[] = ["source", "claim", "evidence", "argument"];

/** The address of a page of the queue, and of what was just decided there. */
export function deskPath({ tab, whose, page, of }: DeskPlace): string {
  const query = new URLSearchParams();
  if (tab && tab !== "all") query.set("tab", tab);
  if (whose && whose !== "all") query.set("whose", whose);
  if (page && page > 1) query.set("page", String(page));
  if (of?.length) query.set("of", of.join(","));
  return query.size > 0 ? `/desk?${query}` : "/desk";
}

type DeskPlace = {
  tab?: QueueTab | undefined;
  whose?: QueueOwner | undefined;
  page?: number;
  /** The ids of the decisions that were just taken. */
  of?: readonly string[];
};
