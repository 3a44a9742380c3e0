import "server-only";
import { randomBytes } from "node:crypto";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { BlockList, isIP } from "node:net";
import { env, isCastUnlocked, isLoopbackHost, isLoopbackInstallation } from "@/lib/foundation/env";

/**
 * Writes onto every request, before Next touches it, from where it came and whether it carried a
 * forwarded header. Later that cannot be told: Next adds `x-forwarded-*` to every request itself.
 * Called once, when the server starts; requests that arrive earlier count as forwarded.
 *
 * @returns ends it
 */
export function watchPeers(): () => void {
  if (!cache.assayPeerWatch) subscribe(REQUESTS, noteWhence);
  cache.assayPeerWatch = true;
  return () => {
    unsubscribe(REQUESTS, noteWhence);
    cache.assayPeerWatch = false;
  };
}

/** Where a request came from: the socket's address, and whom it speaks for. */
export function peerOf(headers: Headers): Peer {
  const parts = (headers.get(PEER_HEADER) ?? "").split(" ");
  const [given, way, address, client] = parts;
  if (given !== mark() || parts.length !== 4)
    return { address: null, client: null, isForwarded: true };
  return { address: address || null, client: client || null, isForwarded: way !== "direct" };
}

/** Whether a request was made by this machine itself, through no proxy that says so. */
export function isOwnRequest(headers: Headers): boolean {
  const { address, isForwarded } = peerOf(headers);
  if (isForwarded || address === null) return false;
  // A server that listens on one of the machine's addresses alone is called there, and from there.
  return isLoopbackHost(address) || [env().host, ...env().listeners].includes(address);
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
  return [PEER_HEADER, `${mark()} ${way} ${address} ${address}`];
}

export type Peer = {
  /** The socket's, which no header can change. */
  address: string | null;
  /** Whom limits count: the socket's, or, where that is a trusted proxy's, the one it names. */
  client: string | null;
  isForwarded: boolean;
};

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
  const host = (headers.get("host") ?? "").replace(/:\d+$/, "");
  return !isForwarded && isLoopbackHost(host) && isLoopbackHost(address ?? "");
}

const REQUESTS = "http.server.request.start";

function noteWhence(message: unknown): void {
  const { headers, socket } = (message as { request: IncomingMessage }).request;
  // Next asks itself for the page to which a server action leads, with the headers of the first request.
  if (String(headers[PEER_HEADER] ?? "").startsWith(`${mark()} `)) return;
  const way = FORWARDED.some((name) => headers[name] !== undefined) ? "forwarded" : "direct";
  const address = plain(socket.remoteAddress ?? "");
  const client = clientBehind(address, String(headers["x-forwarded-for"] ?? ""));
  headers[PEER_HEADER] = `${mark()} ${way} ${address} ${client}`;
}

// From the nearest hop outwards: each is believed as long as the one that named it is a trusted proxy.
function clientBehind(peer: string, forwardedFor: string): string {
  if (env().trustedProxies.length === 0) return peer;
  const trusted = trustedProxies();
  const hops = forwardedFor.split(",").map(addressIn);
  let client = peer;
  while (isIn(trusted, client)) {
    const hop = hops.pop();
    if (!hop) break;
    client = hop;
  }
  return client;
}

function isIn(list: BlockList, address: string): boolean {
  return isIP(address) !== 0 && list.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");
}

function trustedProxies(): BlockList {
  const list = new BlockList();
  for (const proxy of env().trustedProxies) {
    const [address = "", bits] = proxy.split("/");
    const family = address.includes(":") ? "ipv6" : "ipv4";
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return list;
}

// Some proxies add the port; whatever is no address is nobody's.
function addressIn(hop: string): string | undefined {
  const bare = hop.trim().replace(/^\[([^\]]*)\](:\d+)?$/, "$1");
  const address = plain(/^[\d.]+:\d+$/.test(bare) ? bare.replace(/:\d+$/, "") : bare);
  return isIP(address) === 0 ? undefined : address;
}

function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, "");
}

// Next loads this module once per bundle layer; the mark is one per process, and nobody outside knows it.
const cache = globalThis as typeof globalThis & {
  assayPeerMark?: string;
  assayPeerWatch?: boolean;
};

function mark(): string {
  return (cache.assayPeerMark ??= randomBytes(16).toString("hex"));
}
