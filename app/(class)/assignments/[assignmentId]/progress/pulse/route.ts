import { viewerOf } from "@/lib/access/current-viewer";
import { getPulse } from "@/lib/classes/queries/progress-grid";
import { readPublicId } from "@/lib/foundation/ids";

type Context = { params: Promise<{ assignmentId: string }> };

/** Whether anything changed in the progress of an assignment, for those who see it; to everybody else there is none. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const read = readPublicId((await params).assignmentId);
  const viewer = await viewerOf(request.headers);
  const pulse = read.kind === "invalid" ? null : await getPulse(viewer, read.id);
  const headers = { "cache-control": "no-store", "x-robots-tag": "noindex" };
  if (pulse === null) return new Response(null, { status: 404, headers });
  return Response.json({ pulse }, { headers });
}
