import { randomUUID } from "node:crypto";
import { ButtonForm } from "@/components/layout/button-form";
import { PageFrame } from "@/components/layout/page-frame";
import { WithMarks } from "@/components/moderation/with-marks";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Day } from "@/components/ui/day";
import { DoneNotice } from "@/components/ui/done-notice";
import { EmptyState } from "@/components/ui/empty-state";
import { Pager } from "@/components/ui/pager";
import { PastLastPage } from "@/components/ui/past-last-page";
import { Tab } from "@/components/ui/tabs";
import type { FormState } from "@/lib/access/form-action";
import { takeFitAction } from "@/lib/evidence/actions";
import { FITS_PER_PAGE, type AwaitingFit, type FitQueue } from "@/lib/evidence/queries/fits";
import { FIT_SORTS, fitPath, fitsPath, HOLD_MINUTES } from "@/lib/evidence/rules";
import { MOST_COUNTED } from "@/lib/foundation/counting";
import { beginningOf, plainly } from "@/lib/foundation/redacted";
import { HeldUntil } from "./held-until";
import { QuotedExcerpt } from "./quoted-excerpt";
import { ServesMany } from "./serves-many";
import { TakeNext } from "./take-next";

/** The queue of evidence that nobody has read beside its adder: what they say of it stands nowhere here. */
export function FitsView({
  queue,
  done,
  outcome,
}: {
  queue: FitQueue;
  done: string | undefined;
  outcome: FormState;
}) {
  return (
    <PageFrame
      head={
        <>
          <Breadcrumb
            trail={[{ label: "Your account", href: "/account" }, { label: "Second readings" }]}
          />
          <h1>Excerpts that wait for a second reader</h1>
          <p className="lede max-w-measure">
            Read a claim and the words of a source, and say what they do for it. How whoever added
            them reads them you see afterwards.
          </p>
          <p className="meta mt-2 max-w-measure">
            Evidence decides nothing until somebody else has read it and reads the same. What you
            take is held for you for {HOLD_MINUTES} minutes.
          </p>
        </>
      }
    >
      <div className="mt-6 space-y-6">
        <DoneNotice done={done} words={DONE} />
        {queue.total > 0 && <TakeNext outcome={outcome} />}
        <List queue={queue} outcome={outcome} />
      </div>
    </PageFrame>
  );
}

const DONE = { left: "You left it. Somebody else may take it now." };

function List({ queue, outcome }: { queue: FitQueue; outcome: FormState }) {
  const { items, total, page, sort } = queue;
  if (total === 0)
    return (
      <EmptyState action={{ label: "Look for a claim that lacks evidence.", href: "/claims" }}>
        Nothing waits for you. Evidence that others add stands here until a second person has read
        it; your own, and what you accepted, is for others.
      </EmptyState>
    );
  const from = (page - 1) * FITS_PER_PAGE;
  if (items.length === 0) return <PastLastPage firstHref={fitsPath({ sort })} />;
  const to = (nth: number) => fitsPath({ sort, page: nth });
  return (
    <div>
      <nav aria-label="Order" className="font-sans text-aside">
        <ul className="flex flex-wrap gap-x-5">
          {FIT_SORTS.map((way) => (
            <Tab key={way} href={fitsPath({ sort: way })} isHere={way === sort}>
              {SORTS[way]}
            </Tab>
          ))}
        </ul>
      </nav>
      <ul className="divide-y divide-rule border-y border-rule">
        {items.map((item) => (
          <Awaiting key={`${item.claimId}/${item.evidenceId}`} item={item} outcome={outcome} />
        ))}
      </ul>
      <Pager
        label="Second readings, pages"
        position={`${from + 1} to ${from + items.length} of ${total > MOST_COUNTED ? `more than ${MOST_COUNTED}` : total}`}
        previousHref={page > 1 ? to(page - 1) : null}
        nextHref={from + items.length < total ? to(page + 1) : null}
      />
    </div>
  );
}

const SORTS = { oldest: "Longest waiting first", newest: "Newest first" };

function Awaiting({ item, outcome }: { item: AwaitingFit; outcome: FormState }) {
  const { claimId, evidenceId, sentence, excerpt, sourceTitle, since, hold } = item;
  return (
    <li className="space-y-3 py-5">
      <blockquote className="max-w-measure">
        <QuotedExcerpt excerpt={beginningOf(excerpt, 240)} />
      </blockquote>
      <p className="meta">
        <WithMarks text={sourceTitle} />
        &nbsp;· waits since <Day at={since.toISOString()} />
      </p>
      <p className="max-w-measure text-aside">
        On the claim: <WithMarks text={sentence} />
      </p>
      <ServesMany claims={item.claimsServed} />
      {hold?.isMine && (
        <p className="text-aside">
          <a href={fitPath(item)}>Go on reading it</a>: <HeldUntil until={new Date(hold.until)} />
        </p>
      )}
      {hold && !hold.isMine && (
        <p className="meta">
          Somebody is reading it; <HeldUntil until={new Date(hold.until)} />.
        </p>
      )}
      {!hold && (
        <ButtonForm
          id={`take-${claimId}-${evidenceId}`}
          action={takeFitAction}
          outcome={outcome}
          idempotencyKey={randomUUID()}
          hidden={{ claimId, evidenceId }}
          summaryTitle="It was not taken."
        >
          Take it<span className="sr-only">: {beginningOf(plainly(excerpt), 80)}</span>
        </ButtonForm>
      )}
    </li>
  );
}
