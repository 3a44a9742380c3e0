import type { Transaction } from "@/lib/foundation/db";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import type { ContentState } from "@/prisma/generated/enums";
import type { Corpus } from "../corpus/read";

/** What every part of the seed needs: the transaction, the corpus, who is who, and ids by key. */
export type Seeding = {
  tx: Transaction;
  corpus: Corpus;
  now: Date;
  newUuid: () => string;
  people: ReadonlyMap<string, { actorId: string; bylineId: string }>;
};

/** Actor and byline of a handle of the cast. */
export function creditsOf(
  { people }: Pick<Seeding, "people">,
  handle: string,
): { actorId: string; bylineId: string } {
  const person = people.get(handle);
  if (!person) throw new Error(`nobody is called ${handle}`);
  return person;
}

/** The id that a key of the corpus stands for. */
export function idOf(rows: readonly { key: string; id: string }[], key: string): string {
  const row = rows.find((candidate) => candidate.key === key);
  if (!row) throw new Error(`the corpus has no ${key}`);
  return row.id;
}

type Decided = { addedBy: string; acceptedBy?: string | undefined; state?: "LIVE" | "PROPOSED" };
type DecisionSubject =
  | { claimId: string }
  | { sourceId: string }
  | { rootClaimId: string; evidenceId: string }
  | { rootClaimId: string; argumentId: string };

/** The decisions behind an entry's state: added by an editor or proposed by a member, then perhaps accepted. */
export function decisionsOf(
  seeding: Seeding,
  subject: DecisionSubject,
  { addedBy, acceptedBy, state = "LIVE" }: Decided,
) {
  const made = { audienceId: PUBLIC_AUDIENCE_ID, decidedAt: seeding.now, ...subject };
  const added = {
    ...made,
    ...creditsOf(seeding, addedBy),
    kind: state === "LIVE" ? ("ADD" as const) : ("PROPOSE" as const),
    state: state satisfies ContentState,
  };
  if (!acceptedBy) return [added];
  const accepted = { ...made, ...creditsOf(seeding, acceptedBy), kind: "ACCEPT" as const };
  return [added, { ...accepted, state: "LIVE" as const }];
}
