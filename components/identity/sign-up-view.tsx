import { randomUUID } from "node:crypto";
import { Notice } from "@/components/ui/notice";
import type { FormState } from "@/lib/access/form-action";
import { openAccountAction } from "@/lib/identity/actions";
import { EntryPage } from "./entry-page";
import { FieldsForm } from "./fields-form";
import { NEW_PASSWORD_HINT } from "./words";

/** The page for opening an account, or the reason why that is not possible here. */
export function SignUpView({
  isOpen,
  isSignedIn,
  outcome,
}: {
  isOpen: boolean;
  isSignedIn: boolean;
  outcome: FormState;
}) {
  return (
    <EntryPage title="Open an account">
      {!isOpen && <Closed />}
      {isOpen && isSignedIn && (
        <p>
          You are signed in, so you have one: <a href="/account">your account</a>.
        </p>
      )}
      {isOpen && !isSignedIn && <Open outcome={outcome} />}
    </EntryPage>
  );
}

function Closed() {
  return (
    <Notice outcome="refused" title="Accounts cannot be opened here at present.">
      An account needs an address confirmed by mail, and this installation cannot send mail yet. Its
      operator changes that by setting SMTP_URL. Reading needs no account.
    </Notice>
  );
}

function Open({ outcome }: { outcome: FormState }) {
  return (
    <>
      <p>
        With an account you vote, annotate and propose. Your contributions are CC BY 4.0, your votes
        CC0. Your address is shown to nobody.
      </p>
      <FieldsForm
        id="sign-up"
        action={openAccountAction}
        outcome={outcome}
        idempotencyKey={randomUUID()}
        fields={FIELDS}
        submit="Open the account"
        summaryTitle="The account is not opened yet."
      />
      <p className="font-sans text-aside">
        You have one already? <a href="/sign-in">Sign in</a>
      </p>
    </>
  );
}

const FIELDS = [
  {
    name: "name",
    label: "Name",
    type: "text",
    autoComplete: "name",
    hint: "Stands under what you contribute, for everyone to read.",
  },
  {
    name: "email",
    label: "E-mail",
    type: "email",
    autoComplete: "username",
    hint: "A letter with a link goes there, to confirm that it is yours.",
  },
  {
    name: "password",
    label: "Password",
    type: "password",
    autoComplete: "new-password",
    hint: NEW_PASSWORD_HINT,
  },
] as const;
