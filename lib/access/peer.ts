import "server-only";
import { randomBytes } from "node:crypto";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { env, isCastUnlocked, isLoopbackInstallation } from "@/lib/foundation/env";

/**
 * Writes onto every request, before Next touches it, from where it came and whether it carried a
 * forwarded header. Later that cannot be told: Next adds `x-forwarded-*` to every request itself.
 * Called once, when the server starts; requests that arrive earlier count as forwarded.
 */
export function watchPeers(): void {
  if (cache.assayPeerWatch) return;
  cache.assayPeerWatch = true;
  subscribe("http.server.request.start", (message) => {
    const { headers, socket } = (message as { request: IncomingMessage }).request;
    // Next asks itself for the page to which a server action leads, with the headers of the first request.
    if (String(headers[PEER_HEADER] ?? "").startsWith(`${mark()} `)) return;
    const way = FORWARDED.some((name) => headers[name] !== undefined) ? "forwarded" : "direct";
    headers[PEER_HEADER] = `${mark()} ${way} ${socket.remoteAddress ?? ""}`;
  });
}

/** Where a request came from: the socket's address, which no header can change. */
export function peerOf(headers: Headers): Peer {
  const [given, way, address] = (headers.get(PEER_HEADER) ?? "").split(" ");
  if (given !== mark()) return { address: null, isForwarded: true };
  return { address: address || null, isForwarded: way !== "direct" };
}

/** Whether the dev outbox opens for this request: nobody but this machine can be asking. */
export function isOutboxOpen(headers: Headers): boolean {
  return isLoopbackInstallation(env()) && isFromThisMachine(headers);
}

/** Whether the people of the demonstration may be signed in on this request. */
export function isCastAdmitted(headers: Headers): boolean {
  return isCastUnlocked(env()) && isFromThisMachine(headers);
}

/** The header as the watch writes it, for tests that have no server. */
export function peerHeader(
  address: string,
  way: "direct" | "forwarded" = "direct",
): [string, string] {
  return [PEER_HEADER, `${mark()} ${way} ${address}`];
}

export type Peer = { address: string | null; isForwarded: boolean };

const PEER_HEADER = "x-assay-peer";
const FORWARDED = [
  "forwarded",
  "via",
  "x-forwarded",
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-port",
  "x-forwarded-proto",
  "x-forwarded-server",
  "x-real-ip",
  "x-client-ip",
  "x-original-host",
  "true-client-ip",
  "cf-connecting-ip",
];

// A page of another site whose name was made to point at this machine sends that name as its host.
function isFromThisMachine(headers: Headers): boolean {
  const { address, isForwarded } = peerOf(headers);
  const host = (headers.get("host") ?? "").replace(/:\d+$/, "").replace(/^\[|\]$/g, "");
  return !isForwarded && isLoopback(host) && isLoopback(address?.replace(/^::ffff:/, "") ?? "");
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host);
}

// Next loads this module once per bundle layer; the mark is one per process, and nobody outside knows it.
const cache = globalThis as typeof globalThis & { assayPeerMark?: string; assayPeerWatch?: true };

function mark(): string {
  return (cache.assayPeerMark ??= randomBytes(16).toString("hex"));
}
