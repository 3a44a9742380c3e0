import type { IncomingHttpHeaders } from "node:http";

/** Runs once, when a server starts: settings are read, and refused with their names, before the first request. */
export async function register(): Promise<void> {
  // A constant of the bundler, which compiles this file for the edge too.
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { env } = await import("@/lib/foundation/env");
  const { sendSecurityHeaders } = await import("@/lib/foundation/security-headers");
  const { answerNotModified } = await import("@/lib/foundation/not-modified");
  const { keepMovesBriefly } = await import("@/lib/foundation/moved-briefly");
  const { answerInWords } = await import("@/lib/foundation/bare-answers");
  const { UPLOAD_DOORS } = await import("@/app/api/upload-doors");
  const { watchPeers } = await import("@/lib/access/peer");
  sendSecurityHeaders(env());
  answerNotModified();
  keepMovesBriefly();
  // Next's own error pages help whoever develops.
  if (env().isProduction) answerInWords(UPLOAD_DOORS);
  watchPeers();
}

/** Next hands on what it threw at a request, before it answers. */
export async function onRequestError(
  error: unknown,
  { headers }: { headers: IncomingHttpHeaders },
): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { noteThrown } = await import("@/lib/foundation/bare-answers");
  noteThrown(error, headers);
}
