import { viewerOf } from "@/lib/access/current-viewer";
import { getWholeGradebook } from "@/lib/classes/queries/grading-grid";
import { gradebookFile } from "@/lib/classes/rules/gradebook";
import { readPublicId } from "@/lib/foundation/ids";

type Context = { params: Promise<{ assignmentId: string }> };

/** The gradebook of an assignment, for the teachers of its class; to everybody else there is none. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const read = readPublicId((await params).assignmentId);
  const viewer = await viewerOf(request.headers);
  const book = read.kind === "invalid" ? null : await getWholeGradebook(viewer, read.id);
  if (!book) return new Response(null, { status: 404, headers: UNKEPT });
  const isComma = new URL(request.url).searchParams.get("decimal") === "comma";
  const headers = {
    ...UNKEPT,
    "content-type": "text/csv; charset=utf-8; header=present",
    "content-disposition": `attachment; filename="gradebook-${book.assignmentId}.csv"`,
  };
  return new Response(gradebookFile(book, isComma ? "comma" : "point"), { headers });
}

const UNKEPT = { "cache-control": "no-store", "x-robots-tag": "noindex" };
