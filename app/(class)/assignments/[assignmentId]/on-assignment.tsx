import { cache } from "react";
import type { Metadata } from "next";
import { z } from "zod";
import { EndingAssignmentView } from "@/components/classes/ending-assignment-view";
import { SignInFirst } from "@/components/identity/sign-in-first";
import { NotFoundView } from "@/components/layout/not-found-view";
import { currentViewer } from "@/lib/access/current-viewer";
import { outcomeOfThisRequest, type FormState } from "@/lib/access/form-action";
import type { Viewer } from "@/lib/access/viewer";
import { getEndingAssignment } from "@/lib/classes/queries/ending";
import { readOwnWork } from "@/lib/classes/queries/own-work";
import { getPreview } from "@/lib/classes/queries/preview";
import { getWork, type WorkSheet } from "@/lib/classes/queries/work";
import { systemClock } from "@/lib/foundation/clock";
import { readPublicId } from "@/lib/foundation/ids";
import { plainly } from "@/lib/foundation/redacted";

type Query = Record<string, string | string[] | undefined>;
export type AssignmentRequest<Params = unknown> = {
  params: Promise<{ assignmentId: string } & Params>;
  searchParams: Promise<Query>;
};

/**
 * A page of an assignment: `show` draws it. Without a viewer there is the way to sign in; to whoever may not know of the
 * assignment `show` says that there is nothing here.
 *
 * @param to what one signs in for
 * @param pathOf where one comes back to
 */
export async function onAssignment(
  { params, searchParams }: AssignmentRequest,
  { to, pathOf }: { to: string; pathOf: (assignmentId: string) => string },
  show: (asked: Asked) => React.ReactNode | Promise<React.ReactNode>,
): Promise<React.ReactNode> {
  const [{ assignmentId }, query, viewer, outcome] = await Promise.all([
    params,
    searchParams,
    currentViewer(),
    outcomeOfThisRequest(),
  ]);
  const read = readPublicId(assignmentId);
  if (read.kind === "invalid") return <NotFoundView />;
  if (!viewer.isSignedIn) return <SignInFirst to={to} next={pathOf(read.id)} />;
  return show({ assignmentId: read.id, query, viewer, outcome });
}

/** The same for a page on one's work for it, with that work. Where the class is to be deleted there is only what was done. */
export function onWork(
  request: AssignmentRequest,
  pathOf: (assignmentId: string) => string,
  show: (shown: Shown) => React.ReactNode | Promise<React.ReactNode>,
): Promise<React.ReactNode> {
  const way = { to: "work on an assignment", pathOf };
  return onAssignment(request, way, async ({ assignmentId, query, viewer, outcome }) => {
    const [work, ending] = await Promise.all([
      workOnce(viewer, assignmentId),
      getEndingAssignment(viewer, assignmentId),
    ]);
    if (ending) {
      const own = await readOwnWork(viewer, ending.classId, systemClock());
      return <EndingAssignmentView {...{ ending, own }} />;
    }
    const asked = { viewer, query, done: done.parse(query.done) };
    return work ? show({ work, outcome, ...asked }) : <NotFoundView />;
  });
}

/** The title of a page on one's work: the assignment's where the viewer may read it, and nothing of it where they may not. */
export async function titleOfWork(
  params: AssignmentRequest["params"],
  { otherwise, titleFor }: { otherwise: string; titleFor: (work: WorkSheet) => string },
): Promise<Metadata> {
  const [viewer, { assignmentId }] = await Promise.all([currentViewer(), params]);
  const read = readPublicId(assignmentId);
  const work = read.kind === "invalid" ? null : await workOnce(viewer, read.id);
  return { title: work ? plainly(titleFor(work)) : otherwise };
}

// Title and page show the same work: it is read once for a request.
const workOnce = cache(getWork);

/** The same for a page of its preview, for those who teach the class or assist. */
export function onPreview(
  request: AssignmentRequest,
  pathOf: (assignmentId: string) => string,
  show: (assignmentId: string, shown: Shown) => React.ReactNode | Promise<React.ReactNode>,
): Promise<React.ReactNode> {
  const way = { to: "see an assignment as its students do", pathOf };
  return onAssignment(request, way, async ({ assignmentId, viewer, query }) => {
    const work = await getPreview(viewer, assignmentId);
    const shown = { viewer, query, outcome: null, done: undefined };
    return work ? show(assignmentId, { work, ...shown }) : <NotFoundView />;
  });
}

type Asked = { assignmentId: string; query: Query; viewer: Viewer; outcome: FormState };
type Shown = {
  work: WorkSheet;
  outcome: FormState;
  done: string | undefined;
  viewer: Viewer;
  query: Query;
};
const done = z.string().optional().catch(undefined);
