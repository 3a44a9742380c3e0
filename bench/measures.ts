import { claimPath } from "@/lib/claims/rules";
import { bytesPerMarkup, scriptBytes } from "./bytes";
import { measureCrowdVotes, measureRecounts, measureRenders } from "./crowd";
import { measureCommand, measurePlainStatements } from "./database-part";
import type { Measured } from "./meters";
import { get } from "./pages";
import {
  measureByNginx,
  measureClaims,
  measureCommonSearch,
  measureEmptyPage,
  measureList,
  measureRareSearch,
  measureSignedIn,
  warmReadings,
} from "./readings";
import { inRounds, median } from "./rounds";
import type { Sizes } from "./sizes";
import type { Stage } from "./stage";
import type { Fields } from "./vote-form";
import { measurePlainVotes, measureVotes, requireVote, voteFormOf } from "./votes";
import { Wrong } from "./wrong";

/** Everything that is measured in rounds, as the report calls it. */
export const TITLES = {
  empty: "empty static page (peer)",
  claim: "claim page, cached",
  edge: "claim pages behind nginx as shipped, all in turn",
  edgeOne: "one busy claim page behind nginx as shipped",
  file: "the same bytes as a file by nginx (peer)",
  signedIn: "signed-in reading: claim page and /api/me",
  list: "list of claims, cached",
  rareSearch: "search for a word of one claim, rendered",
  commonSearch: "search for a word of every claim, rendered",
  vote: "vote, end to end",
  plainVote: "vote by a plain route handler (peer)",
  command: "vote, the command alone, in one process",
  plainStatements: "vote, its statements alone (peer)",
  renderFew: "claim page rendered, few votes",
  renderMany: "claim page rendered, many votes",
  voteFew: "vote on the claim with few",
  voteMany: "vote on the claim with many",
  recountFew: "recount of few votes, in one process",
  recountMany: "recount of many votes, in one process",
};

export type MeasureName = keyof typeof TITLES;
/** What was measured, in the order of the rounds; empty where nginx is not installed. */
export type Results = Record<MeasureName, Measured[]>;
/** What one look at one page tells. */
export type Bytes = { perMarkup: number; scripts: number; floor: number };

/** Fills the cache, and lets everything run until the engine has compiled what it will. */
export async function warmAll(stage: Stage): Promise<void> {
  await warmReadings(stage);
  const ballot = { voter: stage.reviewers[0]!, claim: stage.claims[0]!, nth: 0 };
  await requireVote(stage.app, ballot, await formFor(stage));
  const warmer = { ...stage, sizes: partOf(stage.sizes) };
  for (const work of Object.values(measuresOf(warmer))) await work();
}

/** Measures everything in every round and says on standard error how it goes. */
export async function measureAll(stage: Stage): Promise<Results> {
  const announce = async (name: MeasureName, round: number, work: () => Promise<Measured>) => {
    const measured = await work();
    const { cpuMs, databaseMs, perSecond } = measured;
    const figures = `${cpuMs.toFixed(2)} + ${databaseMs.toFixed(2)} ms CPU, ${perSecond.toFixed(0)} a second`;
    console.error(`  · ${round + 1} ${name}: ${figures}`);
    return measured;
  };
  const measured = await inRounds(measuresOf(stage), stage.sizes.rounds, announce);
  return { ...{ edge: [], edgeOne: [], file: [] }, ...measured };
}

/** Bytes of the claim page: how much of it is markup, and how much script it brings beyond an empty page. */
export async function readBytes({ app, peer, claims }: Stage): Promise<Bytes> {
  const pages = await Promise.all(
    claims.slice(0, 20).map(async (claim) => (await get(app.origin + claimPath(claim))).text()),
  );
  return {
    perMarkup: median(pages.map(bytesPerMarkup)),
    scripts: await scriptBytes(app.origin, claimPath(claims[0]!)),
    floor: await floorOf(peer.origin),
  };
}

function measuresOf(stage: Stage): Partial<Record<MeasureName, () => Promise<Measured>>> {
  const { app, peer, sizes, claims, db, pool, meters, statements, ballots, crowd, nginx } = stage;
  const voting = { db, ballots, votes: sizes.votes, patienceSeconds: sizes.patienceSeconds };
  const byNginx = nginx && {
    edge: () => measureByNginx(stage, nginx.edge, claims),
    edgeOne: () => measureByNginx(stage, nginx.edge, [claims[0]!]),
    file: () => measureByNginx(stage, nginx.file, claims),
  };
  return {
    empty: () => measureEmptyPage(stage),
    claim: () => measureClaims(stage),
    ...byNginx,
    signedIn: () => measureSignedIn(stage),
    list: () => measureList(stage),
    rareSearch: () => measureRareSearch(stage),
    commonSearch: () => measureCommonSearch(stage),
    vote: async () => measureVotes(app, voting, await formFor(stage)),
    plainVote: () => measurePlainVotes(peer, voting),
    command: () => measureCommand(voting, meters),
    plainStatements: () => measurePlainStatements(voting, meters, pool, statements),
    renderFew: () => measureRenders(stage, crowd.few),
    renderMany: () => measureRenders(stage, crowd.many),
    voteFew: () => measureCrowdVotes(stage, crowd.few),
    voteMany: () => measureCrowdVotes(stage, crowd.many),
    recountFew: () => measureRecounts(stage, crowd.few),
    recountMany: () => measureRecounts(stage, crowd.many),
  };
}

/** The same with less of everything; as many votes for everyone. */
function partOf(sizes: Sizes): Sizes {
  const { warmUp, reads, renders, votes, reviewers, crowd } = sizes;
  const part = (whole: number, unit: number) => Math.ceil((whole * warmUp) / unit) * unit;
  const cast = part(crowd.cast, 10);
  return {
    ...{ ...sizes, reads: part(reads, 20), renders: part(renders, 1) },
    votes: part(votes, reviewers),
    crowd: { ...crowd, renders: part(crowd.renders, 1), cast },
  };
}

async function floorOf(origin: string): Promise<number> {
  const floor = await scriptBytes(origin, "/");
  if (floor === 0) throw new Wrong("The empty page names no script at all.");
  return floor;
}

/** The form as the page shows it to somebody who has not voted; what it hides is the same for everyone. */
async function formFor({ app, reviewers, claims }: Stage): Promise<Fields> {
  return voteFormOf(app, { voter: reviewers[0]!, claim: claims[0]!, nth: 0 });
}
