import { randomUUID } from "node:crypto";
import { PageFrame } from "@/components/layout/page-frame";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import type { FormState } from "@/lib/access/form-action";
import type { Account } from "@/lib/identity/queries";
import { DeleteAccountForm } from "./delete-account-form";

/** The page for deleting one's account: what goes, what stays, and the form that does it. */
export function DeleteAccountView({
  account: { name, email, isInstant },
  outcome,
}: {
  account: Account;
  outcome: FormState;
}) {
  return (
    <PageFrame
      head={
        <>
          <Breadcrumb
            trail={[{ label: "Your account", href: "/account" }, { label: "Delete it" }]}
          />
          <h1 className="mt-3">Delete your account</h1>
        </>
      }
    >
      <div className="mt-5 max-w-measure space-y-7">
        <div className="space-y-3">
          <p>
            Your name ({name}),{email !== null && ` your address (${email}),`} your sessions,
            drafts, notifications and what you follow are erased at once, here and in every list,
            and so are the words of your notes for “Only you”. Nobody can bring them back, and
            neither can you.
          </p>
          <p>
            Your votes, evidence, arguments and public notes are part of what others judged and
            answered. They stay, under “a former reviewer”. If something among them must go, retract
            it first.
          </p>
          <p>
            In your classes, what you handed in and your grades stay, under “a former student”; what
            you never handed in goes. A class that you alone teach needs somebody else first: hand
            it over, archive it or delete it under <a href="/classes">Your classes</a>.
          </p>
        </div>
        <DeleteAccountForm isInstant={isInstant} outcome={outcome} idempotencyKey={randomUUID()} />
      </div>
    </PageFrame>
  );
}
