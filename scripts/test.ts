import { existsSync } from "node:fs";
import path from "node:path";
import { build } from "./prepare/build.mjs";
import { Refusal } from "./refusal";
import { installChromium } from "./testing/chromium";
import { check as checkStep, journeys, vitest } from "./testing/steps";
import type { Step, StepResult } from "./testing/steps";

const root = path.resolve(import.meta.dirname, "..");

/**
 * Runs every proof there is, or the test files named, and ends with the line `N passed, N failed`.
 *
 * @returns the exit code
 */
export async function test(files: string[]): Promise<number> {
  return report(files.length > 0 ? await runAll(stepsFor(files)) : await everything());
}

/**
 * Runs what is fast enough for every save: everything that needs no database, no build and no browser. Files that did
 * not change since the last time are not linted again, though a promise that another file began to return is then seen
 * by the whole run alone.
 */
export async function check(): Promise<number> {
  return report(await allChecks(checkStep("Lint", [...LINT, "--cache", ...KEPT_FOR.lint])));
}

/** Two lanes of about the same length, for two cores. */
async function allChecks(lint: Step): Promise<StepResult[]> {
  const lanes = [
    [FORMAT, TYPES, DIRECTIONS, DEAD_CODE],
    [lint, UNIT],
  ];
  return (await Promise.all(lanes.map((lane) => runAll(lane)))).flat();
}

const LINT = ["eslint", "--max-warnings=0", "."];
// What each tool found in a file counts until the file changes, also where only its time did.
const KEPT_FOR = {
  format: ["--cache-strategy=content", "--cache-location=.data/cache/format"],
  lint: ["--cache-strategy=content", "--cache-location=.data/cache/lint"],
  deadCode: ["--cache-location=.data/cache/dead-code"],
};

const FORMAT = checkStep("Format", [
  ...["prettier", "--check", "--log-level=warn", "--cache", ...KEPT_FOR.format, "."],
]);
const TYPES = checkStep("Types", ["next", "typegen"], ["tsc", "--noEmit"]);
const DIRECTIONS = checkStep("Directions", [
  ...["depcruise", "app", "components", "lib", "prisma", "scripts"],
]);
const DEAD_CODE = checkStep("Dead code", ["knip", "--cache", ...KEPT_FOR.deadCode]);
const UNIT = vitest("Unit tests", "unit");

const CHROMIUM: Step = prepared("Chromium", () => installChromium(root));
const BUILD: Step = prepared("Production build", () => build(root));

async function everything(): Promise<StepResult[]> {
  const checks = await allChecks(checkStep("Lint", LINT));
  const rest = await runAll([vitest("Database tests", "database"), CHROMIUM, BUILD]);
  const before = [...checks, ...rest];
  const isReady = rest.slice(-2).every((result) => result.failed === 0);
  if (isReady) return [...before, ...(await runAll([journeys("Journeys")]))];
  console.error("  ✗ Journeys: not run, since what they need is missing");
  return [...before, nothingRun("Journeys")];
}

/** Each file goes to its own runner, with only what that runner needs. */
function stepsFor(files: string[]): Step[] {
  const missing = files.filter((file) => !existsSync(path.join(root, file)));
  if (missing.length > 0) throw new Refusal(`There is no file ${missing.join(", ")}.`, 2);
  const specs = files.filter((file) => file.endsWith(".spec.ts"));
  const database = files.filter((file) => file.endsWith(".db.test.ts"));
  const unit = files.filter((file) => !specs.includes(file) && !database.includes(file));
  return [
    ...(unit.length > 0 ? [vitest("Unit tests", "unit", unit)] : []),
    ...(database.length > 0 ? [vitest("Database tests", "database", database)] : []),
    ...(specs.length > 0 ? [CHROMIUM, BUILD, journeys("Journeys", specs)] : []),
  ];
}

async function runAll(steps: Step[]): Promise<StepResult[]> {
  const results: StepResult[] = [];
  for (const { name, run } of steps) {
    const startedAt = performance.now();
    const outcome = await run(root);
    const seconds = (performance.now() - startedAt) / 1000;
    results.push({ name, seconds, ...outcome });
    console.error(`  ${outcome.failed === 0 ? "✓" : "✗"} ${name} (${seconds.toFixed(1)} s)`);
    if (outcome.failed > 0) console.error(`\n${outcome.output}\n`);
  }
  return results;
}

function prepared(name: string, work: () => Promise<void>): Step {
  return {
    name,
    run: () =>
      work().then(
        () => ({ passed: 1, failed: 0, skipped: [], output: "" }),
        (error: Error) => ({ passed: 0, failed: 1, skipped: [], output: error.message }),
      ),
  };
}

function nothingRun(name: string): StepResult {
  return { name, passed: 0, failed: 1, skipped: [], seconds: 0, output: "" };
}

function report(results: StepResult[]): number {
  const sum = (pick: (result: StepResult) => number) =>
    results.reduce((total, result) => total + pick(result), 0);
  const row = (...cells: (string | number)[]) =>
    console.log(
      cells
        .map((cell, at) => (at === 0 ? String(cell).padEnd(18) : String(cell).padStart(9)))
        .join(""),
    );
  console.log();
  row("", "passed", "failed", "skipped", "seconds");
  for (const { name, passed, failed, skipped, seconds } of results)
    row(name, passed, failed, skipped.length, seconds.toFixed(1));
  const skipped = results.flatMap((result) => result.skipped);
  if (skipped.length > 0) console.log(`\nSkipped:\n  ${skipped.join("\n  ")}`);
  const failed = sum((result) => result.failed);
  console.log(`\n${sum((result) => result.passed)} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}
