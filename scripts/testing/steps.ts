import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { childEnvironment } from "@/lib/foundation/env";
import { forgetServerLogs, lastOfServerLogs } from "./server-logs";

/** What a step of a test run came to. A static check counts as one test. */
export type StepResult = {
  name: string;
  passed: number;
  failed: number;
  /** Names of the tests that did not run. */
  skipped: string[];
  seconds: number;
  /** What to read about a failure. */
  output: string;
};

/** One step: its name, and the command that is run from the project's root. */
export type Step = {
  name: string;
  run(root: string): Promise<Omit<StepResult, "name" | "seconds">>;
};

/** A check that passes or fails as a whole: every command in turn. */
export function check(name: string, ...commands: string[][]): Step {
  return {
    name,
    run: async (root) => {
      for (const [program = "", ...args] of commands) {
        const { code, output } = await node(root, [binary(root, program), ...args]);
        if (code !== 0) return { passed: 0, failed: 1, skipped: [], output };
      }
      return { passed: 1, failed: 0, skipped: [], output: "" };
    },
  };
}

/** Tests that Vitest runs: a project's, or the given files of it. */
export function vitest(name: string, project: string, files: string[] = []): Step {
  return {
    name,
    run: async (root) => {
      const report = await freshReport(root, project);
      const { code, output } = await node(root, [
        binary(root, "vitest"),
        ...["run", "--project", project, "--reporter=default", "--reporter=json"],
        ...[`--outputFile.json=${report}`, ...files],
      ]);
      return { ...counted(await readReport<VitestReport>(report), code), output };
    },
  };
}

/** Journeys that Playwright runs: all, or the given files. */
export function journeys(name: string, files: string[] = []): Step {
  return {
    name,
    run: async (root) => {
      const report = await freshReport(root, "journeys");
      await forgetServerLogs(root);
      const { code, output } = await node(root, [
        path.join(root, "node_modules/@playwright/test/cli.js"),
        ...["test", ...files],
      ]);
      const read = await readReport<PlaywrightReport>(report);
      const stats = read?.stats;
      const failed = (stats?.unexpected ?? 0) + (stats?.flaky ?? 0);
      const said = code === 0 ? "" : await lastOfServerLogs(root);
      return {
        passed: stats?.expected ?? 0,
        failed: code !== 0 && failed === 0 ? 1 : failed,
        skipped: skippedJourneys(read?.suites ?? []),
        // What failed stands last: of a long log people are often shown the end alone.
        output: [said, output].filter(Boolean).join("\n\n"),
      };
    },
  };
}

type PlaywrightSuite = {
  suites?: PlaywrightSuite[];
  specs: { title: string; tests: { status: string }[] }[];
};
type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number };
  suites: PlaywrightSuite[];
};
type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { assertionResults: { fullName: string; status: string }[] }[];
};

/** A run that failed without a failed test (a file that does not load, an error outside of tests) still failed. */
function counted(report: VitestReport | undefined, code: number) {
  const failed = report?.numFailedTests ?? 0;
  const tests = report?.testResults.flatMap((file) => file.assertionResults) ?? [];
  return {
    passed: report?.numPassedTests ?? 0,
    failed: code !== 0 && failed === 0 ? 1 : failed,
    skipped: tests
      .filter(({ status }) => status !== "passed" && status !== "failed")
      .map(({ fullName }) => fullName),
  };
}

function skippedJourneys(suites: PlaywrightSuite[]): string[] {
  return suites.flatMap(({ suites: inner = [], specs }) => [
    ...skippedJourneys(inner),
    ...specs
      .filter(({ tests }) => tests.some(({ status }) => status === "skipped"))
      .map(({ title }) => title),
  ]);
}

function binary(root: string, program: string): string {
  const places: Record<string, string> = {
    prettier: "prettier/bin/prettier.cjs",
    tsc: "typescript/bin/tsc",
    next: "next/dist/bin/next",
    eslint: "eslint/bin/eslint.js",
    depcruise: "dependency-cruiser/bin/dependency-cruise.mjs",
    knip: "knip/bin/knip.js",
    vitest: "vitest/vitest.mjs",
  };
  return path.join(root, "node_modules", places[program] ?? program);
}

async function node(root: string, args: string[]): Promise<{ code: number; output: string }> {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: childEnvironment({ NODE_ENV: undefined, FORCE_COLOR: undefined, NO_COLOR: "1" }),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk));
  child.stderr.on("data", (chunk: Buffer) => (output += chunk));
  const code = await new Promise<number>((resolve) => {
    child.once("error", () => resolve(1));
    child.once("close", (status) => resolve(status ?? 1));
  });
  return { code, output: output.trim() };
}

async function freshReport(root: string, name: string): Promise<string> {
  const report = path.join(root, ".data/test", `${name}.json`);
  await mkdir(path.dirname(report), { recursive: true });
  await rm(report, { force: true });
  return report;
}

async function readReport<Report>(file: string): Promise<Report | undefined> {
  return existsSync(file) ? (JSON.parse(await readFile(file, "utf8")) as Report) : undefined;
}
