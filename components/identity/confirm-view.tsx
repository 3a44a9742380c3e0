import { randomUUID } from "node:crypto";
import { Notice } from "@/components/ui/notice";
import type { FormState } from "@/lib/access/form-action";
import { confirmAddressAction } from "@/lib/identity/actions";
import { EntryPage } from "./entry-page";
import { FieldsForm } from "./fields-form";

/**
 * The page a letter's link leads to, and before that the page that says to look for the letter. The link
 * alone confirms nothing: programs that check mail open links too.
 */
export function ConfirmView({
  token,
  isOutboxOpen,
  outcome,
}: {
  token: string | null;
  isOutboxOpen: boolean;
  outcome: FormState;
}) {
  if (token === null) return <LookForIt isOutboxOpen={isOutboxOpen} />;
  return (
    <EntryPage title="Confirm your address">
      <p>One step is left: confirm that this address is yours. You are signed in with it.</p>
      <FieldsForm
        id="confirm"
        action={confirmAddressAction}
        outcome={outcome}
        idempotencyKey={randomUUID()}
        hidden={{ token }}
        submit="Confirm and sign in"
        summaryTitle="The address is not confirmed."
      />
    </EntryPage>
  );
}

function LookForIt({ isOutboxOpen }: { isOutboxOpen: boolean }) {
  return (
    <EntryPage title="Look into your mail">
      <Notice outcome="kept" title="A letter is on its way.">
        Open the link in it to go on. If nothing comes within some minutes, look among the unwanted
        mail, or try again.
        {isOutboxOpen && (
          <>
            {" "}
            On this machine letters stand in the <a href="/outbox">outbox</a>.
          </>
        )}
      </Notice>
    </EntryPage>
  );
}
