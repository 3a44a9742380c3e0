import { randomUUID } from "node:crypto";
import { ButtonForm } from "@/components/layout/button-form";
import { ClaimFormHead } from "@/components/claims/claim-form-head";
import { PageFrame } from "@/components/layout/page-frame";
import { Section } from "@/components/layout/section";
import { Badge } from "@/components/ui/badge";
import { Details } from "@/components/ui/details";
import { EmptyState } from "@/components/ui/empty-state";
import { Moment } from "@/components/ui/moment";
import { DoneNotice } from "@/components/ui/done-notice";
import { Pager } from "@/components/ui/pager";
import { claimPath } from "@/lib/claims/rules";
import type { FormState } from "@/lib/access/form-action";
import { restoreAnnotationAction, retractAnnotationAction } from "@/lib/annotations/actions";
import type { Thread } from "@/lib/annotations/queries/thread";
import { notePath } from "@/lib/annotations/rules";
import { MarkedText } from "./marked-text";
import { NoteTarget } from "./note-target";
import { ThreadNote } from "./thread-note";
import { ReplyForm, ReviseForm } from "./words-form";

/** A note with the answers to it, what it said before, and the forms to answer, change, take back and restore it. */
export function ThreadPageView({
  thread,
  isSignedIn,
  done,
  outcome,
}: {
  thread: Thread;
  isSignedIn: boolean;
  done: string | undefined;
  outcome: FormState;
}) {
  const { claim, target, isPrivate, root, focus } = thread;
  const href = claimPath(claim);
  return (
    <PageFrame
      head={
        <ClaimFormHead claim={claim} step="Note" title="A note and its answers">
          {target && <NoteTarget target={target} />}
          {isPrivate && (
            <p className="mt-2">
              <Badge shape="hollow">Only you can read this</Badge>
            </p>
          )}
        </ClaimFormHead>
      }
    >
      <div className="mt-7 space-y-5">
        <DoneNotice done={done} words={DONE}>
          <a href={href}>Back to the claim</a>
        </DoneNotice>
        <ThreadNote claimId={claim.id} note={root} focusId={focus.id} mayFlag={!thread.isPrivate} />
        <Answers thread={thread} />
      </div>
      <Earlier thread={thread} />
      <Doing thread={thread} isSignedIn={isSignedIn} outcome={outcome} />
    </PageFrame>
  );
}

const DONE: Record<string, string> = {
  answered: "Your answer stands here.",
  revised: "Your note is changed. What it said before stays readable.",
  retracted: "Your note is taken back. Its words are shown to nobody but you.",
  restored: "Your note stands again.",
};

function Answers({
  thread: { claim, root, focus, replies, position, isPrivate },
}: {
  thread: Thread;
}) {
  const { page, from, total } = position;
  const to = from + replies.length - 1;
  const hrefOf = (wanted: number) => `${notePath(claim.id, root.id)}?page=${wanted}`;
  const isElsewhere = focus.id !== root.id && !replies.some(({ id }) => id === focus.id);
  return (
    <>
      {isElsewhere && (
        <ThreadNote claimId={claim.id} note={focus} focusId={focus.id} mayFlag={!isPrivate} />
      )}
      {replies.length === 0 && (
        <EmptyState>Nobody has answered it{page > 1 && " on this page"} yet.</EmptyState>
      )}
      <ol className="space-y-5 border-l border-rule pl-4 sm:pl-6">
        {replies.map((reply) => (
          <li key={reply.id}>
            <ThreadNote claimId={claim.id} note={reply} focusId={focus.id} mayFlag={!isPrivate} />
          </li>
        ))}
      </ol>
      <Pager
        label="Answers, pages"
        position={replies.length ? `${from} to ${to} of ${total}` : "no further"}
        previousHref={page > 1 ? hrefOf(page - 1) : null}
        nextHref={replies.length > 0 && to < total ? hrefOf(page + 1) : null}
      />
    </>
  );
}

function Earlier({ thread: { earlier } }: { thread: Thread }) {
  if (earlier.length === 0) return null;
  return (
    <div className="mt-7">
      <Details summary="What it said before">
        <ol className="divide-y divide-rule">
          {earlier.map(({ body, writtenAt }) => (
            <li key={writtenAt.toISOString()} className="py-3">
              <MarkedText text={body} />
              <p className="meta">
                <Moment at={writtenAt} />
              </p>
            </li>
          ))}
        </ol>
      </Details>
    </div>
  );
}

function Doing({
  thread: { claim, focus, root, isPrivate },
  isSignedIn,
  outcome,
}: {
  thread: Thread;
  isSignedIn: boolean;
  outcome: FormState;
}) {
  const here = notePath(claim.id, focus.id);
  // Whoever is signed out meanwhile finds what they typed again.
  if (!isSignedIn && !outcome) {
    const signIn = `/sign-in?${new URLSearchParams({ next: here })}`;
    return (
      <p className="mt-7">
        <a href={signIn}>Sign in to answer</a>
      </p>
    );
  }
  const posted = { note: { claimId: claim.id, annotationId: focus.id }, outcome };
  return (
    <>
      {focus.isRetracted ? (
        <p className="mt-7 max-w-measure">It was taken back, so that it cannot be answered.</p>
      ) : (
        <Section id="answer" title={focus.id === root.id ? "Answer it" : "Answer this answer"}>
          {!isPrivate && <p className="meta mb-3">Under your name, published under CC BY 4.0.</p>}
          <ReplyForm {...posted} idempotencyKey={randomUUID()} />
        </Section>
      )}
      {focus.isMine && <Own focus={focus} {...posted} />}
    </>
  );
}

function Own({
  focus: { body, revisionId, isRetracted },
  note,
  outcome,
}: {
  focus: Thread["focus"];
  note: { claimId: string; annotationId: string };
  outcome: FormState;
}) {
  const posted = { outcome, idempotencyKey: randomUUID() };
  if (isRetracted) {
    return (
      <Section id="restore" title="Bring it back">
        <ButtonForm
          id="restore"
          {...posted}
          action={restoreAnnotationAction}
          hidden={note}
          summaryTitle="Your note was not restored."
        >
          Restore my note
        </ButtonForm>
      </Section>
    );
  }
  return (
    <>
      <Section id="change" title="Change what you wrote">
        <ReviseForm
          note={note}
          body={body ?? ""}
          revisionId={revisionId}
          outcome={outcome}
          idempotencyKey={randomUUID()}
        />
      </Section>
      <Section id="retract" title="Take it back">
        <p className="meta mb-3">
          Nobody else reads its words any more; answers stay. You can restore it.
        </p>
        <ButtonForm
          id="retract"
          {...posted}
          action={retractAnnotationAction}
          hidden={note}
          summaryTitle="Your note was not taken back."
        >
          Take my note back
        </ButtonForm>
      </Section>
    </>
  );
}
