import { cpus, loadavg } from "node:os";
import type { Budget } from "./budgets";
import type { Burst } from "./burst";
import { TITLES, type MeasureName, type Results } from "./measures";
import type { Measured } from "./meters";
import { median } from "./rounds";
import type { Sizes } from "./sizes";

/** Everything as text for a terminal: first what was measured, then what the budgets say to it. */
export function report(
  sizes: Sizes,
  results: Results,
  bursts: readonly Burst[],
  budgets: readonly Budget[],
): string {
  return [
    machine(sizes),
    "",
    ...table(HEAD, [...measuredRows(results), burstRow(sizes, bursts)]),
    "",
    ...table(["budget", "measured", "allowed", ""], budgets.map(budgetRow)),
    "",
    "CPU, DB: user and system time of the serving processes and of PostgreSQL for one request (one vote, one reading,",
    "one recount), in ms. Medians. Requests over loopback, without compression. p: of single requests, in ms.",
    "The worker runs for the votes in one second alone: from the first to its second report, five seconds later, their page",
    `was rendered ${median(bursts.map(({ renders }) => renders))} times for ${median(bursts.map(({ reads }) => reads))} readings.`,
    ...(results.edge.length === 0
      ? ["nginx is not installed here: neither the page behind it nor a file was measured."]
      : []),
  ].join("\n");
}

const HEAD = ["", "CPU", "DB", "per second", "p50", "p95", "p99"];

function machine({ claims, evidencePerClaim, rounds, reviewers, crowd }: Sizes): string {
  const load = loadavg()[0]!.toFixed(1);
  return (
    `${claims} claims with ${evidencePerClaim} pieces of evidence, ${reviewers} reviewers, few and many votes: 10 and ` +
    `${crowd.votes}; ${rounds} rounds; Node ${process.versions.node}, ${cpus().length} cores, load ${load} in the last minute`
  );
}

function measuredRows(results: Results): string[][] {
  return Object.entries(TITLES).flatMap(([name, title]) => {
    const measured = results[name as MeasureName];
    return measured.length === 0 ? [] : [measuredRow(title, measured)];
  });
}

function burstRow({ burst }: Sizes, bursts: readonly Burst[]): string[] {
  return measuredRow(`${burst.people} votes on one claim in one second`, bursts);
}

function measuredRow(title: string, measured: readonly Measured[]): string[] {
  const middle = (key: keyof Measured) => median(measured.map((one) => one[key]));
  return [
    title,
    middle("cpuMs").toFixed(2),
    middle("databaseMs").toFixed(2),
    Math.round(middle("perSecond")).toLocaleString("en-GB"),
    ...(["p50Ms", "p95Ms", "p99Ms"] as const).map((key) => middle(key).toFixed(0)),
  ];
}

function budgetRow({ what, measured, allowed, isMet }: Budget): string[] {
  return measured === null
    ? [what, "", allowed, "not measured"]
    : [what, measured.toFixed(2), allowed, isMet ? "met" : "missed"];
}

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
