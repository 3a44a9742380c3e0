import { getMe } from "@/lib/identity/queries";

/** Who is signed in, for one island of the public pages; a hint that promises too much is taken back. */
export async function GET(request: Request): Promise<Response> {
  const me = await getMe(request.headers);
  const headers = new Headers({ "cache-control": "no-store" });
  if (!me) headers.append("set-cookie", "assay_hint=; Path=/; Max-Age=0; SameSite=Lax");
  return Response.json(me, { headers });
}
