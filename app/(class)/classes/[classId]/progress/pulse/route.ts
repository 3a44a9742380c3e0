import { viewerOf } from "@/lib/access/current-viewer";
import { getClassPulse } from "@/lib/classes/queries/class-progress";
import { readPublicId } from "@/lib/foundation/ids";

type Context = { params: Promise<{ classId: string }> };

/** Whether anything changed in the progress of a class, for those who see it; to everybody else there is none. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const read = readPublicId((await params).classId);
  const viewer = await viewerOf(request.headers);
  const pulse = read.kind === "invalid" ? null : await getClassPulse(viewer, read.id);
  const headers = { "cache-control": "no-store", "x-robots-tag": "noindex" };
  if (pulse === null) return new Response(null, { status: 404, headers });
  return Response.json({ pulse }, { headers });
}
