import { randomUUID } from "node:crypto";
import { ButtonForm } from "@/components/layout/button-form";
import { PageFrame } from "@/components/layout/page-frame";
import { Notice } from "@/components/ui/notice";
import type { FormState } from "@/lib/access/form-action";
import { stopMailAction } from "@/lib/follows/actions";
import type { StopSheet } from "@/lib/follows/queries/mail";

/**
 * The page that a letter's link leads to. The link alone stops nothing: programs that check mail open links too.
 *
 * @param sheet null where the token is of no letter from here
 */
export function StopLettersView({
  token,
  sheet,
  outcome,
}: {
  token: string;
  sheet: StopSheet | null;
  outcome: FormState;
}) {
  return (
    <PageFrame head={<h1>Letters from Assay</h1>}>
      <div className="mt-5 max-w-measure space-y-6">
        {sheet === null ? (
          <Notice outcome="refused" title="This link is of no letter that we know.">
            A part of it is missing, or the letter is more than half a year old. Sign in to choose
            letters <a href="/account#letters">in your account</a>.
          </Notice>
        ) : (
          <Known {...{ token, sheet, outcome }} />
        )}
      </div>
    </PageFrame>
  );
}

function Known({
  token,
  sheet: { cadence, isStopped, isResumable },
  outcome,
}: {
  token: string;
  sheet: StopSheet;
  outcome: FormState;
}) {
  const form = {
    ...{ action: stopMailAction, outcome, idempotencyKey: randomUUID() },
    summaryTitle: "Nothing was changed.",
  };
  if (!isStopped)
    return (
      <>
        <p>
          What is new for you comes by mail {cadence === "WEEKLY" ? "once a week" : "once a day"},
          in one letter. You need not sign in to stop it.
        </p>
        <ButtonForm id="stop" {...form} hidden={{ token, goal: "stop" }} look="primary">
          Send me no more letters
        </ButtonForm>
        <p className="meta">
          To have them more or less often, sign in and choose{" "}
          <a href="/account#letters">in your account</a>.
        </p>
      </>
    );
  return (
    <Notice outcome="done" title="You get no more letters.">
      <p className="mb-3">
        What is new for you still stands under your notifications. Letters about your account
        itself, such as one for a new password, go on coming.
        {!isResumable && (
          <>
            {" "}
            To have letters again, choose them <a href="/account#letters">in your account</a>.
          </>
        )}
      </p>
      {isResumable && (
        <ButtonForm id="resume" {...form} hidden={{ token, goal: "resume" }}>
          Have them come again
        </ButtonForm>
      )}
    </Notice>
  );
}
