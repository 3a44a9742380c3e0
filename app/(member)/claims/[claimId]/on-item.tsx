import { z } from "zod";
import { AddressFirst } from "@/components/identity/address-first";
import { SignInFirst } from "@/components/identity/sign-in-first";
import { NotFoundView } from "@/components/layout/not-found-view";
import { currentViewer } from "@/lib/access/current-viewer";
import { outcomeOfThisRequest, type FormState } from "@/lib/access/form-action";
import type { Viewer } from "@/lib/access/viewer";
import { readPublicId } from "@/lib/foundation/ids";

export type ItemRequest<At> = {
  params: Promise<At>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/**
 * A page with a form on one piece of evidence or one argument of a claim: `show` draws it from the viewer's own sheet.
 * Without a sheet there is nothing here for this viewer, and without a viewer the way to sign in.
 *
 * @param to what one signs in for: "rate"
 * @param pathOf where one comes back to
 */
export async function onItem<At extends Record<string, string>, Sheet>(
  { params, searchParams }: ItemRequest<At>,
  { to, pathOf, getSheet, show }: ItemForm<At, Sheet>,
): Promise<React.ReactNode> {
  const [path, query, viewer, outcome] = await Promise.all([
    params,
    searchParams,
    currentViewer(),
    outcomeOfThisRequest(),
  ]);
  const at = idsIn(path);
  if (!at) return <NotFoundView />;
  if (viewer.isGuest) return <AddressFirst to={to} />;
  const signIn = <SignInFirst to={to} next={pathOf(at)} />;
  // A session that ended meanwhile takes nothing that was typed with it: the form comes back and says so.
  if (!viewer.isSignedIn && !outcome) return signIn;
  const sheet = await getSheet(viewer, at);
  if (!sheet) return viewer.isSignedIn ? <NotFoundView /> : signIn;
  return show({ sheet, done: asked.parse(query).done, outcome });
}

type ItemForm<At, Sheet> = {
  to: string;
  pathOf: (at: At) => string;
  getSheet: (viewer: Viewer, at: At) => Promise<Sheet | null>;
  show: (shown: { sheet: Sheet; done: string | undefined; outcome: FormState }) => React.ReactNode;
};

/** The same address with its ids as they are written; null where one of them is none. */
function idsIn<At extends Record<string, string>>(path: At): At | null {
  const ids: Record<string, string> = {};
  for (const [name, raw] of Object.entries(path)) {
    const read = readPublicId(raw);
    if (read.kind === "invalid") return null;
    ids[name] = read.id;
  }
  return ids as At;
}

// Whatever cannot be read is as if it had not been asked.
const asked = z.object({ done: z.string().optional().catch(undefined) });
