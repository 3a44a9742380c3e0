import "server-only";
import { claimPath } from "@/lib/claims/rules";
import { claimTag } from "@/lib/claims/tags";
import { uncoveredIn, wordsNamed } from "@/lib/evidence/rules/spans";
import { sourceTag } from "@/lib/sources/tags";
import { counterClaimsOf, listArguments, outlineOf, undercutsOf } from "./claim-arguments";
import { listEvidence } from "./claim-evidence";
import { getClaimHead, type ClaimHead } from "./claim-head";
import { listRationales, rationaleShown } from "./claim-rationales";
import { listNotes } from "./notes";
import { tagsOf } from "./parts";

/**
 * Everything that a claim's page shows, in five statements, and one more for each list that is cut; null where there is no such claim.
 * Of a merged claim only where it went, of a retracted one only what is left of it.
 */
export async function getClaimPage(claimId: string): Promise<ClaimPage | null> {
  const head = await getClaimHead(claimId);
  if (!head) return null;
  if (head.mergedInto) return { kind: "merged", path: claimPath(head.mergedInto) };
  if (head.state === "RETRACTED") return { kind: "retracted", path: claimPath(head), head };
  return { kind: "live", path: claimPath(head), ledger: await ledgerOf(head) };
}

export type ClaimPage =
  | { kind: "merged"; path: string }
  | { kind: "retracted"; path: string; head: ClaimHead }
  | { kind: "live"; path: string; ledger: ClaimLedger };
export type ClaimLedger = Awaited<ReturnType<typeof ledgerOf>>;

async function ledgerOf(head: ClaimHead) {
  const [{ evidence, ...listed }, { steps, ...argued }, rationales, notes] = await Promise.all([
    listEvidence(head.id),
    listArguments(head.id),
    listRationales(head.id),
    listNotes(head.id),
  ]);
  const { fallen, redactions, hidings, verdict, lastChangedAt, isDemonstration } = head;
  const { requests, phrasesAsked, phrasesNamed, ...asked } = head.asked;
  return {
    head,
    tags: tagsOf([
      ...steps.flatMap(({ premises }) => premises.map(({ id }) => claimTag(id))),
      ...evidence.flatMap(({ sourceIds }) => sourceIds.map(sourceTag)),
      ...fallen.map(({ id }) => sourceTag(id)),
    ]),
    verdict: { ...verdict, lastChangedAt, isDemonstration },
    fallen,
    evidence: evidence.map((item) => ({
      ...item,
      undercuts: undercutsOf(steps, item.id),
      notes: notes.on(item.id),
    })),
    notShown: { evidence: listed.notShownCount, arguments: argued.notShownCount },
    counterClaims: counterClaimsOf(steps),
    arguments: outlineOf(steps, evidence, notes),
    rationales: rationales.map((row) => rationaleShown(row, evidence)),
    voteCount: verdict.votes.fresh + verdict.votes.stale,
    notes: notes.onClaim,
    ...{ redactions, hidings },
    requests: requests.map(({ named, ...request }) => ({
      ...request,
      claimWords: named && wordsNamed(named),
    })),
    uncovered: uncoveredIn(
      head.sentence,
      phrasesAsked,
      phrasesNamed.map(({ words, isVerified }) => ({ ...words, isVerified })),
    ),
    ...asked,
  };
}
