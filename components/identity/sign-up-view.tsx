import { randomUUID } from "node:crypto";
import { Notice } from "@/components/ui/notice";
import type { FormState } from "@/lib/access/form-action";
import { acceptInvitationAction, openAccountAction } from "@/lib/identity/actions";
import type { Invitation } from "@/lib/identity/queries";
import { INVITATION_DAYS, type SignUp } from "@/lib/identity/rules";
import { EntryPage } from "./entry-page";
import { FieldsForm } from "./fields-form";
import { NEW_PASSWORD_HINT } from "./words";

/** The page for opening an account: by anyone, or with the invitation whose link led here; or why that is not possible. */
export function SignUpView({
  how,
  token,
  joining,
  invitation,
  isSignedIn,
  outcome,
}: {
  how: SignUp;
  /** The code of the class that somebody opens it to join; null where they come for something else. */
  joining: string | null;
  /** The token of the link that led here; null where none did. */
  token: string | null;
  /** What it stands for; null where it is good no more. */
  invitation: Invitation | null;
  isSignedIn: boolean;
  outcome: FormState;
}) {
  if (isSignedIn)
    return (
      <EntryPage title="Open an account">
        <p>
          You are signed in, so you have one: <a href="/account">your account</a>.
        </p>
      </EntryPage>
    );
  return (
    <EntryPage title="Open an account">
      {token !== null && invitation && (
        <Invited token={token} email={invitation.email} outcome={outcome} />
      )}
      {token !== null && !invitation && <DeadInvitation />}
      {!invitation && how === "open" && <Open joining={joining} outcome={outcome} />}
      {!invitation && how !== "open" && <NotOpen how={how} />}
    </EntryPage>
  );
}

function Invited({ token, email, outcome }: { token: string; email: string; outcome: FormState }) {
  return (
    <>
      <p>
        You are invited to open an account for <strong>{email}</strong>. You sign in with that
        address.
      </p>
      <Terms />
      <FieldsForm
        id="accept-invitation"
        action={acceptInvitationAction}
        outcome={outcome}
        idempotencyKey={randomUUID()}
        fields={[NAME, PASSWORD]}
        hidden={{ token }}
        submit="Open the account"
        summaryTitle="The account is not opened yet."
      />
    </>
  );
}

function DeadInvitation() {
  return (
    <Notice outcome="refused" title="This invitation is not valid any more.">
      It was used, it is older than {INVITATION_DAYS} days, or a newer one has replaced it. Ask
      whoever invited you for another.
    </Notice>
  );
}

function NotOpen({ how }: { how: Exclude<SignUp, "open"> }) {
  const { title, words } = NOT_OPEN[how];
  return (
    <Notice outcome="refused" title={title}>
      {words} Reading needs no account.
    </Notice>
  );
}

const NOT_OPEN = {
  invitation: {
    title: "Accounts are opened here by invitation.",
    words: "Whoever runs this installation invites people by a link of their own. Open yours.",
  },
  closed: {
    title: "No new accounts are opened here at present.",
    words: "Who has one signs in as always.",
  },
  unmailed: {
    title: "Accounts cannot be opened here at present.",
    words:
      "An account needs an address confirmed by mail, and this installation cannot send mail yet. Its operator changes that by setting SMTP_URL, or invites people.",
  },
};

function Open({ joining, outcome }: { joining: string | null; outcome: FormState }) {
  const signIn = joining && new URLSearchParams({ next: `/join?code=${joining}` });
  return (
    <>
      {joining === null ? (
        <Terms />
      ) : (
        <p>
          With an account you come into your class, and can vote, annotate and propose in public. It
          has no page of its own that others could find unless you say so in your account. Your
          address is shown to nobody.
        </p>
      )}
      <FieldsForm
        id="sign-up"
        action={openAccountAction}
        outcome={outcome}
        idempotencyKey={randomUUID()}
        fields={[NAME, EMAIL, PASSWORD]}
        {...(joining !== null && { hidden: { joining } })}
        submit="Open the account"
        summaryTitle="The account is not opened yet."
      />
      <p className="font-sans text-aside">
        You have one already? <a href={signIn ? `/sign-in?${signIn}` : "/sign-in"}>Sign in</a>
      </p>
    </>
  );
}

function Terms() {
  return (
    <p>
      With an account you vote, annotate and propose. Your contributions are CC BY 4.0, your votes
      CC0. Your address is shown to nobody.
    </p>
  );
}

const NAME = {
  name: "name",
  label: "Name",
  type: "text",
  autoComplete: "name",
  hint: "Stands under what you contribute, for everyone to read.",
} as const;
const EMAIL = {
  name: "email",
  label: "E-mail",
  type: "email",
  autoComplete: "username",
  hint: "A letter with a link goes there, to confirm that it is yours.",
} as const;
const PASSWORD = {
  name: "password",
  label: "Password",
  type: "password",
  autoComplete: "new-password",
  hint: NEW_PASSWORD_HINT,
} as const;
