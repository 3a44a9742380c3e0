import { randomUUID } from "node:crypto";
import { MailSection } from "@/components/follows/mail-section";
import { PageFrame } from "@/components/layout/page-frame";
import { Section } from "@/components/layout/section";
import { Day } from "@/components/ui/day";
import { DoneNotice } from "@/components/ui/done-notice";
import type { FormState } from "@/lib/access/form-action";
import { fitsPath } from "@/lib/evidence/rules";
import type { MailChoice } from "@/lib/follows/queries/mail";
import { changePasswordAction, signOutAction } from "@/lib/identity/actions";
import type { Account } from "@/lib/identity/queries";
import { reviewerPath } from "@/lib/identity/rules";
import type { ListedDraft } from "@/lib/identity/queries/drafts";
import { DraftList } from "./draft-list";
import { FieldsForm } from "./fields-form";
import { GiveAddress } from "./give-address";
import { ListingForm } from "./listing-form";
import { SessionList } from "./session-list";
import { GUEST_WORDS, NEW_PASSWORD_HINT, roleWords } from "./words";

/** One's own account: who one is here, the password, and where one is signed in. */
export function AccountView({
  account,
  drafts,
  mail,
  done,
  outcome,
}: {
  account: Account;
  /** Null where no letter would reach them. */
  mail: MailChoice | null;
  drafts: readonly ListedDraft[];
  done: string | undefined;
  outcome: FormState;
}) {
  return (
    <PageFrame head={<h1>Your account</h1>}>
      <div className="mt-5 space-y-7">
        <DoneNotice done={done} words={DONE} />
        <Profile account={account} />
        <Places account={account} />
        <FieldsForm
          id="sign-out"
          action={signOutAction}
          outcome={outcome}
          idempotencyKey={randomUUID()}
          submit="Sign out"
          look="plain"
          summaryTitle="You are still signed in."
        />
      </div>
      {mail && (
        <div id="letters">
          <Section id="letters-title" title="Letters">
            <MailSection choice={mail} outcome={outcome} />
          </Section>
        </div>
      )}
      <Section id="drafts-title" title="Drafts">
        <DraftList drafts={drafts} outcome={outcome} />
      </Section>
      <Section id="sessions-title" title="Where you are signed in">
        <SessionList sessions={account.sessions} outcome={outcome} />
      </Section>
      {account.isInstant ? (
        <Section id="address-title" title="Give an e-mail address">
          <GiveAddress account={account} outcome={outcome} />
        </Section>
      ) : (
        <>
          <Section id="listing-title" title="Who may see my page">
            <ListingForm
              isListed={account.isListed}
              path={reviewerPath(account.handle)}
              outcome={outcome}
              idempotencyKey={randomUUID()}
            />
          </Section>
          <Section id="password-title" title="Change your password">
            <p className="meta mb-5 max-w-measure">
              Every other session ends when the password changes.
            </p>
            <FieldsForm
              id="change-password"
              action={changePasswordAction}
              outcome={outcome}
              idempotencyKey={randomUUID()}
              fields={PASSWORD_FIELDS}
              submit="Change the password"
              summaryTitle="Your password was not changed."
            />
          </Section>
        </>
      )}
      <Section id="delete-title" title="Delete your account">
        <p className="max-w-measure">
          <a href="/account/delete">What goes, what stays, and how to do it</a>
        </p>
      </Section>
    </PageFrame>
  );
}

const DONE: Record<string, string> = {
  confirmed: "Your address is confirmed, and you are signed in.",
  password: "Your password is changed. Every other session has ended.",
  letters: "Your choice of letters is saved.",
  discarded: "That draft is gone.",
  listed: "You have a page that everybody sees, and your name leads to it.",
  unlisted:
    "Nobody finds a page of yours any more. Pages on which your name stands change within a minute.",
  ended: "That session has ended.",
  "ended-others": "All other sessions have ended.",
};

const PASSWORD_FIELDS = [
  {
    name: "currentPassword",
    label: "The password you have now",
    type: "password",
    autoComplete: "current-password",
  },
  {
    name: "password",
    label: "New password",
    type: "password",
    autoComplete: "new-password",
    hint: NEW_PASSWORD_HINT,
  },
] as const;

function Places({ account: { isInstant, unread } }: { account: Account }) {
  return (
    <ul className="max-w-measure space-y-1.5">
      <li>
        <a href="/notifications">Notifications</a>
        {unread > 0 && `, ${unread > 99 ? "99+" : unread} unread`}
      </li>
      <li>
        <a href="/classes">Your classes</a>
      </li>
      {!isInstant && (
        <>
          <li>
            <a href="/follows">What you follow</a>
          </li>
          <li>
            <a href={fitsPath()}>Excerpts that wait for a second reader</a>
          </li>
          <li>
            <a href="/account/contributions">What you contributed</a>: proposals and what was
            decided about them, votes, notes
          </li>
        </>
      )}
    </ul>
  );
}

function Profile({ account: { name, email, role, isInstant, createdAt } }: { account: Account }) {
  return (
    <dl className="grid max-w-measure grid-cols-[auto_minmax(0,1fr)] items-baseline gap-x-6 gap-y-1.5">
      <dt className="meta">Name</dt>
      <dd>{name}</dd>
      <dt className="meta">E-mail</dt>
      <dd className="break-words">{email ?? "none; no mail goes to you"}</dd>
      <dt className="meta">Rights</dt>
      <dd>{isInstant ? GUEST_WORDS : roleWords[role]}</dd>
      <dt className="meta">Since</dt>
      <dd>
        <Day at={createdAt} />
      </dd>
    </dl>
  );
}
