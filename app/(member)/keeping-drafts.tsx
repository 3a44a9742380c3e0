import { KeepsDrafts } from "@/components/layout/draft-place";
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

/** Around a page whose form keeps what is typed into it. */
export function KeepingDrafts({
  viewer,
  at,
  children,
}: {
  viewer: Viewer;
  at: string;
  children: React.ReactNode;
}) {
  if (!viewer.actorId) return children;
  return (
    <KeepsDrafts by={sha256Hex(viewer.actorId).slice(0, 16)} at={at}>
      {children}
    </KeepsDrafts>
  );
}
