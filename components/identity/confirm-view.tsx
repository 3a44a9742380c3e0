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
  next,
  isWhole,
  isOutboxOpen,
  outcome,
}: {
  token: string | null;
  /** Where they were going when they opened the account; empty for nowhere. */
  next: string;
  /** Whether the token has the form of one; a part of a link has not. */
  isWhole: boolean;
  isOutboxOpen: boolean;
  outcome: FormState;
}) {
  if (token === null) return <LookForIt isOutboxOpen={isOutboxOpen} />;
  if (!isWhole) return <NotWhole />;
  return (
    <EntryPage title="Confirm your address">
      <p>One step is left: confirm that this address is yours. You are signed in with it.</p>
      <FieldsForm
        id="confirm"
        action={confirmAddressAction}
        outcome={outcome}
        idempotencyKey={randomUUID()}
        hidden={{ token, ...(next && { next }) }}
        submit="Confirm and sign in"
        summaryTitle="The address is not confirmed."
      />
    </EntryPage>
  );
}

function NotWhole() {
  return (
    <EntryPage title="Confirm your address">
      <Notice outcome="refused" title="This link is not whole.">
        It is not the link of a letter from here, or a part of it is missing. Open it in the letter,
        or copy all of it. If the letter is gone, <a href="/sign-in">sign in</a> with the password
        you chose, and a new one is sent.
      </Notice>
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
