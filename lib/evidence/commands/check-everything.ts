import "server-only";
import { asSystem } from "@/lib/access/command";
import { systemClock } from "@/lib/foundation/clock";
import type { ExcerptStatus } from "@/prisma/generated/enums";
import { wordingsToCheck } from "../queries/recheck";
import { checkEvidence } from "./check";

/** A wording that the machine did not verify, and why. */
export type Unverified = {
  claimId: string;
  evidenceId: string;
  sourceId: string;
  status: ExcerptStatus;
  place: string | null;
  reason: string | null;
};

/**
 * Looks every excerpt up again that stands or waits, keeps what is news, and says how each stands: for the seed and the
 * operator's terminal. Claims whose evidence stands otherwise now are counted again by the worker.
 *
 * @param sourceId of one source alone
 */
export async function checkEverything(
  sourceId: string | null = null,
): Promise<{ counts: Record<ExcerptStatus, number>; news: number; unverified: Unverified[] }> {
  const counts = { VERIFIED: 0, WRONG_LOCATOR: 0, AMBIGUOUS: 0, NOT_FOUND: 0, NOT_CHECKED: 0 };
  const unverified: Unverified[] = [];
  let news = 0;
  for await (const { piece, answer, isNews } of wordingsToCheck(sourceId)) {
    const { claimId, evidenceId } = piece;
    if (isNews) {
      const outcome = await asSystem(checkEvidence)({ claimId, evidenceId }, systemClock);
      if (!outcome.ok) throw new Error(`the check was refused: ${JSON.stringify(outcome)}`);
      news += 1;
    }
    counts[answer.status] += 1;
    if (answer.status === "VERIFIED") continue;
    const place = piece.locatorLabel && `${piece.locatorLabel} ${piece.locatorValue}`;
    const said = { status: answer.status, place, reason: answer.reason };
    unverified.push({ claimId, evidenceId, sourceId: piece.sourceId, ...said });
  }
  return { counts, news, unverified };
}
