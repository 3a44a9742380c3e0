import { Viewer } from "@/lib/access/viewer";
import { stopMail } from "@/lib/follows/commands/mail";
import { stopLettersPath } from "@/lib/follows/rules/mail";
import { systemClock } from "@/lib/foundation/clock";

/**
 * Stops letters with one request of a mail program (RFC 8058). The token in the address is all that it needs: the body,
 * which is always the same, is not read.
 */
export async function POST(request: Request): Promise<Response> {
  const call = { clock: systemClock };
  const asked = { token: tokenIn(request), goal: "stop" };
  const { ok } = await stopMail.execute(Viewer.anyone, asked, call);
  return new Response(ok ? "You get no more letters.\n" : "This is the link of no letter.\n", {
    status: ok ? 200 : 404,
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
  });
}

/** Whoever opens the address in a browser is asked on a page: programs that check mail open links, too. */
export function GET(request: Request): Response {
  const location = stopLettersPath(tokenIn(request));
  return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
}

const tokenIn = ({ url }: Request): string => new URL(url).searchParams.get("token") ?? "";
