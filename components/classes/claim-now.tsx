import { Notice } from "@/components/ui/notice";
import { WordDiff } from "@/components/ui/word-diff";
import { claimPath } from "@/lib/claims/rules";
import { nowOf, type AssignedNow } from "@/lib/classes/rules/claim-now";

/**
 * What became of a claim since it was assigned: nothing of it changes the work.
 *
 * @param isForTeacher the same in the words of those who grade
 */
export function ClaimNow({
  claim,
  isForTeacher = false,
}: {
  claim: AssignedNow & { id: string; slug: string };
  isForTeacher?: boolean;
}) {
  const now = nowOf(claim);
  const kept = isForTeacher
    ? "Nothing more is asked of it. What students did on it by then is kept."
    : "Nothing more is asked of it. What you saved stays, and is part of what you hand in.";
  switch (now.kind) {
    case "same":
      return null;
    case "reworded":
      return (
        <Notice outcome="kept" title="This claim has changed since it was assigned">
          <p>
            <WordDiff before={claim.assignedSentence} after={now.sentence} />
          </p>
          <p>
            {isForTeacher
              ? "What was asked stays the wording that was assigned."
              : "What is asked stays the wording that you were given."}
          </p>
        </Notice>
      );
    case "merged":
      return (
        <Notice outcome="kept" title="This claim was merged into another since it was assigned">
          <p>
            {kept} <a href={`/claims/${now.intoId}`}>Where it went</a>
          </p>
        </Notice>
      );
    case "retracted":
      return (
        <Notice
          outcome="kept"
          title={
            claim.isOwn
              ? `This claim was taken out ${isForTeacher ? "of the class" : "by your teacher"} since it was assigned`
              : "This claim was taken out of the public record since it was assigned"
          }
        >
          <p>
            {kept}
            {!claim.isOwn && (
              <>
                {" "}
                <a href={claimPath(claim)}>What became of it</a>
              </>
            )}
          </p>
        </Notice>
      );
  }
}
