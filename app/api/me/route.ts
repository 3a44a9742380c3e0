import { HINT_TAKEN_BACK } from "@/lib/access/auth";
import { getMe } from "@/lib/identity/queries";

/** Who is signed in, for one island of the public pages; a hint that promises too much is taken back. */
export async function GET(request: Request): Promise<Response> {
  const me = await getMe(request.headers);
  const headers = new Headers({ "cache-control": "no-store" });
  if (!me) headers.append("set-cookie", HINT_TAKEN_BACK);
  return Response.json(me, { headers });
}
