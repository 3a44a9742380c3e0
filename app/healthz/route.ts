import { connection } from "next/server";

/** For whoever watches the process: it answers. Of the database it says nothing. */
export async function GET(): Promise<Response> {
  await connection();
  return new Response("ok\n", { headers: { "cache-control": "no-store" } });
}
