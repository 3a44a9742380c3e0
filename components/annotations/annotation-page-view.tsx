import { randomUUID } from "node:crypto";
import { ClaimFormHead } from "@/components/claims/claim-form-head";
import { PageFrame } from "@/components/layout/page-frame";
import { Section } from "@/components/layout/section";
import { Badge } from "@/components/ui/badge";
import { DoneNotice } from "@/components/ui/done-notice";
import type { FormState } from "@/lib/access/form-action";
import { claimPath } from "@/lib/claims/rules";
import type { AnnotationSheet } from "@/lib/annotations/queries/sheet";
import { notePath } from "@/lib/annotations/rules";
import { AnnotationForm } from "./annotation-form";
import { MarkedText } from "./marked-text";
import { NoteTarget } from "./note-target";
import { motivationWords } from "./words";

/** The page for annotating a claim or something that belongs to it, with one's own notes there. */
export function AnnotationPageView({
  sheet: { claim, target, notes },
  done,
  outcome,
}: {
  sheet: AnnotationSheet;
  done: string | undefined;
  outcome: FormState;
}) {
  const href = claimPath(claim);
  return (
    <PageFrame
      head={
        <ClaimFormHead
          claim={claim}
          step="Annotate"
          title={target ? HEADINGS[target.kind] : "Write a note in the margin"}
        >
          {target && <NoteTarget target={target} />}
        </ClaimFormHead>
      }
    >
      <div className="mt-7 space-y-7">
        <DoneNotice done={done} words={DONE}>
          <a href={href}>Back to the claim</a>
        </DoneNotice>
        <AnnotationForm
          about={{ claimId: claim.id, ...(target && { [`${target.kind}Id`]: target.itemId }) }}
          outcome={outcome}
          idempotencyKey={randomUUID()}
        />
      </div>
      {notes.length > 0 && <MyNotes claimId={claim.id} notes={notes} />}
    </PageFrame>
  );
}

const HEADINGS = {
  evidence: "Write a note on this evidence",
  argument: "Write a note on this argument",
};
const DONE: Record<string, string> = {
  public: "Your note stands on the claim’s page.",
  private: "Your note is stored. Only you can read it.",
};

function MyNotes({ claimId, notes }: { claimId: string; notes: AnnotationSheet["notes"] }) {
  return (
    <Section id="notes-title" title="What you noted on this claim">
      <ul className="divide-y divide-rule">
        {notes.map(({ id, motivation, body, isPrivate, isRetracted, isHidden }) => (
          <li key={id} className="py-3">
            <MarkedText text={body} />
            <p className="meta dotted-list">
              <span>{motivationWords[motivation]}</span>
              {isPrivate ? <Badge>Only you</Badge> : <span>public</span>}
              {isRetracted && <span>taken back</span>}
              {isHidden ? (
                <span>hidden by a ruling: you alone see it</span>
              ) : (
                <a href={notePath(claimId, id)} className="inline-block min-h-6">
                  {isRetracted ? "Restore it" : "Answer, change or take back"}
                </a>
              )}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
