import type { Viewer } from "@/lib/access/viewer";
import { viewerOf } from "@/lib/access/current-viewer";
import { systemClock } from "@/lib/foundation/clock";
import { readPublicId } from "@/lib/foundation/ids";

export type FileRequest = { params: Promise<{ classId: string }> };
type Write = (
  viewer: Viewer,
  classId: string,
  madeAt: Date,
) => Promise<AsyncGenerator<string> | null>;

/** A JSON file of a class, sent as it is written; to whoever may not have it there is none. */
export async function writtenFile(
  request: Request,
  { params }: FileRequest,
  { write, name }: { write: Write; name: string },
): Promise<Response> {
  const read = readPublicId((await params).classId);
  const viewer = await viewerOf(request.headers);
  const pieces = read.kind === "invalid" ? null : await write(viewer, read.id, systemClock());
  if (!pieces || read.kind === "invalid")
    return new Response(null, { status: 404, headers: UNKEPT });
  const headers = {
    ...UNKEPT,
    "content-type": "application/json",
    "content-disposition": `attachment; filename="${name}-${read.id}.json"`,
  };
  return new Response(streamOf(pieces), { headers });
}

// The next piece is asked of the database when the one before is on its way.
function streamOf(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder();
  return new ReadableStream({
    pull: async (stream) => {
      const { done, value } = await pieces.next();
      if (done) stream.close();
      else stream.enqueue(bytes.encode(value));
    },
    cancel: async () => {
      await pieces.return(undefined);
    },
  });
}

const UNKEPT = { "cache-control": "no-store", "x-robots-tag": "noindex" };
