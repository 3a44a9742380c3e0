import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";

/**
 * Answers 304 wherever a response carries an `etag` that the request names in `If-None-Match`. The page cache reckons
 * the tags; Next compares only those that it reckons itself, anew for every request.
 */
export function answerNotModified(): void {
  subscribe("http.server.request.start", (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    const known = request.headers["if-none-match"];
    if (known !== undefined && (request.method === "GET" || request.method === "HEAD"))
      leaveOutBody(response, known);
  });
}

/**
 * Whether one of the tags of an `If-None-Match` is this one (RFC 9110, 13.1.2: the weak comparison).
 * @param known the header as it came
 */
export function isKnown(known: string, etag: string): boolean {
  if (known.trim() === "*") return true;
  return known.split(",").some((tag) => opaque(tag.trim()) === opaque(etag));
}

const opaque = (tag: string): string => tag.replace(/^W\//, "");

// At the last moment before the head is written, when every header stands; Node then sends no body by itself.
function leaveOutBody(response: ServerResponse, known: string): void {
  const writeHead = response.writeHead.bind(response) as (...head: unknown[]) => ServerResponse;
  response.writeHead = (status: number, ...rest: unknown[]) => {
    const etag = response.getHeader("etag");
    if (status !== 200 || typeof etag !== "string" || !isKnown(known, etag))
      return writeHead(status, ...rest);
    for (const name of ABOUT_THE_BODY) response.removeHeader(name);
    return writeHead(304);
  };
}

const ABOUT_THE_BODY = ["content-length", "content-type", "content-encoding", "transfer-encoding"];
