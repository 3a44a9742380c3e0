import { randomUUID } from "node:crypto";
import type { FormState } from "@/lib/access/form-action";
import { giveAddressAction } from "@/lib/identity/actions";
import type { Account } from "@/lib/identity/queries";
import { FieldsForm } from "./fields-form";
import { NEW_PASSWORD_HINT } from "./words";

/** How somebody who came in without an address gets one, and with it all that members may do. */
export function GiveAddress({ account, outcome }: { account: Account; outcome: FormState }) {
  return (
    <div className="space-y-5">
      <p className="max-w-measure">
        With an address and a password you sign in without a return code, and can vote, annotate and
        propose in public. What you did in your classes stays. Nobody finds a page of yours unless
        you say so afterwards.
      </p>
      <FieldsForm
        id="give-address"
        action={giveAddressAction}
        outcome={outcome}
        idempotencyKey={randomUUID()}
        fields={FIELDS}
        defaultValue={{ name: account.name }}
        submit="Send me a letter to confirm it"
        summaryTitle="The address was not taken yet."
      />
    </div>
  );
}

const FIELDS = [
  {
    name: "name",
    label: "Name",
    type: "text",
    autoComplete: "name",
    hint: "Your class knows you by it, and it stands under what you contribute in public.",
  },
  { name: "email", label: "E-mail", type: "email", autoComplete: "username" },
  {
    name: "password",
    label: "Password",
    type: "password",
    autoComplete: "new-password",
    hint: NEW_PASSWORD_HINT,
  },
] as const;
