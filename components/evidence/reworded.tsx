import { WithMarks } from "@/components/moderation/with-marks";
import { Notice } from "@/components/ui/notice";
import type { FormState } from "@/lib/access/form-action";

/** The words that a piece of evidence shows now, where it was reworded since a form about it was opened. */
export function Reworded({ state }: { state: FormState }) {
  const now = rewordedIn(state);
  if (!now) return null;
  return (
    <Notice outcome="kept" title="It says something else now">
      <p>
        “<WithMarks text={now.excerpt} />”
      </p>
    </Notice>
  );
}

/** The wording that stands there now, with its name, by which the form is sent again; null where nothing was reworded. */
export function rewordedIn(state: FormState): { revisionId: string; excerpt: string } | null {
  const failure = state?.failure;
  const details = failure?.kind === "conflict" ? failure.details : undefined;
  if (typeof details?.revisionId !== "string") return null;
  return { revisionId: details.revisionId, excerpt: String(details.excerpt) };
}
