import { seenHash, type SeenLedger } from "@/lib/reviews/rules";
import type { Standing, VerdictInputs } from "./inputs";
import { verdictOf, type Verdict } from "./verdict";

/** A ledger as it would be read if sources had another standing. */
export const ledgerWith = (
  ledger: SeenLedger,
  sourceIds: ReadonlySet<string>,
  standing: Standing,
): SeenLedger => ({
  ...ledger,
  standings: ledger.standings.map((one) =>
    sourceIds.has(one.sourceId) ? { ...one, standing } : one,
  ),
});

/** What tells the votes that would be fresh then. */
export const hashWith = (...given: Parameters<typeof ledgerWith>): string =>
  seenHash(ledgerWith(...given));

/**
 * The verdict that would be computed if sources had another standing: by the rule, over the same votes, of which those are
 * fresh that `inputs` says to be.
 *
 * @param inputs with the votes told apart by `hashWith`
 */
export function foreseenVerdict(
  inputs: VerdictInputs,
  ledger: SeenLedger,
  sourceIds: ReadonlySet<string>,
  standing: Standing,
): Verdict {
  const drawn = new Map(ledger.evidence.map((item) => [item.id, item]));
  const evidence = inputs.evidence.map((item) => {
    const { sourceId, viaSourceId } = drawn.get(item.id) ?? { sourceId: "", viaSourceId: null };
    return {
      ...item,
      ...(sourceIds.has(sourceId) && { standing }),
      ...(viaSourceId !== null && sourceIds.has(viaSourceId) && { viaStanding: standing }),
    };
  });
  return verdictOf({ ...inputs, evidence });
}
