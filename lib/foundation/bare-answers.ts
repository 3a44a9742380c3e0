import { subscribe } from "node:diagnostics_channel";
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";

/**
 * Gives words to what Next leaves bare for a browser that asks for a page, since Next has no hook for it: a line of
 * plain text for a form of an older build or one posted from another site, and an empty body, which only a script would
 * fill, for a surprise. Scripts and machines get Next's own answers.
 *
 * A body that is too long is not read at all, and it or one that is no form is no surprise (see `noteThrown`).
 * An address that cannot be read (`/claims/%FF/x`) is nobody's: it goes where nothing is, and not to a 500.
 *
 * @param countThemselves paths that let go by what is too much and say so in their form
 */
export function answerInWords(countThemselves: readonly string[]): void {
  subscribe("http.server.request.start", (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    if (!isReadable(request.url ?? "")) request.url = NOWHERE;
    const isPosted = request.method === "POST";
    const isTooLong = Number(request.headers["content-length"]) > MOST_BYTES;
    if (isTooLong && !countThemselves.includes(request.url!.split("?", 1)[0]!)) turnAway(request);
    if (isPosted || asksForPage(request.headers)) putWordsInto(response, request);
  });
}

/**
 * Notes what Next threw at a request, which it hands to `onRequestError` alone. Where it was a body that could not be
 * taken in, whoever sent it is told so: machines, too, and a script by the status.
 *
 * @param headers the request's own, the very object
 */
export function noteThrown(error: unknown, headers: IncomingHttpHeaders): void {
  const { statusCode, message } = (error ?? {}) as { statusCode?: unknown; message?: unknown };
  if (statusCode === 413) notTaken.set(headers, TOO_LONG);
  else if (message === UNPARSED) notTaken.set(headers, BROKEN_FORM);
}

const notTaken = new WeakMap<IncomingHttpHeaders, Words>();

// Node's words for a body that is no form.
const UNPARSED = "Failed to parse body as FormData.";

const NOWHERE = "/nowhere";

// As much as Next takes for an action.
const MOST_BYTES = 1024 * 1024;

// Next would stop reading in the middle and close the connection, and the sender would see no answer.
function turnAway(request: IncomingMessage): void {
  Object.assign(request, { url: NOWHERE, method: "GET" });
  notTaken.set(request.headers, TOO_LONG);
}

function isReadable(url: string): boolean {
  try {
    decodeURIComponent(url.split("?", 1)[0]!);
    return true;
  } catch {
    return false;
  }
}

// A form sent by script names its action and could do nothing with a page.
function asksForPage(headers: IncomingHttpHeaders): boolean {
  return !isScript(headers) && headers.accept !== undefined && headers.accept.includes("text/html");
}

const isScript = (headers: IncomingHttpHeaders): boolean => headers["next-action"] !== undefined;

// Next, or what compresses for it, writes head and body; whatever comes first decides for both.
function putWordsInto(response: ServerResponse, request: IncomingMessage): void {
  const writeHead = response.writeHead.bind(response) as (...head: unknown[]) => ServerResponse;
  const write = response.write.bind(response) as (...chunk: unknown[]) => boolean;
  const end = response.end.bind(response) as (...chunk: unknown[]) => ServerResponse;
  let page: string | null | undefined;
  const decide = (): string | null => {
    if (page !== undefined) return page;
    const words = wordsFor(response, request);
    if (words) response.statusCode = words.status;
    if (!words || isScript(request.headers)) return (page = null);
    announce(response);
    return (page = pageOf(words));
  };
  response.writeHead = (status: number, ...rest: unknown[]) => {
    if (page === undefined) response.statusCode = status;
    return decide() ? writeHead(response.statusCode) : writeHead(response.statusCode, ...rest);
  };
  response.write = (...chunk: unknown[]) => (decide() ? true : write(...chunk));
  response.end = (...chunk: unknown[]) => {
    const words = decide();
    return words ? end(words) : end(...chunk);
  };
}

function announce(response: ServerResponse): void {
  for (const name of ABOUT_THE_BODY) response.removeHeader(name);
  response.setHeader("content-type", "text/html; charset=utf-8");
  response.setHeader("cache-control", "private, no-store");
}

const ABOUT_THE_BODY = ["content-length", "content-encoding", "etag", "link"];

type Words = { status: number; title: string; text: string };

function wordsFor(response: ServerResponse, { method, headers }: IncomingMessage): Words | null {
  const status = response.statusCode;
  const ofBody = status >= 400 && notTaken.get(headers);
  if (ofBody) return ofBody;
  const isPage = /^text\/(html|plain)\b/.test(String(response.getHeader("content-type") ?? ""));
  if (!isPage || status < 400 || !asksForPage(headers)) return null;
  if (response.hasHeader(UNKNOWN_FORM)) return { status, ...OLD_FORM };
  if (status < 500) return null;
  return method === "POST" && isForeign(headers) ? FOREIGN_FORM : { status, ...SURPRISE };
}

// Next's word for an action that this build does not have.
const UNKNOWN_FORM = "x-nextjs-action-not-found";
const OLD_FORM = {
  title: "This form is out of date",
  text: "The site has changed since you opened it, so nothing was stored. Go back, copy what you typed, load that page again and send it from there.",
};
const FOREIGN_FORM = {
  status: 403,
  title: "This form was sent from another site",
  text: "Nothing was stored: forms are taken from pages of this site alone. If you meant to send it, open its page here and send it from there.",
};
const TOO_LONG = {
  status: 413,
  title: "This is too long to send",
  text: "Nothing was stored: a form carries 1 MB at most. Go back, shorten what you typed and send it again.",
};
const BROKEN_FORM = {
  status: 400,
  title: "This form could not be read",
  text: "Nothing was stored: what arrived is no whole form. Go back, copy what you typed, load the page again and send it from there.",
};
const SURPRISE = {
  title: "Something went wrong on our side",
  text: "Nothing you sent was stored unless a page has said so. Load this page again in a moment.",
};

// The same comparison by which Next refuses it.
function isForeign({ origin, host, "x-forwarded-host": forwarded }: IncomingHttpHeaders): boolean {
  if (origin === undefined) return false;
  const here = forwarded === undefined ? host : String(forwarded).split(",", 1)[0]!.trim();
  return !URL.canParse(origin) || new URL(origin).host !== here;
}

// Without style sheets or scripts, whose names only Next knows; the moment is what an operator looks for in the log.
function pageOf({ title, text }: Words): string {
  const moment = new Date().toISOString().slice(0, 19);
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${title} · Assay</title><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><meta name="robots" content="noindex"></head><body style="background:Canvas;color:CanvasText;max-width:38rem;margin:4rem auto;padding:0 1.25rem;font:1.125rem/1.6 serif"><main><h1 style="line-height:1.2">${title}</h1><p>${text}</p><p><a href="/">To the first page</a></p><p><small>${moment.replace("T", " ")} UTC</small></p></main></body></html>`;
}
