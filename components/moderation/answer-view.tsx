import { WithMarks } from "@/components/moderation/with-marks";
import { randomUUID } from "node:crypto";
import { PageFrame } from "@/components/layout/page-frame";
import { Section } from "@/components/layout/section";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Day } from "@/components/ui/day";
import { Notice } from "@/components/ui/notice";
import type { FormState } from "@/lib/access/form-action";
import type { AnswerSheet } from "@/lib/moderation/queries/ruling";
import { RULED, rulingPath } from "@/lib/moderation/rules/flags";
import { FlaggedThing } from "./flagged-thing";
import { AnswerForm } from "./ruling-forms";

/** The page on which the author of something answers a ruling on it. */
export function AnswerView({
  sheet: { rulingId, kind, publicReason, ruledAt, subject, mayAnswer },
  letterToken,
  isDone,
  outcome,
}: {
  sheet: AnswerSheet;
  /** By which the author came without signing in. */
  letterToken: string | undefined;
  isDone: boolean;
  outcome: FormState;
}) {
  return (
    <PageFrame
      head={
        <>
          <Breadcrumb
            trail={[
              { label: "Rulings", href: "/rulings" },
              { label: "Ruling", href: rulingPath(rulingId) },
              { label: "Answer" },
            ]}
          />
          <h1>Answer a ruling</h1>
        </>
      }
    >
      <div className="mt-6 space-y-5">
        {isDone && (
          <Notice outcome="done" title="Your answer is stored.">
            Somebody who had no part in it decides now, and you get a letter.{" "}
            <a href={rulingPath(rulingId)}>To the ruling</a>.
          </Notice>
        )}
        <p className="max-w-measure">
          {RULED[kind]} on <Day at={ruledAt.toISOString()} />: <WithMarks text={publicReason} />
        </p>
        {subject && <FlaggedThing subject={subject} />}
        {!mayAnswer && !isDone && <p>There is nothing more to answer here.</p>}
      </div>
      {(mayAnswer || outcome) && (
        <Section id="answer-title" title="Say what you have to say">
          <AnswerForm {...{ rulingId, letterToken, outcome, idempotencyKey: randomUUID() }} />
        </Section>
      )}
    </PageFrame>
  );
}
