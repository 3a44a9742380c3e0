import { WithMarks } from "@/components/moderation/with-marks";
import { randomUUID } from "node:crypto";
import { ButtonForm } from "@/components/layout/button-form";
import { PageFrame } from "@/components/layout/page-frame";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Day } from "@/components/ui/day";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { Pager } from "@/components/ui/pager";
import { PastLastPage } from "@/components/ui/past-last-page";
import type { FormState } from "@/lib/access/form-action";
import { beginFollowAction, endFollowAction } from "@/lib/follows/actions";
import {
  FOLLOWS_PER_PAGE,
  type FollowItem,
  type FollowList,
  type FollowSheet,
} from "@/lib/follows/queries/follows";
import { followedWords } from "./words";

/** All that somebody follows, with the way to stop; what they just stopped following can be taken up again. */
export function FollowsView({
  list,
  ended,
  outcome,
}: {
  list: FollowList;
  ended: FollowSheet | null;
  outcome: FormState;
}) {
  return (
    <PageFrame
      head={
        <>
          <Breadcrumb
            trail={[{ label: "Your account", href: "/account" }, { label: "What you follow" }]}
          />
          <h1>What you follow</h1>
          <p className="meta mt-2">
            What becomes of it is told in your <a href="/notifications">notifications</a>.
          </p>
        </>
      }
    >
      <div className="mt-6 space-y-6">
        {ended && !ended.since && <Ended ended={ended} outcome={outcome} />}
        <List list={list} outcome={outcome} />
      </div>
    </PageFrame>
  );
}

function Ended({ ended, outcome }: { ended: FollowSheet; outcome: FormState }) {
  const { kind, id, title, href } = ended;
  return (
    <Notice outcome="done" title={`You no longer follow this ${followedWords[kind]}.`}>
      <p className="mb-3">
        <a href={href}>
          <WithMarks text={title} />
        </a>
      </p>
      <ButtonForm
        id="again"
        action={beginFollowAction}
        outcome={outcome}
        idempotencyKey={randomUUID()}
        hidden={{ kind, id }}
        summaryTitle="Nothing was changed."
      >
        Follow it again
      </ButtonForm>
    </Notice>
  );
}

function List({ list: { items, total, page }, outcome }: { list: FollowList; outcome: FormState }) {
  const from = (page - 1) * FOLLOWS_PER_PAGE;
  const to = (nth: number) => `/follows${nth > 1 ? `?page=${nth}` : ""}`;
  if (total === 0)
    return (
      <EmptyState action={{ label: "Look for a claim.", href: "/claims" }}>
        Nothing yet. On the page of a claim, a document, a source or a topic, “Follow” puts it here.
      </EmptyState>
    );
  if (items.length === 0) return <PastLastPage firstHref={to(1)} />;
  return (
    <div>
      <ul className="max-w-[44rem] divide-y divide-rule border-y border-rule">
        {items.map((item) => (
          <Followed key={`${item.kind}-${item.id}`} item={item} outcome={outcome} />
        ))}
      </ul>
      <Pager
        label="What you follow, pages"
        position={`${from + 1} to ${from + items.length} of ${total}`}
        previousHref={page > 1 ? to(page - 1) : null}
        nextHref={from + items.length < total ? to(page + 1) : null}
      />
    </div>
  );
}

function Followed({
  item: { kind, id, title, href, since },
  outcome,
}: {
  item: FollowItem;
  outcome: FormState;
}) {
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 py-4">
      <div className="min-w-0 flex-1 basis-64">
        <p className="meta">
          {followedWords[kind]}, since <Day at={since.toISOString()} />
        </p>
        <p className="max-w-measure">
          {title !== null && href !== null ? (
            <a href={href}>
              <WithMarks text={title} />
            </a>
          ) : (
            `A ${followedWords[kind]} that is not shown any more`
          )}
        </p>
      </div>
      <ButtonForm
        id={`unfollow-${kind}-${id}`}
        action={endFollowAction}
        outcome={outcome}
        idempotencyKey={randomUUID()}
        hidden={{ kind, id }}
        summaryTitle="Nothing was changed."
      >
        Stop following
      </ButtonForm>
    </li>
  );
}
