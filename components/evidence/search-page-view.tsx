import { randomUUID } from "node:crypto";
import { ClaimFormHead } from "@/components/claims/claim-form-head";
import { PageFrame } from "@/components/layout/page-frame";
import { Notice } from "@/components/ui/notice";
import type { FormState } from "@/lib/access/form-action";
import type { NamedClaim } from "@/lib/claims/queries/alike";
import { claimPath } from "@/lib/claims/rules";
import { SearchForm } from "./search-form";

/** The page for logging a search for evidence against a claim. */
export function SearchPageView({
  claim,
  today,
  done,
  outcome,
}: {
  claim: NamedClaim;
  today: string;
  done: string | undefined;
  outcome: FormState;
}) {
  return (
    <PageFrame
      head={
        <ClaimFormHead claim={claim} step="Log a search" title="Log a search for contrary evidence">
          <p className="meta mt-2 max-w-measure">
            A verdict needs somebody who looked for what speaks against it and did not add the
            evidence. Your entry is public at once, under your name, and stays as it is.
          </p>
        </ClaimFormHead>
      }
    >
      <div className="mt-7 space-y-7">
        {done === "logged" && (
          <Notice outcome="done" title="Your search is on record.">
            <a href={claimPath(claim)}>Back to the claim</a>. If you found something,{" "}
            <a href={`/claims/${claim.id}/evidence/new?direction=CONTRADICTS`}>
              add it as evidence
            </a>
            .
          </Notice>
        )}
        <SearchForm
          claimId={claim.id}
          today={today}
          outcome={outcome}
          idempotencyKey={randomUUID()}
        />
      </div>
    </PageFrame>
  );
}
