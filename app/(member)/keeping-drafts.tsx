import { KeepsDrafts, NOBODY } from "@/components/layout/draft-place";
import type { FormState } from "@/lib/access/form-action";
import type { Viewer } from "@/lib/access/viewer";
import { sha256Hex } from "@/lib/foundation/canonical-json";
import { getDraft } from "@/lib/identity/queries/drafts";

/**
 * What the form of a page shows: the answer of this very request, or else what its reader kept of it as a draft.
 *
 * @param at the address of the page
 */
export async function answerOrDraft(
  viewer: Viewer,
  at: string,
  outcome: FormState,
): Promise<FormState> {
  const draft = outcome ? null : await getDraft(viewer, at);
  if (!draft) return outcome;
  const { form, fields, keptAt } = draft;
  return { form, result: { initialValue: fields }, keptAt: keptAt.toISOString() };
}

/** Around a page whose forms keep what is typed into them in their tab; and, at an `at` of its own, as drafts. */
export function KeepingDrafts({
  viewer,
  at,
  children,
}: {
  viewer: Viewer;
  at: string | null;
  children: React.ReactNode;
}) {
  const { actorId } = viewer;
  const by = actorId === null ? NOBODY : sha256Hex(actorId).slice(0, 16);
  return (
    <KeepsDrafts by={by} at={actorId === null ? null : at}>
      {children}
    </KeepsDrafts>
  );
}
