import { WithMarks } from "@/components/moderation/with-marks";
import { randomUUID } from "node:crypto";
import { ClaimFormHead } from "@/components/claims/claim-form-head";
import { PageFrame } from "@/components/layout/page-frame";
import { Section } from "@/components/layout/section";
import { Day } from "@/components/ui/day";
import { Details } from "@/components/ui/details";
import { DoneNotice } from "@/components/ui/done-notice";
import { plainly, beginningOf } from "@/lib/foundation/redacted";
import type { FormState } from "@/lib/access/form-action";
import { claimPath } from "@/lib/claims/rules";
import type { RequestSheet } from "@/lib/evidence/queries";
import { CloseRequestForm, RequestForm } from "./request-form";
import { requestWords } from "./request-list";

/** The page for asking for what a claim lacks, and for closing what was asked. */
export function RequestPageView({
  sheet: { claim, evidence, requests },
  chosen,
  claimWords,
  done,
  outcome,
}: {
  sheet: RequestSheet;
  /** The piece of evidence that the link which led here was about. */
  chosen: string | undefined;
  /** Words of the claim that it was about. */
  claimWords: string | undefined;
  done: string | undefined;
  outcome: FormState;
}) {
  return (
    <PageFrame
      head={
        <ClaimFormHead claim={claim} step="Ask" title="Ask for what is missing">
          <p className="meta mt-2 max-w-measure">
            Your request stands at once on the list of what <a href="/requests">needs a source</a>.
            A request for a source closes when evidence is added that is found in its source and
            names the words you ask about; you or an editor can withdraw any with a reason.
          </p>
        </ClaimFormHead>
      }
    >
      <div className="mt-7 space-y-7">
        <DoneNotice done={done} words={DONE}>
          <a href={claimPath(claim)}>Back to the claim</a>.
        </DoneNotice>
        <RequestForm
          claimId={claim.id}
          evidence={evidence.map(({ id, excerpt, sourceTitle }) => ({
            value: id,
            label: `${plainly(sourceTitle)}: “${shortened(excerpt)}”`,
          }))}
          chosen={chosen}
          claimWords={claimWords}
          outcome={outcome}
          idempotencyKey={randomUUID()}
        />
      </div>
      {requests.length > 0 && (
        <Section id="open-title" title="What is asked already">
          <ul className="divide-y divide-rule">
            {requests.map((request) => (
              <Request key={request.id} {...{ claimId: claim.id, request, outcome }} />
            ))}
          </ul>
        </Section>
      )}
    </PageFrame>
  );
}

function Request({
  claimId,
  request: { id, kind, excerpt, claimWords, note, author, requestedAt, mayClose },
  outcome,
}: {
  claimId: string;
  request: RequestSheet["requests"][number];
  outcome: FormState;
}) {
  const form = { claimId, requestId: id, outcome, idempotencyKey: randomUUID() };
  return (
    <li className="max-w-measure py-4">
      <p>
        {requestWords[kind]}
        {claimWords && <> for “{claimWords}”</>}
        {excerpt && <>: “{shortened(excerpt)}”</>}
      </p>
      {note && (
        <p className="text-aside">
          <WithMarks text={note} />
        </p>
      )}
      <p className="meta">
        {author}, <Day at={requestedAt.toISOString()} />
      </p>
      {mayClose && (
        <Details summary="Close it" isOpen={outcome?.form === `close-${id}`}>
          <CloseRequestForm {...form} />
        </Details>
      )}
    </li>
  );
}

const shortened = (words: string) => beginningOf(plainly(words), 90);

const DONE: Record<string, string> = {
  made: "Your request stands on the claim’s page.",
  closed: "The request is closed.",
};
