import { WithMarks } from "@/components/moderation/with-marks";
import { Notice } from "@/components/ui/notice";
import type { FormState } from "@/lib/access/form-action";

/**
 * The wording that a form is about. Where it was reworded since the form was opened it says what stands there now, and is
 * sent again for that.
 */
export function WordingRead({ state, revisionId }: { state: FormState; revisionId: string }) {
  const now = rewordedIn(state);
  return (
    <>
      <input type="hidden" name="revisionId" value={now?.revisionId ?? revisionId} />
      {now && (
        <Notice outcome="kept" title="It says something else now">
          <p>
            “<WithMarks text={now.excerpt} />”
          </p>
        </Notice>
      )}
    </>
  );
}

function rewordedIn(state: FormState): { revisionId: string; excerpt: string } | null {
  const failure = state?.failure;
  const details = failure?.kind === "conflict" ? failure.details : undefined;
  if (typeof details?.revisionId !== "string") return null;
  return { revisionId: details.revisionId, excerpt: String(details.excerpt) };
}
