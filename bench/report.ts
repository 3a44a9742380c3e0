import { cpus, loadavg } from "node:os";
import type { Measured } from "./load";
import { median, medianRatio } from "./rounds";
import type { Sizes } from "./sizes";

/** What was measured, by peer, in the order of the rounds. */
export type Results = Record<PeerName, Measured[]>;
export type PeerName = keyof typeof TITLES;
/** What one look at one page tells. */
export type Bytes = { perMarkup: number; scripts: number; floor: number };

/** Everything as text for a terminal: first what was measured, then what the budgets say to it. */
export function report(sizes: Sizes, results: Results, bytes: Bytes): string {
  return [
    machine(sizes),
    "",
    ...table(["", "CPU ms", "per second", "p99 ms"], measuredRows(results)),
    "",
    ...table(["budget", "measured", "allowed", ""], budgetRows(results, bytes)),
    "",
    "CPU: user and system time of the serving processes for one request (for one vote, one reading). Medians.",
    "Requests over loopback, without compression; the worker, which counts votes later, does not run.",
  ].join("\n");
}

const TITLES = {
  empty: "empty static page (peer)",
  claim: "claim page, cached",
  signedIn: "signed-in reading: claim page and /api/me",
  vote: "vote, end to end",
  plainVote: "vote by a plain route handler (peer)",
  command: "vote, the command alone, in one process",
  plainStatements: "vote, its statements alone (peer)",
};

function machine({ claims, evidencePerClaim, rounds, reviewers }: Sizes): string {
  const load = loadavg()[0]!.toFixed(1);
  return (
    `${claims} claims with ${evidencePerClaim} pieces of evidence, ${reviewers} reviewers, ${rounds} rounds; ` +
    `Node ${process.versions.node}, ${cpus().length} cores, load ${load} in the last minute`
  );
}

function measuredRows(results: Results): string[][] {
  return Object.entries(TITLES).map(([name, title]) => {
    const measured = results[name as PeerName];
    const middle = (key: keyof Measured) => median(measured.map((one) => one[key]));
    const perSecond = Math.round(middle("perSecond")).toLocaleString("en-GB");
    return [title, middle("cpuMs").toFixed(2), perSecond, middle("p99Ms").toFixed(0)];
  });
}

function budgetRows(results: Results, { perMarkup, scripts, floor }: Bytes): string[][] {
  const ratio = (one: PeerName, other: PeerName, key: keyof Measured) =>
    medianRatio(
      results[one].map((each) => each[key]),
      results[other].map((each) => each[key]),
    );
  return [
    most("claim page, CPU ms", median(results.claim.map(({ cpuMs }) => cpuMs)), 0.9),
    least(
      "claim page, throughput over the empty page's",
      ratio("claim", "empty", "perSecond"),
      0.6,
    ),
    most("signed-in reading, CPU over the claim page's", ratio("signedIn", "claim", "cpuMs"), 2.5),
    most("claim page, bytes of HTML over its markup", perMarkup, 1.6),
    most(`claim page, kB of script (gzip) above ${kB(floor).toFixed(1)}`, kB(scripts - floor), 15),
    most("vote, CPU over the plain handler's", ratio("vote", "plainVote", "cpuMs"), 1.25),
    least(
      "vote, database part over the plain statements'",
      ratio("command", "plainStatements", "perSecond"),
      0.8,
    ),
  ];
}

const most = (what: string, measured: number, allowed: number) => [
  ...[what, measured.toFixed(2), `at most ${allowed}`, measured <= allowed ? "met" : "missed"],
];
const least = (what: string, measured: number, allowed: number) => [
  ...[what, measured.toFixed(2), `at least ${allowed}`, measured >= allowed ? "met" : "missed"],
];
const kB = (bytes: number) => bytes / 1_000;

/** The first column to the left, the others to the right. */
function table(head: string[], rows: string[][]): string[] {
  const widths = head.map((_, column) =>
    Math.max(...[head, ...rows].map((row) => row[column]!.length)),
  );
  const line = (row: string[]) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!),
      )
      .join("  ");
  return [head, ...rows].map((row) => line(row).trimEnd());
}
