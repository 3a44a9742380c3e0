import { z } from "zod";
import { SignInFirst } from "@/components/identity/sign-in-first";
import { NotFoundView } from "@/components/layout/not-found-view";
import { currentViewer } from "@/lib/access/current-viewer";
import { outcomeOfThisRequest, type FormState } from "@/lib/access/form-action";
import type { Viewer } from "@/lib/access/viewer";
import { readPublicId } from "@/lib/foundation/ids";

export type ClaimRequest = {
  params: Promise<{ claimId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/**
 * A page with a form on one claim: `show` draws it from the viewer's own sheet. Without a sheet there is nothing here for
 * this viewer, and without a viewer the way to sign in.
 *
 * @param form the address below the claim's
 * @param to what one signs in for: "vote"
 */
export async function onClaim<Sheet>(
  { params, searchParams }: ClaimRequest,
  { form, to, getSheet, show }: ClaimForm<Sheet>,
): Promise<React.ReactNode> {
  const [{ claimId }, query, viewer, outcome] = await Promise.all([
    params,
    searchParams,
    currentViewer(),
    outcomeOfThisRequest(),
  ]);
  const read = readPublicId(claimId);
  if (read.kind === "invalid") return <NotFoundView />;
  // A session that ended meanwhile takes nothing that was typed with it: the form comes back and says so.
  if (!viewer.isSignedIn && !outcome)
    return <SignInFirst to={to} next={`/claims/${read.id}/${form}`} />;
  const sheet = await getSheet(viewer, read.id);
  if (!sheet) return <NotFoundView />;
  return show({ sheet, viewer, outcome, ...asked.parse(query) });
}

type ClaimForm<Sheet> = {
  form: string;
  to: string;
  getSheet: (viewer: Viewer, claimId: string) => Promise<Sheet | null>;
  show: (shown: Asked & { sheet: Sheet; viewer: Viewer; outcome: FormState }) => React.ReactNode;
};

// Whatever cannot be read is as if it had not been asked.
const asked = z.object({
  /** What was just done here. */
  done: z.string().optional().catch(undefined),
  /** Which side of the claim the link that led here was about. */
  direction: z.string().optional().catch(undefined),
});
type Asked = z.output<typeof asked>;
