import { randomUUID } from "node:crypto";
import { ClaimFormHead } from "@/components/claims/claim-form-head";
import { PageFrame } from "@/components/layout/page-frame";
import { Section } from "@/components/layout/section";
import { Badge } from "@/components/ui/badge";
import { Notice } from "@/components/ui/notice";
import type { FormState } from "@/lib/access/form-action";
import { claimPath } from "@/lib/claims/rules";
import type { AnnotationSheet } from "@/lib/annotations/queries";
import { AnnotationForm } from "./annotation-form";

/** The page for annotating a claim, with one's own notes on it. */
export function AnnotationPageView({
  sheet: { claim, notes },
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
      head={<ClaimFormHead claim={claim} step="Annotate" title="Write a note in the margin" />}
    >
      <div className="mt-7 space-y-7">
        {done && Object.hasOwn(DONE, done) && (
          <Notice outcome="done" title={DONE[done]!}>
            <a href={href}>Back to the claim</a>
          </Notice>
        )}
        <AnnotationForm claimId={claim.id} outcome={outcome} idempotencyKey={randomUUID()} />
      </div>
      {notes.length > 0 && (
        <Section id="notes-title" title="Your notes on this claim">
          <ul className="divide-y divide-rule">
            {notes.map((note) => (
              <li key={note.id} className="py-3">
                <p className="max-w-measure whitespace-pre-line">{note.body}</p>
                <p className="meta">
                  {note.motivation === "QUESTIONING" ? "Question" : "Comment"} ·{" "}
                  {note.isPrivate ? <Badge>Only you</Badge> : "public"}
                </p>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </PageFrame>
  );
}

const DONE: Record<string, string> = {
  public: "Your note stands in the claim’s margin.",
  private: "Your note is stored. Only you can read it.",
};
