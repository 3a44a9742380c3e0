import { randomUUID } from "node:crypto";
import { Notice } from "@/components/ui/notice";
import type { FormState } from "@/lib/access/form-action";
import { requestResetAction, resetPasswordAction } from "@/lib/identity/actions";
import { EntryPage } from "./entry-page";
import { FieldsForm } from "./fields-form";
import { NEW_PASSWORD_HINT } from "./words";

/** Both halves of a reset: asking for the letter, and, from its link, choosing the new password. */
export function ResetView({
  token,
  isTokenGood,
  isSent,
  areLettersSent,
  isOutboxOpen,
  outcome,
}: {
  token: string | null;
  isTokenGood: boolean;
  isSent: boolean;
  areLettersSent: boolean;
  isOutboxOpen: boolean;
  outcome: FormState;
}) {
  if (token !== null && isTokenGood) return <Choose token={token} outcome={outcome} />;
  return (
    <EntryPage title="Choose a new password">
      {token !== null && (
        <Notice outcome="refused" title="This link is not valid any more.">
          It is older than an hour, or it was used. Ask for a new one.
        </Notice>
      )}
      {isSent && (
        <Notice outcome="kept" title="If this address has an account, a letter is on its way.">
          Its link is good for an hour.
          {isOutboxOpen && (
            <>
              {" "}
              On this machine letters stand in the <a href="/outbox">outbox</a>.
            </>
          )}
        </Notice>
      )}
      {areLettersSent ? <Ask outcome={outcome} /> : <Closed />}
    </EntryPage>
  );
}

function Ask({ outcome }: { outcome: FormState }) {
  return (
    <FieldsForm
      id="request-reset"
      action={requestResetAction}
      outcome={outcome}
      idempotencyKey={randomUUID()}
      fields={ADDRESS}
      submit="Send me a link"
      summaryTitle="No letter was sent."
    />
  );
}

function Closed() {
  return (
    <Notice outcome="refused" title="No letter can be sent from here at present.">
      A link to choose a new password comes by mail, and this installation cannot send mail yet. Its
      operator changes that by setting SMTP_URL.
    </Notice>
  );
}

function Choose({ token, outcome }: { token: string; outcome: FormState }) {
  return (
    <EntryPage title="Choose a new password">
      <p>Every session of your account ends, on every device. Then you sign in with it.</p>
      <FieldsForm
        id="reset-password"
        action={resetPasswordAction}
        outcome={outcome}
        idempotencyKey={randomUUID()}
        fields={PASSWORD}
        hidden={{ token }}
        submit="Set the password"
        summaryTitle="The password was not set."
      />
    </EntryPage>
  );
}

const ADDRESS = [
  { name: "email", label: "E-mail", type: "email", autoComplete: "username" },
] as const;
const PASSWORD = [
  {
    name: "password",
    label: "New password",
    type: "password",
    autoComplete: "new-password",
    hint: NEW_PASSWORD_HINT,
  },
] as const;
