import { subscribe } from "node:diagnostics_channel";
import type { ServerResponse } from "node:http";

/**
 * Has browsers ask again wherever an address leads to another for good. They would remember it without an end, and here
 * merges are undone and titles put back: two addresses that once led to each other would then open in no browser any more.
 * What caches between may keep of it stays as it was said.
 */
export function keepMovesBriefly(): void {
  subscribe("http.server.request.start", (message) => {
    const { response } = message as { response: ServerResponse };
    const writeHead = response.writeHead.bind(response) as (...head: unknown[]) => ServerResponse;
    response.writeHead = (status: number, ...rest: unknown[]) => {
      if (FOR_GOOD.includes(status)) sayBriefly(response);
      return writeHead(status, ...rest);
    };
  });
}

function sayBriefly(response: ServerResponse): void {
  const said = String(response.getHeader("cache-control") ?? "");
  if (/(?:^|[\s,])max-age=|no-store|no-cache/.test(said)) return;
  response.setHeader("cache-control", ["max-age=0", said].filter(Boolean).join(", "));
}

// RFC 9110, 15.4.2 and 15.4.9: both may be kept by default.
const FOR_GOOD = [301, 308];
