import "server-only";
import { lookup } from "node:dns/promises";
import type { Readable } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { hostIn, isOpenAddress, obstacleIn, type Obstacle } from "../rules/addresses";

/** What comes of an address: its bytes, or why there are none, in words for whoever gave it. */
export type Fetched =
  { kind: "fetched"; bytes: Uint8Array; mediaType: string | null; finalUrl: string } | FetchRefused;
export type FetchRefused = { kind: "refused"; reason: FetchRefusedReason; says: string };
export type FetchRefusedReason =
  | "FORBIDDEN_ADDRESS"
  | "NOT_HTTP"
  | "TOO_LARGE"
  | "TOO_LONG"
  | "TOO_MANY_REDIRECTS"
  | "WRONG_TYPE"
  | "UNREACHABLE"
  | "REFUSED_BY_SERVER";

/** How an address is reached. Tests put names, ports and a server of their own in the place of the internet's. */
export type Way = {
  /** Every numeric address of a name. */
  resolve: (host: string) => Promise<string[]>;
  ports: readonly number[];
  /** Where the connection to a checked address goes. */
  dial: (address: string, port: number) => { address: string; port: number };
  bytes: number;
  milliseconds: number;
  redirects: number;
};

const INTERNET: Way = {
  resolve: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
  ports: [80, 443],
  dial: (address, port) => ({ address, port }),
  ...{ bytes: 10_000_000, milliseconds: 30_000, redirects: 5 },
};

/**
 * Fetches what stands at an address of the open internet, and nothing else. Every name is asked for once, each of its
 * addresses has to be open, and the connection goes to one of those that were looked at: so does every redirect. No cookie,
 * no password and no setting of this process is sent.
 *
 * @param watch `signal` ends it; it counts as too long
 * @returns never throws. `mediaType` is what the server says, with its parameters
 */
export async function fetchText(
  url: string,
  watch: { signal?: AbortSignal } = {},
  way: Way = INTERNET,
): Promise<Fetched> {
  const ends = [AbortSignal.timeout(way.milliseconds), ...(watch.signal ? [watch.signal] : [])];
  const signal = AbortSignal.any(ends);
  try {
    return await following(url, { way, signal });
  } catch (error) {
    if (error instanceof FetchRefusal) return error.refused;
    return signal.aborted ? refusal("TOO_LONG").refused : refusal("UNREACHABLE").refused;
  }
}

type Trip = { way: Way; signal: AbortSignal };

async function following(begin: string, trip: Trip): Promise<Fetched> {
  let next = addressIn(begin);
  for (let redirects = 0; redirects <= trip.way.redirects; redirects += 1) {
    const answer = await ask(next, trip);
    if ("location" in answer) next = addressIn(answer.location, next);
    else return { kind: "fetched", ...answer, finalUrl: next.href };
  }
  throw refusal("TOO_MANY_REDIRECTS");
}

function addressIn(text: string, base?: URL): URL {
  if (!URL.canParse(text, base)) throw refusal("NOT_HTTP", "This is no address of a web page.");
  const url = new URL(text, base);
  url.hash = "";
  return url;
}

type Answer = { location: string } | { bytes: Uint8Array; mediaType: string | null };

async function ask(url: URL, { way, signal }: Trip): Promise<Answer> {
  const obstacle = obstacleIn(url, way.ports);
  if (obstacle)
    throw refusal(obstacle === "NOT_HTTP" ? obstacle : "FORBIDDEN_ADDRESS", OBSTACLES[obstacle]);
  const address = await openAddressOf(hostIn(url), { way, signal });
  const { Agent, buildConnector, request } = await import("undici");
  const connector = buildConnector({ timeout: way.milliseconds });
  const agent = new Agent({
    connect: (options, done) => {
      const { address: hostname, port } = way.dial(address, portOf(url));
      connector({ ...options, hostname, port: String(port), servername: hostIn(url) }, done);
    },
    pipelining: 0,
  });
  try {
    const headers = { "user-agent": "Assay", accept: ACCEPTED, "accept-encoding": "gzip, br" };
    return await answerIn(await request(url, { dispatcher: agent, signal, headers }), url, way);
  } finally {
    // Whatever is still under way is not wanted.
    await agent.destroy();
  }
}

const portOf = ({ port, protocol }: URL): number =>
  port === "" ? (protocol === "http:" ? 80 : 443) : Number(port);

/** The address to which the connection goes. Where a name has an address that is not open, none of its others is trusted. */
async function openAddressOf(host: string, { way, signal }: Trip): Promise<string> {
  const found = await Promise.race([way.resolve(host).catch(() => []), ended(signal)]);
  if (found.length === 0)
    throw refusal("UNREACHABLE", `There is no ${host}. Look whether the address is right.`);
  if (!found.every(isOpenAddress)) throw refusal("FORBIDDEN_ADDRESS", OBSTACLES.IS_INSIDE);
  return found[0]!;
}

const ended = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    if (signal.aborted) reject(refusal("TOO_LONG"));
    signal.addEventListener("abort", () => reject(refusal("TOO_LONG")), { once: true });
  });

type Headers = Record<string, string | string[] | undefined>;
type Response = { statusCode: number; headers: Headers; body: Readable };

async function answerIn(
  { statusCode, headers, body }: Response,
  url: URL,
  way: Way,
): Promise<Answer> {
  // What is not read to its end breaks off, which nobody has to hear of.
  body.on("error", () => undefined);
  const location = only(headers.location);
  if (REDIRECTS.includes(statusCode) && location !== null) return { location };
  if (statusCode !== 200 && statusCode !== 203)
    throw refusal(
      "REFUSED_BY_SERVER",
      `The server does not give it out: it answers ${statusCode}.`,
    );
  const mediaType = only(headers["content-type"]);
  if (!isReadable(mediaType, url)) throw refusal("WRONG_TYPE");
  if (Number(only(headers["content-length"]) ?? 0) > way.bytes) throw refusal("TOO_LARGE");
  const content = unpacked(body, only(headers["content-encoding"]));
  return { bytes: await bytesOf(content, body, way.bytes), mediaType };
}

const only = (value: string | string[] | undefined): string | null =>
  (Array.isArray(value) ? value[0] : value) ?? null;

function isReadable(mediaType: string | null, { pathname }: URL): boolean {
  const bare = mediaType?.split(";")[0]!.trim().toLowerCase() ?? "";
  if (UNSAID.includes(bare)) return /\.(?:pdf|docx|epub|txt|md|html?)$/i.test(pathname);
  return READABLE.includes(bare);
}

function unpacked(body: Readable, encoding: string | null): Readable {
  switch (encoding?.trim().toLowerCase() ?? "identity") {
    case "identity":
    case "":
      return body;
    case "gzip":
    case "x-gzip":
      return body.pipe(createGunzip());
    case "deflate":
      return body.pipe(createInflate());
    case "br":
      return body.pipe(createBrotliDecompress());
    default:
      throw refusal("WRONG_TYPE", "The server packs the text in a way that is not read here.");
  }
}

async function bytesOf(content: Readable, body: Readable, most: number): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  let length = 0;
  // A body that breaks off ends what unpacks it, which would otherwise wait for more.
  if (content !== body) body.on("error", (error) => content.destroy(error));
  for await (const piece of content as AsyncIterable<Buffer>) {
    length += piece.length;
    if (length > most) throw refusal("TOO_LARGE");
    pieces.push(piece);
  }
  return new Uint8Array(Buffer.concat(pieces));
}

/** Ends a fetch: thrown where it is found that it must not or cannot go on. */
class FetchRefusal extends Error {
  constructor(readonly refused: FetchRefused) {
    super(refused.reason);
  }
}
const refusal = (reason: FetchRefusedReason, says = REFUSALS[reason]): FetchRefusal =>
  new FetchRefusal({ kind: "refused", reason, says });

const INSTEAD = "Save the text there and upload the file, or paste it.";
const REFUSALS: Readonly<Record<FetchRefusedReason, string>> = {
  FORBIDDEN_ADDRESS: `Texts are fetched from public addresses of the web only. ${INSTEAD}`,
  NOT_HTTP: "Texts are fetched from addresses that begin with http:// or https://.",
  TOO_LARGE: `What stands there is larger than 10 MB. ${INSTEAD}`,
  TOO_LONG: `The server took too long to answer. Try again, or save the text there and upload the file.`,
  TOO_MANY_REDIRECTS: "The address leads on and on to others. Give the one where the text stands.",
  WRONG_TYPE: "What stands there is no text, web page, PDF, Word document or EPUB.",
  UNREACHABLE:
    "The server cannot be reached. Look whether the address is right, or try again later.",
  REFUSED_BY_SERVER: `The server does not give it out. ${INSTEAD}`,
};
const OBSTACLES: Readonly<Record<Obstacle, string>> = {
  NOT_HTTP: REFUSALS.NOT_HTTP,
  HOLDS_A_PASSWORD: `Addresses with a name or a password in them are not followed. ${INSTEAD}`,
  IS_A_NUMBER: `Addresses with a number in the place of a name are not followed. ${INSTEAD}`,
  IS_INSIDE: REFUSALS.FORBIDDEN_ADDRESS,
  OTHER_PORT: `Addresses with a port of their own are not followed. ${INSTEAD}`,
};
const REDIRECTS = [301, 302, 303, 307, 308];
const UNSAID = ["application/octet-stream", "binary/octet-stream"];
const READABLE = [
  ...["text/plain", "text/html", "application/xhtml+xml", "text/markdown", "text/x-markdown"],
  ...["application/pdf", "application/epub+zip"],
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
];
const ACCEPTED = [...READABLE, "*/*;q=0.1"].join(", ");
