import { randomUUID } from "node:crypto";
import type { FormState } from "@/lib/access/form-action";
import { comeBackAction } from "@/lib/identity/actions";
import { EntryPage } from "./entry-page";
import { FieldsForm } from "./fields-form";

/** The page on which somebody without an address comes back by their return code. */
export function ReturnView({
  next,
  isSignedIn,
  outcome,
}: {
  next: string;
  isSignedIn: boolean;
  outcome: FormState;
}) {
  if (isSignedIn)
    return (
      <EntryPage title="You are signed in">
        <p>
          <a href={next}>Go on</a>, or <a href="/sign-out">sign out</a> first if you are somebody
          else.
        </p>
      </EntryPage>
    );
  return (
    <EntryPage title="Come back by your code">
      <p>
        For whoever joined a class without an e-mail address. Everybody else{" "}
        <a href="/sign-in">signs in</a>.
      </p>
      <FieldsForm
        id="come-back"
        action={comeBackAction}
        outcome={outcome}
        idempotencyKey={randomUUID()}
        fields={FIELDS}
        hidden={{ next }}
        submit="Come back"
        summaryTitle="You are not signed in yet."
      />
      <p className="font-sans text-aside">
        Lost it? Your teacher makes you a new one; what you did stays.
      </p>
    </EntryPage>
  );
}

const FIELDS = [
  {
    name: "code",
    label: "Return code",
    type: "text",
    autoComplete: "off",
    hint: "Sixteen letters and digits. Capitals, spaces and hyphens do not matter.",
  },
] as const;
