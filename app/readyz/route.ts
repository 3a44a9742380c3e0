import { connection } from "next/server";
import { systemClock } from "@/lib/foundation/clock";
import { readiness } from "@/lib/foundation/readiness";

/** For whoever sends readers here: 200 where everything that the program leans on is there, else 503 and what is not. */
export async function GET(): Promise<Response> {
  await connection();
  const found = await readiness(systemClock());
  const isReady = Object.values(found).every((part) => part);
  const headers = { "cache-control": "no-store" };
  return Response.json(found, { status: isReady ? 200 : 503, headers });
}
