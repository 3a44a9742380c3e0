import { SignInFirst } from "@/components/identity/sign-in-first";
import { NotFoundView } from "@/components/layout/not-found-view";
import { currentViewer } from "@/lib/access/current-viewer";
import { outcomeOfThisRequest, type FormState } from "@/lib/access/form-action";
import type { Viewer } from "@/lib/access/viewer";
import { readPublicId } from "@/lib/foundation/ids";

type Query = Record<string, string | string[] | undefined>;
export type ClassRequest<Params = unknown> = {
  params: Promise<{ classId: string } & Params>;
  searchParams: Promise<Query>;
};

/**
 * A page of a class: `show` draws it, or gives null where there is nothing for the viewer. Without a viewer there is the way
 * to sign in.
 *
 * @param to what one signs in for
 * @param pathOf where one comes back to
 */
export async function onClass(
  { params, searchParams }: ClassRequest,
  { to, pathOf }: { to: string; pathOf: (classId: string) => string },
  show: (asked: Asked) => Promise<React.ReactNode>,
): Promise<React.ReactNode> {
  const [{ classId }, query, viewer, outcome] = await Promise.all([
    params,
    searchParams,
    currentViewer(),
    outcomeOfThisRequest(),
  ]);
  const read = readPublicId(classId);
  if (read.kind === "invalid") return <NotFoundView />;
  if (!viewer.isSignedIn) return <SignInFirst to={to} next={pathOf(read.id)} />;
  return (await show({ classId: read.id, query, viewer, outcome })) ?? <NotFoundView />;
}

type Asked = { classId: string; query: Query; viewer: Viewer; outcome: FormState };
