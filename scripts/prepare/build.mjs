import { existsSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { lockHolder } from "../lock.mjs";
import { step } from "../progress.mjs";
import { fingerprint, readStamp } from "./fingerprint.mjs";
import { Problem } from "./problem.mjs";
import { run } from "./run.mjs";

/**
 * Builds for production, unless the build is the one of the present sources.
 *
 * @param {string} root
 */
export async function build(root) {
  const stamp = path.join(root, ".next/sources.sha256");
  const wanted = fingerprint(root, isInput);
  if (readStamp(stamp) === wanted && existsSync(path.join(root, ".next/BUILD_ID"))) return;
  const server = lockHolder(path.join(root, ".data/start.lock"));
  if (server !== undefined && server !== process.pid)
    throw new Problem(
      `The sources have changed, and process ${server} serves the old build from this clone. Stop it first (Ctrl-C there, or: kill ${server}).`,
    );
  await step("Production build (next build)", async () => {
    rmSync(stamp, { force: true });
    const next = path.join(root, "node_modules/next/dist/bin/next");
    const { status, output } = await run(process.execPath, [next, "build"], {
      cwd: root,
      env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    });
    if (status !== 0) throw new Problem(`next build failed:\n${explained(output)}`);
    writeFileSync(stamp, wanted);
  });
}

const OUTSIDE = new Set([
  "node_modules/",
  "bench/",
  "docs/",
  "e2e/",
  "scripts/",
  "test-results/",
  "playwright-report/",
  "prisma/corpus/",
  "prisma/factories/",
  "prisma/generated/",
  "prisma/migrations/",
]);

/** @param {string} file */
function isInput(file) {
  if (file.startsWith(".") || OUTSIDE.has(file)) return false;
  if (file.endsWith("/")) return true;
  return !/\.test\.tsx?$|\.md$|\.tsbuildinfo$|^next-env\.d\.ts$|^prisma\/seed/.test(file);
}

/** @param {string} output */
function explained(output) {
  if (/ENOSPC/.test(output)) return "the disk is full. Free some space and start again.";
  return output.trim();
}
