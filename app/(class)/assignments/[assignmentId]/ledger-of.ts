import type { Viewer } from "@/lib/access/viewer";
import { listOwnEvidence } from "@/lib/classes/queries/own-ledger";
import { listEvidence } from "@/lib/publishing/queries/claim-evidence";
import { getClaimHead } from "@/lib/publishing/queries/claim-head";

/** What is on record of a claim of an assignment, beside what its work shows: everyone's record, or that of the class. */
export async function ledgerOf(viewer: Viewer, { id, isOwn }: { id: string; isOwn: boolean }) {
  if (isOwn) return { occurrences: [], evidence: await listOwnEvidence(viewer, id) };
  const [head, { evidence }] = await Promise.all([getClaimHead(id), listEvidence(id)]);
  return { occurrences: head?.occurrences ?? [], evidence };
}
