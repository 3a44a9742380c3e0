import { randomUUID } from "node:crypto";
import { Notice } from "@/components/ui/notice";
import type { FormState } from "@/lib/access/form-action";
import { confirmGivenAddressAction } from "@/lib/identity/actions";
import { EntryPage } from "./entry-page";
import { FieldsForm } from "./fields-form";

/** The page to which the letter leads that goes to the address of somebody who had none. The link alone confirms nothing. */
export function GivenAddressView({
  token,
  email,
  outcome,
}: {
  token: string;
  /** The address that was given; null where the link is good no more. */
  email: string | null;
  outcome: FormState;
}) {
  return (
    <EntryPage title="Confirm your address">
      {email === null && outcome === null ? (
        <Notice outcome="refused" title="This link is not valid any more.">
          It is older than 24 hours, it was used, or a newer letter has replaced it.{" "}
          <a href="/return">Come back by your return code</a>, and give the address again in your
          account.
        </Notice>
      ) : (
        <>
          <p>
            {email && (
              <>
                The account gets the address <strong>{email}</strong>.{" "}
              </>
            )}
            From then on you sign in with it and the password that you chose; your return code opens
            nothing any more. What you did in your classes stays.
          </p>
          <FieldsForm
            id="confirm-given"
            action={confirmGivenAddressAction}
            outcome={outcome}
            idempotencyKey={randomUUID()}
            hidden={{ token }}
            submit="Confirm and sign in"
            summaryTitle="The address is not confirmed."
          />
        </>
      )}
    </EntryPage>
  );
}
