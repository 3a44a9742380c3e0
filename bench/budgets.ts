import type { Burst } from "./burst";
import type { Bytes, MeasureName, Results } from "./measures";
import type { Measured } from "./meters";
import { median, medianRatio } from "./rounds";
import type { Sizes } from "./sizes";

/** A figure beside what it may be; null where it could not be measured here. */
export type Budget = { what: string; measured: number | null; allowed: string; isMet: boolean };

/** What was measured beside the budgets. Ratios are taken within a round, where neighbours slow both alike. */
export function budgetsOf(
  { claims, burst: { people } }: Sizes,
  results: Results,
  bursts: readonly Burst[],
  { perMarkup, scripts, floor }: Bytes,
): Budget[] {
  const middle = (name: MeasureName, figure: Figure) => median(results[name].map(figure));
  const ratio = (one: MeasureName, other: MeasureName, figure: Figure) =>
    results[one].length === 0
      ? null
      : medianRatio(results[one].map(figure), results[other].map(figure));
  const size = `${claims.toLocaleString("en-GB")} claims`;
  return [
    most("claim page, CPU ms", middle("claim", cpu), 0.9),
    least("claim page, throughput over the empty page's", ratio("claim", "empty", perSecond), 0.6),
    least("behind nginx, one page: CPU of a file over its", ratio("file", "edgeOne", cpu), 0.5),
    least("behind nginx, all pages: CPU of a file over theirs", ratio("file", "edge", cpu), 0.5),
    most("signed-in reading, CPU over the claim page's", ratio("signedIn", "claim", cpu), 2.5),
    most("claim page, bytes of HTML over its markup", perMarkup, 1.6),
    most(`claim page, kB of script (gzip) above ${kB(floor).toFixed(1)}`, kB(scripts - floor), 15),
    most("vote, CPU over the plain handler's", ratio("vote", "plainVote", cpu), 1.25),
    least(
      "vote, database part over the plain statements'",
      ratio("command", "plainStatements", perSecond),
      0.8,
    ),
    most(`${people} votes on one claim in one second, p99 ms`, median(bursts.map(p99)), 300),
    most(
      `${people} votes on one claim in one second, renders of its page`,
      Math.max(...bursts.map(({ renders }) => renders)),
      8,
    ),
    most(
      `${people} votes on one claim in one second, ms until its page shows them all`,
      Math.max(...bursts.map(({ rightAfterMs }) => rightAfterMs)),
      1_000,
    ),
    most("many votes over few: page rendered", ratio("renderMany", "renderFew", whole), 1.1),
    most("many votes over few: vote", ratio("voteMany", "voteFew", whole), 1.1),
    most(`search, rare word, p95 ms (${size}, not a million)`, middle("rareSearch", p95), 15),
    most(`search, common word, p95 ms (${size}, not a million)`, middle("commonSearch", p95), 30),
  ];
}

type Figure = (measured: Measured) => number;

const cpu: Figure = ({ cpuMs }) => cpuMs;
/** With the database's. */
const whole: Figure = ({ cpuMs, databaseMs }) => cpuMs + databaseMs;
const perSecond: Figure = (measured) => measured.perSecond;
const p95: Figure = ({ p95Ms }) => p95Ms;
const p99: Figure = ({ p99Ms }) => p99Ms;

const kB = (bytes: number) => bytes / 1_000;

const most = (what: string, measured: number | null, allowed: number): Budget => ({
  ...{ what, measured, allowed: `at most ${allowed}` },
  isMet: measured !== null && measured <= allowed,
});
const least = (what: string, measured: number | null, allowed: number): Budget => ({
  ...{ what, measured, allowed: `at least ${allowed}` },
  isMet: measured !== null && measured >= allowed,
});
