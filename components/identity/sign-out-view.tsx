import { randomUUID } from "node:crypto";
import type { FormState } from "@/lib/access/form-action";
import { signOutAction } from "@/lib/identity/actions";
import { EntryPage } from "./entry-page";
import { FieldsForm } from "./fields-form";

/** Signing out changes something, so that it takes a button and never a link alone. */
export function SignOutView({ isSignedIn, outcome }: { isSignedIn: boolean; outcome: FormState }) {
  if (!isSignedIn)
    return (
      <EntryPage title="You are signed out">
        <p>
          <a href="/sign-in">Sign in</a>
        </p>
      </EntryPage>
    );
  return (
    <EntryPage title="Sign out">
      <FieldsForm
        id="sign-out"
        action={signOutAction}
        outcome={outcome}
        idempotencyKey={randomUUID()}
        submit="Sign out"
        summaryTitle="You are still signed in."
      />
    </EntryPage>
  );
}
