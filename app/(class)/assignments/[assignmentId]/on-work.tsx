import { z } from "zod";
import { SignInFirst } from "@/components/identity/sign-in-first";
import { NotFoundView } from "@/components/layout/not-found-view";
import { currentViewer } from "@/lib/access/current-viewer";
import { outcomeOfThisRequest, type FormState } from "@/lib/access/form-action";
import { getWork, type WorkSheet } from "@/lib/classes/queries/work";
import { readPublicId } from "@/lib/foundation/ids";

type Query = Record<string, string | string[] | undefined>;
export type WorkRequest<Params = unknown> = {
  params: Promise<{ assignmentId: string } & Params>;
  searchParams: Promise<Query>;
};

/**
 * A page on one's work for an assignment: `show` draws it. To whoever is not in the class there is nothing here, and without
 * a viewer the way to sign in.
 */
export async function onWork(
  { params, searchParams }: WorkRequest,
  show: (shown: Shown) => React.ReactNode | Promise<React.ReactNode>,
): Promise<React.ReactNode> {
  const [{ assignmentId }, query, viewer, outcome] = await Promise.all([
    params,
    searchParams,
    currentViewer(),
    outcomeOfThisRequest(),
  ]);
  const read = readPublicId(assignmentId);
  if (read.kind === "invalid") return <NotFoundView />;
  if (!viewer.isSignedIn)
    return <SignInFirst to="work on an assignment" next={`/assignments/${read.id}`} />;
  const work = await getWork(viewer, read.id);
  if (!work) return <NotFoundView />;
  return show({ work, outcome, done: done.parse(query.done) });
}

type Shown = { work: WorkSheet; outcome: FormState; done: string | undefined };
const done = z.string().optional().catch(undefined);
