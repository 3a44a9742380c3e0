import { randomUUID } from "node:crypto";
import { ForgetTyped } from "@/components/layout/forget-typed";
import { DoneNotice } from "@/components/ui/done-notice";
import type { FormState } from "@/lib/access/form-action";
import { signInAction } from "@/lib/identity/actions";
import { EntryPage } from "./entry-page";
import { FieldsForm } from "./fields-form";

/** The page for signing in, which also says what was just done: signed out, confirmed, password chosen. */
export function SignInView({
  next,
  done,
  isSignedIn,
  isSignUpOpen,
  outcome,
}: {
  next: string;
  done: string | undefined;
  isSignedIn: boolean;
  isSignUpOpen: boolean;
  outcome: FormState;
}) {
  if (isSignedIn)
    return (
      <EntryPage title="You are signed in">
        <p>
          <a href={next}>Go on</a>, or see <a href="/account">your account</a>, where you sign out.
        </p>
      </EntryPage>
    );
  return (
    <EntryPage title="Sign in">
      <DoneNotice done={done} words={DONE} />
      {(done === "signed-out" || done === "deleted") && <ForgetTyped />}
      <FieldsForm
        id="sign-in"
        action={signInAction}
        outcome={outcome}
        idempotencyKey={randomUUID()}
        fields={FIELDS}
        hidden={{ next }}
        submit="Sign in"
        summaryTitle="You are not signed in yet."
      />
      <p className="font-sans text-aside">
        <a href="/reset">Forgot the password?</a>
        {isSignUpOpen && (
          <>
            {" "}
            No account yet? <a href="/sign-up">Open one</a>
          </>
        )}{" "}
        Without an e-mail address? <a href="/return">Come back by your code</a>
      </p>
    </EntryPage>
  );
}

const DONE: Record<string, string> = {
  "signed-out": "You are signed out.",
  deleted:
    "Your account is deleted. What you gave to the ledger stands there under “a former reviewer”.",
  confirmed: "This address was confirmed before. Sign in as always.",
  opened: "Your account is open. Sign in with the password you chose.",
  reset: "Your new password is set, and every session has ended. Sign in with it.",
};

const FIELDS = [
  { name: "email", label: "E-mail", type: "email", autoComplete: "username" },
  { name: "password", label: "Password", type: "password", autoComplete: "current-password" },
] as const;
