import type { ContributionKind } from "@/lib/evidence/rules";

type Named = { kind: ContributionKind; claimId?: string | null; contributionId: string };

/** The page on which a contribution is revised, taken out and restored. */
export function revisePath({ kind, claimId, contributionId }: Named): string {
  switch (kind) {
    case "claim":
      return `/claims/${contributionId}/revise`;
    case "source":
      return `/sources/${contributionId}/revise`;
    case "evidence":
      return `/claims/${claimId}/evidence/${contributionId}/revise`;
    case "argument":
      return `/claims/${claimId}/arguments/${contributionId}/revise`;
  }
}

/** The page on which a source's standing and lineage are kept. */
export const keepPath = ({ contributionId }: Named): string =>
  `/sources/${contributionId}/standing`;
