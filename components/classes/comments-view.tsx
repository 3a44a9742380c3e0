import { randomUUID } from "node:crypto";
import { PageFrame } from "@/components/layout/page-frame";
import { Section } from "@/components/layout/section";
import { WithMarks } from "@/components/moderation/with-marks";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Button } from "@/components/ui/button";
import { DoneNotice } from "@/components/ui/done-notice";
import { EmptyState } from "@/components/ui/empty-state";
import { Pager } from "@/components/ui/pager";
import { PastLastPage } from "@/components/ui/past-last-page";
import { TextInput } from "@/components/ui/text-input";
import type { FormState } from "@/lib/access/form-action";
import {
  COMMENTS_PER_PAGE,
  type CommentList,
  type KeptComment,
  type OneComment,
} from "@/lib/classes/queries/comment-bank";
import { commentsPath } from "@/lib/classes/rules/paths";
import { beginningOf, plainly } from "@/lib/foundation/redacted";
import { KeepForm, RemoveForm } from "./comment-forms";

/** The comments that a teacher keeps to give again. */
export function CommentsView({
  list,
  reworded,
  removed,
  done,
  outcome,
}: {
  list: CommentList;
  reworded: OneComment | null;
  /** The one that was just taken out. */
  removed: OneComment | null;
  done: string | undefined;
  outcome: FormState;
}) {
  const inHand = reworded && !reworded.isRemoved ? reworded : null;
  return (
    <PageFrame
      head={
        <>
          <Breadcrumb
            trail={[
              { label: "Your classes", href: "/classes" },
              { label: "Comments that you keep" },
            ]}
          />
          <h1>Comments that you keep</h1>
          <p className="meta mt-2 max-w-measure">
            They are yours alone, for all your classes: beside each criterion you can put one in.
          </p>
        </>
      }
    >
      <div className="mt-6 space-y-6">
        <DoneNotice done={done} words={DONE}>
          {removed?.isRemoved && (
            <RemoveForm
              commentId={removed.commentId}
              goal="undo"
              label="Put it back"
              outcome={outcome}
              idempotencyKey={randomUUID()}
            />
          )}
        </DoneNotice>
        <Search list={list} />
        <Items list={list} outcome={outcome} />
      </div>
      <Section id="keep-title" title={inHand ? "Word it anew" : "Keep another"}>
        <KeepForm reworded={inHand} outcome={outcome} idempotencyKey={randomUUID()} />
        {inHand && (
          <p className="mt-4">
            <a href={commentsPath}>Leave it as it is</a>
          </p>
        )}
      </Section>
    </PageFrame>
  );
}

const DONE: Record<string, string> = {
  kept: "The comment is kept.",
  reworded: "The comment is kept in its new words. What was said with the old ones stays said.",
  removed: "The comment is taken out. What was said with it stays said.",
  "put-back": "The comment is back.",
};

function Search({ list: { words, total } }: { list: CommentList }) {
  if (total === 0 && words === "") return null;
  return (
    <form
      role="search"
      action={commentsPath}
      className="flex max-w-measure flex-wrap items-end gap-3"
    >
      <div className="min-w-0 flex-1 basis-48">
        <label htmlFor="words" className="block font-sans text-aside font-[620]">
          Find a comment
        </label>
        <TextInput id="words" name="q" type="search" defaultValue={words} />
      </div>
      <Button>Search</Button>
    </form>
  );
}

function Items({ list, outcome }: { list: CommentList; outcome: FormState }) {
  const { items, total, page, words } = list;
  const to = (nth: number) => addressOf({ q: words, page: nth });
  if (total === 0)
    return words === "" ? (
      <EmptyState>
        You keep none yet. Write one below, or tick “Keep this comment” beside one that you give.
      </EmptyState>
    ) : (
      <EmptyState action={{ label: "All of them.", href: commentsPath }}>
        No comment that you keep has these words.
      </EmptyState>
    );
  if (items.length === 0) return <PastLastPage firstHref={to(1)} />;
  const from = (page - 1) * COMMENTS_PER_PAGE;
  return (
    <div>
      <ul className="max-w-[44rem] divide-y divide-rule border-y border-rule">
        {items.map((item) => (
          <li key={item.commentId} className="py-4">
            <Item item={item} outcome={outcome} />
          </li>
        ))}
      </ul>
      <Pager
        label="Comments, pages"
        position={`${from + 1} to ${from + items.length} of ${total}`}
        previousHref={page > 1 ? to(page - 1) : null}
        nextHref={from + items.length < total ? to(page + 1) : null}
      />
    </div>
  );
}

function Item({
  item: { commentId, comment: kept },
  outcome,
}: {
  item: KeptComment;
  outcome: FormState;
}) {
  const name = plainly(beginningOf(kept.replace(/\s+/g, " "), 30));
  return (
    <>
      <p className="max-w-measure whitespace-pre-line">
        <WithMarks text={kept} />
      </p>
      <div className="mt-1 flex flex-wrap items-center gap-x-5 font-sans text-aside">
        <a
          href={`${addressOf({ edit: commentId })}#keep-title`}
          aria-label={`Word it anew: ${name}`}
          className="inline-flex min-h-8 items-center"
        >
          Word it anew
        </a>
        <RemoveForm
          {...{ commentId, outcome, goal: "remove", label: "Take it out" }}
          idempotencyKey={randomUUID()}
        />
      </div>
    </>
  );
}

function addressOf({
  q = "",
  page = 1,
  edit = "",
}: {
  q?: string;
  page?: number;
  edit?: string;
}): string {
  const asked = new URLSearchParams({
    ...(q && { q }),
    ...(page > 1 && { page: String(page) }),
    ...(edit && { edit }),
  }).toString();
  return `${commentsPath}${asked && `?${asked}`}`;
}
