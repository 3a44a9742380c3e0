// The door of every npm script. Plain JavaScript without packages, since it is what installs them.
// Brings a fresh clone to where TypeScript runs, doing only what is missing, and hands over.
import { mkdirSync } from "node:fs";
import path from "node:path";
import { takeLock } from "./lock.mjs";
import { build } from "./prepare/build.mjs";
import { generate } from "./prepare/generate.mjs";
import { install } from "./prepare/install.mjs";
import { Problem } from "./prepare/problem.mjs";

const root = path.resolve(import.meta.dirname ?? ".", "..");

try {
  const [name = "start", ...args] = process.argv.slice(2);
  requireNode();
  process.chdir(root);
  process.env.NEXT_TELEMETRY_DISABLED = "1";
  await alone(() => prepare(name));
  process.exit(await handOver(name, args));
} catch (error) {
  const problem = explained(error);
  const isForeseen = problem instanceof Problem || problem?.name === "Refusal";
  console.error(isForeseen ? `\n${problem.message}` : problem);
  process.exit(problem?.exitCode ?? 1);
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Problem(
    `Assay needs Node 20.19 or newer; this is ${process.versions.node}. Install a newer one: https://nodejs.org`,
  );
}

/** @param {string} name */
async function prepare(name) {
  await install(root);
  await generate(root);
  if (name === "start" || name === "build" || name === "bench") await build(root);
}

/**
 * @param {string} name
 * @param {string[]} args
 * @returns {Promise<number>}
 */
async function handOver(name, args) {
  if (name === "build") return 0;
  keepLogApart(name === "assay" ? args[0] : name);
  // From here on TypeScript can be imported.
  await import("tsx");
  if (name === "bench") return (await import("../bench/run.ts")).bench(args);
  if (name === "test" || name === "check") return (await import("./test.ts"))[name](args);
  const { assay } = await import("./assay.ts");
  return assay(name === "assay" ? (args.length > 0 ? args : ["help"]) : [name, ...args]);
}

/**
 * Commands answer on standard output, so what they log goes to a file; what is served decides for itself.
 *
 * @param {string | undefined} command
 */
function keepLogApart(command) {
  if (command !== "start" && command !== "dev")
    process.env.ASSAY_LOG_FILE ||= path.join(dataFolder(), "assay.log");
}

/**
 * Two commands at once in one clone must not install or build into each other: the second waits.
 *
 * @param {() => Promise<void>} work
 */
async function alone(work) {
  const lock = await prepareLock();
  try {
    await work();
  } finally {
    lock.release();
  }
}

async function prepareLock() {
  const file = path.join(dataFolder(), "prepare.lock");
  for (let waited = 0; ; waited += 1) {
    const lock = takeLock(file);
    if (lock.kind === "taken") return lock;
    if (waited === 0)
      console.error(`  (waiting for process ${lock.pid}, which prepares this clone)`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

function dataFolder() {
  const folder = path.join(root, ".data");
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** @param {unknown} error */
function explained(error) {
  const { code, path: place } = /** @type {NodeJS.ErrnoException} */ (error ?? {});
  if (code === "ENOSPC" || code === "EDQUOT")
    return new Problem(
      `The disk is full: ${place ?? root} cannot be written. Free some space and start again.`,
    );
  if (code === "EROFS" || code === "EACCES" || code === "EPERM")
    return new Problem(
      `${place ?? root} cannot be written. Put the clone where you may write, or start as the user who owns it.`,
    );
  return error;
}
