import type { Request } from "autocannon";
import { claimPath } from "@/lib/claims/rules";
import type { VotableClaim } from "./ballots";
import { measure, type Served } from "./load";
import type { Measured } from "./meters";
import { get, requireSamePage, warmPages } from "./pages";
import type { SignedIn } from "./reviewers";
import type { Stage } from "./stage";
import { Wrong } from "./wrong";

const LIST = "/claims";
const EVERY_CLAIM_HAS = "minutes";

/**
 * Fills the cache and sees that it serves what the figures take for granted.
 *
 * @throws Wrong naming the page and what it answered
 */
export async function warmReadings({ app, peer, nginx, claims, reviewers }: Stage): Promise<void> {
  await warmPages(app.origin, [...claims.map(claimPath), LIST]);
  await warmPages(peer.origin, ["/"]);
  const [reader, claim] = [reviewers[0]!, claims[0]!];
  await requireSamePage(app.origin, claimPath(claim), reader.cookie);
  await requireMe(app.origin, reader);
  await requireSearch(app.origin, EVERY_CLAIM_HAS, claims.at(-1)!);
  await requireSearch(app.origin, onlyIn(claim), claim);
  if (nginx) await nginx.require(claims);
}

/** An empty page, as Next serves it. */
export const measureEmptyPage = (stage: Stage) =>
  ask(stage, stage.peer, readings(["/"], stage.sizes.reads));

/** Pages of claims out of the cache, one after the other. */
export const measureClaims = (stage: Stage) =>
  ask(stage, stage.app, readings(stage.claims.map(claimPath), stage.sizes.reads));

/** The same by nginx: so many that the coarse clock of the processor time tells them apart. */
export const measureByNginx = (stage: Stage, from: Served, claims: readonly VotableClaim[]) =>
  ask(stage, from, readings(claims.map(claimPath), stage.sizes.reads * 3));

/** The list of claims out of the cache. */
export const measureList = (stage: Stage) =>
  ask(stage, stage.app, readings([LIST], stage.sizes.reads));

/** Somebody who is signed in reads: after each page the script's question who they are. */
export function measureSignedIn({ app, sizes, claims, reviewers }: Stage): Promise<Measured> {
  const lists = readings(claims.map(claimPath), sizes.reads / 2);
  const connections = lists.map((list, lane) => {
    const headers = { cookie: reviewers[lane % reviewers.length]!.cookie };
    return list.flatMap(({ path }) => [
      { path, headers },
      { path: "/api/me", headers },
    ]);
  });
  const pages = connections.flat().length / 2;
  const { patienceSeconds } = sizes;
  const due = { 200: pages, 204: pages };
  return measure({ from: app, connections, requestsPerThing: 2, due, patienceSeconds });
}

/** Searches for a word that one claim has, another in each; one after the other, so that none waits for another. */
export const measureRareSearch = (stage: Stage) => {
  const { claims, sizes } = stage;
  const words = Array.from({ length: sizes.renders }, (_, n) => onlyIn(claims[n % claims.length]!));
  return ask(stage, stage.app, [words.map((word) => ({ path: searchPath(word) }))]);
};

/** The same for a word that every claim has. */
export const measureCommonSearch = (stage: Stage) => {
  const request = { path: searchPath(EVERY_CLAIM_HAS) };
  return ask(stage, stage.app, [Array.from({ length: stage.sizes.renders }, () => request)]);
};

const ask = ({ sizes: { patienceSeconds } }: Stage, from: Served, connections: Request[][]) =>
  measure({ from, connections, due: { 200: connections.flat().length }, patienceSeconds });

/** The paths from the first to the last and round again, shared out over the connections. */
function readings(paths: readonly string[], count: number): Request[][] {
  const each = Math.ceil(count / CONNECTIONS);
  return Array.from({ length: CONNECTIONS }, (_, lane) =>
    Array.from({ length: each }, (_, nth) => ({
      path: paths[(lane * each + nth) % paths.length]!,
    })),
  );
}

const CONNECTIONS = 10;

const searchPath = (word: string): string => `${LIST}?q=${word}`;

/** The number of the day in the claim's sentence, see `fillLedger`, which the slug repeats. */
const onlyIn = ({ slug }: { slug: string }): string => /day-(\d+)-/.exec(slug)![1]!;

async function requireMe(origin: string, { cookie, name }: SignedIn): Promise<void> {
  const answer = await get(`${origin}/api/me`, { cookie });
  const said = decodeURIComponent(answer.headers.get("assay-viewer") ?? "null");
  const me = JSON.parse(said) as { name: string } | null;
  if (answer.status !== 204 || me?.name !== name)
    throw new Wrong(`/api/me does not know a reviewer who is signed in (status ${answer.status}).`);
  if (answer.headers.get("cache-control") !== "no-store")
    throw new Wrong("/api/me may be kept by caches.");
}

async function requireSearch(
  origin: string,
  word: string,
  claim: { id: string; slug: string },
): Promise<void> {
  const path = searchPath(word);
  const answer = await get(origin + path);
  const life = answer.headers.get("cache-control") ?? "";
  if (answer.status !== 200 || !(await answer.text()).includes(claimPath(claim)))
    throw new Wrong(`${path} does not find claim ${claim.id} (status ${answer.status}).`);
  if (!/^public\b.*\bs-maxage=\d+/.test(life) || answer.headers.has("set-cookie"))
    throw new Wrong(`${path} may not be kept by shared caches: cache-control is "${life}".`);
}
