import type { Permission } from "./permissions";

/**
 * What follows later from an audit event: jobs of rooms to the right, which the room of the event
 * does not know. Each gets `{ claimId }` for every claim that the change names. A burst of votes is
 * one recount per claim in a quarter of a second. What waits or goes back was never counted.
 */
export const REACTIONS: Partial<Record<Permission, readonly Reaction[]>> = {
  "vote.cast": [{ task: "verdicts.recount", inMilliseconds: 250 }],
  "vote.withdraw": [{ task: "verdicts.recount", inMilliseconds: 250 }],
  // A verdict does not weigh ratings yet; its claim's page shows them, renewed once for a burst of them.
  "rating.give": [{ task: "verdicts.recount", inMilliseconds: 250 }],
  "rating.withdraw": [{ task: "verdicts.recount", inMilliseconds: 250 }],
  "evidence.propose": [{ task: "verdicts.recount", inMilliseconds: 250 }],
  "contribution.accept": [{ task: "verdicts.recount", inMilliseconds: 250 }],
};

type Reaction = { task: string; inMilliseconds: number };
