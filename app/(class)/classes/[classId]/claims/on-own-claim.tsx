import { KeepingDrafts } from "@/app/(member)/keeping-drafts";
import { SignInFirst } from "@/components/identity/sign-in-first";
import { NotFoundView } from "@/components/layout/not-found-view";
import { currentViewer } from "@/lib/access/current-viewer";
import { outcomeOfThisRequest, type FormState } from "@/lib/access/form-action";
import type { Viewer } from "@/lib/access/viewer";
import { getOwnClaim, type OwnClaimSheet } from "@/lib/classes/queries/own-claims";
import { askedOwnClaims } from "@/lib/classes/schema/own-claims";
import { readPublicId } from "@/lib/foundation/ids";

type Params = { classId: string; claimId?: string; evidenceId?: string; argumentId?: string };
export type OwnClaimsRequest = {
  params: Promise<Params>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/**
 * A page on the claims that a class has for itself: `show` draws it for whoever is signed in. Without a viewer there is the
 * way to sign in; `show` gives null to whoever may not know of the class, and then there is nothing here.
 *
 * @param to what one signs in for
 */
export async function onOwnClaims(
  { params, searchParams }: OwnClaimsRequest,
  { to, pathOf }: { to: string; pathOf: (named: Named) => string },
  show: (asked: Asked) => React.ReactNode | Promise<React.ReactNode>,
): Promise<React.ReactNode> {
  const [raw, query, viewer, outcome] = await Promise.all([
    ...([params, searchParams, currentViewer(), outcomeOfThisRequest()] as const),
  ]);
  const named = namedIn(raw);
  if (!named) return <NotFoundView />;
  const at = pathOf(named);
  if (!viewer.isSignedIn) return <SignInFirst to={to} next={at} />;
  const shown = await show({ named, asked: askedOwnClaims.parse(query), viewer, outcome });
  if (!shown) return <NotFoundView />;
  return (
    <KeepingDrafts viewer={viewer} at={at}>
      {shown}
    </KeepingDrafts>
  );
}

/** The same for a page on one of them, with everything on it. */
export function onOwnClaim(
  request: OwnClaimsRequest,
  way: { to: string; pathOf: (named: Named) => string },
  show: (asked: Asked & { sheet: OwnClaimSheet }) => React.ReactNode | Promise<React.ReactNode>,
): Promise<React.ReactNode> {
  return onOwnClaims(request, way, async (asked) => {
    const { classId, claimId } = asked.named;
    const sheet = await getOwnClaim(asked.viewer, classId, claimId);
    return sheet && show({ ...asked, sheet });
  });
}

type Named = Required<Params>;
type Asked = {
  named: Named;
  asked: ReturnType<typeof askedOwnClaims.parse>;
  viewer: Viewer;
  outcome: FormState;
};

/** The ids that an address names; null where one of them is none. Those that it has no place for are empty. */
function namedIn(params: Params): Named | null {
  const named = { classId: "", claimId: "", evidenceId: "", argumentId: "" };
  for (const [name, raw] of Object.entries(params)) {
    const read = readPublicId(raw);
    if (read.kind === "invalid") return null;
    named[name as keyof Named] = read.id;
  }
  return named;
}
