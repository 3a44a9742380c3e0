import { WithMarks } from "@/components/moderation/with-marks";
import { randomUUID } from "node:crypto";
import { ButtonForm } from "@/components/layout/button-form";
import { PageFrame } from "@/components/layout/page-frame";
import { Day } from "@/components/ui/day";
import { Notice } from "@/components/ui/notice";
import type { FormState } from "@/lib/access/form-action";
import { beginFollowAction, endFollowAction } from "@/lib/follows/actions";
import type { FollowSheet } from "@/lib/follows/queries/follows";
import { followedWords, toldWords } from "./words";

/** The form for following one thing, or for following it no more. */
export function FollowView({
  sheet: { kind, id, title, href, since },
  isDone,
  outcome,
}: {
  sheet: FollowSheet;
  /** Whether it was just begun. */
  isDone: boolean;
  outcome: FormState;
}) {
  const word = followedWords[kind];
  const form = {
    outcome,
    idempotencyKey: randomUUID(),
    hidden: { kind, id },
    summaryTitle: "Nothing was changed.",
  };
  return (
    <PageFrame head={<h1>{since ? `You follow this ${word}` : `Follow this ${word}`}</h1>}>
      <div className="mt-5 max-w-measure space-y-5">
        {isDone && since && (
          <Notice outcome="done" title="You follow it from now on.">
            <a href={href}>Back to the {word}</a>
          </Notice>
        )}
        <p>
          <a href={href}>
            <WithMarks text={title} />
          </a>
        </p>
        <p>{toldWords[kind]}</p>
        {since && (
          <p className="meta">
            Since <Day at={since.toISOString()} />. All that you follow stands{" "}
            <a href="/follows">in one list</a>.
          </p>
        )}
        {since ? (
          <ButtonForm id="unfollow" action={endFollowAction} {...form}>
            Stop following
          </ButtonForm>
        ) : (
          <ButtonForm id="follow" action={beginFollowAction} {...form}>
            Follow
          </ButtonForm>
        )}
      </div>
    </PageFrame>
  );
}
