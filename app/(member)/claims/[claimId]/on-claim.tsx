import { z } from "zod";
import { AddressFirst } from "@/components/identity/address-first";
import { SignInFirst } from "@/components/identity/sign-in-first";
import { NotFoundView } from "@/components/layout/not-found-view";
import { answerOrDraft, KeepingDrafts } from "@/app/(member)/keeping-drafts";
import { currentViewer } from "@/lib/access/current-viewer";
import { outcomeOfThisRequest, type FormState } from "@/lib/access/form-action";
import type { Viewer } from "@/lib/access/viewer";
import { queryField } from "@/lib/foundation/fields";
import { readPublicId } from "@/lib/foundation/ids";

type Query = Record<string, string | string[] | undefined>;
export type ClaimRequest = {
  params: Promise<{ claimId: string }>;
  searchParams: Promise<Query>;
};

/**
 * A page with a form on one claim: `show` draws it from the viewer's own sheet. Without a sheet there is nothing here for
 * this viewer, and without a viewer the way to sign in.
 *
 * @param form the address below the claim's; a function where it depends on what else the address said
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
  const at = `/claims/${read.id}/${typeof form === "string" ? form : form(query)}`;
  if (viewer.isGuest) return <AddressFirst to={to} />;
  if (!viewer.isSignedIn && !outcome) return <SignInFirst to={to} next={at} />;
  const given = { ...asked.parse(query), query };
  const [sheet, shown] = await Promise.all([
    getSheet(viewer, read.id, given),
    answerOrDraft(viewer, at, outcome),
  ]);
  if (!sheet) return <NotFoundView />;
  return (
    <KeepingDrafts {...{ viewer, at }}>
      {show({ sheet, viewer, outcome: shown, ...given })}
    </KeepingDrafts>
  );
}

type ClaimForm<Sheet> = {
  form: string | ((query: Query) => string);
  to: string;
  getSheet: (viewer: Viewer, claimId: string, given: Given) => Promise<Sheet | null>;
  show: (shown: Given & { sheet: Sheet; viewer: Viewer; outcome: FormState }) => React.ReactNode;
};

// Whatever cannot be read is as if it had not been asked.
const asked = z.object({
  /** What was just done here. */
  done: z.string().optional().catch(undefined),
  /** Which side of the claim the link that led here was about. */
  direction: z.string().optional().catch(undefined),
  /** The source, or the piece of evidence, that the link was about. */
  source: z.string().optional().catch(undefined),
  evidence: z.string().optional().catch(undefined),
  /** Words of the claim that it was about. */
  words: queryField({ most: 500 }).optional(),
  /** What the choices of the form are searched for. */
  q: queryField({ most: 200 }).catch(""),
});
type Given = z.output<typeof asked> & { query: Query };
