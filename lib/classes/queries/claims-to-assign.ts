import "server-only";
import { findClaims, listNamedClaims, type NamedClaim } from "@/lib/claims/queries/alike";

/**
 * Live public claims for the form of an assignment: those that were chosen, in their order, and others in which one of the
 * words stands.
 */
export async function claimsToAssign(
  words: string,
  claimIds: readonly string[],
): Promise<ClaimsToAssign> {
  const [chosen, found] = await Promise.all([listNamedClaims(claimIds), findClaims(words)]);
  const isChosen = ({ id }: NamedClaim) => chosen.some((one) => one.id === id);
  return {
    ...{ words, chosen, found: found.filter((one) => !isChosen(one)) },
    gone: claimIds.filter((id) => !chosen.some((one) => one.id === id)),
  };
}

export type ClaimsToAssign = {
  words: string;
  chosen: NamedClaim[];
  found: NamedClaim[];
  /** Those of the chosen that are no longer there. */
  gone: string[];
};
