import "server-only";
import { timingSafeEqual } from "node:crypto";
import { revalidateTag } from "next/cache";
import { z } from "zod";
import { env } from "@/lib/foundation/env";
import { JOB_SECRET_HEADER } from "./job-door";
import { isOwnRequest } from "./peer";

/**
 * The loopback route through which the worker reports what went stale. It opens with the secret made
 * at boot, to this machine alone, and looks absent otherwise.
 */
export async function staleRoute(request: Request): Promise<Response> {
  if (!isOwnRequest(request.headers) || !knowsSecret(request.headers.get(JOB_SECRET_HEADER)))
    return new Response(null, { status: 404 });
  const body = reportSchema.safeParse(await request.json().catch(() => null));
  if (!body.success) return new Response(null, { status: 400 });
  for (const tag of body.data.tags) revalidateTag(tag, { expire: 0 });
  return new Response(null, { status: 204 });
}

const reportSchema = z.object({ tags: z.array(z.string().min(1).max(256)).max(1_000) });

function knowsSecret(given: string | null): boolean {
  const secret = Buffer.from(env().jobSecret);
  const offered = Buffer.from(given ?? "");
  return secret.length > 0 && offered.length === secret.length && timingSafeEqual(offered, secret);
}
