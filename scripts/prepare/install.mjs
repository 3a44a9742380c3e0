import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { step } from "../progress.mjs";
import { Problem } from "./problem.mjs";
import { run } from "./run.mjs";

/**
 * Installs what the lock file names, unless exactly that is installed.
 *
 * @param {string} root
 */
export async function install(root) {
  if (isInstalled(root)) return;
  await step("Packages (npm ci)", async () => {
    const { status, output } = await run(
      process.platform === "win32" ? "npm.cmd" : "npm",
      ["ci", "--no-audit", "--no-fund", "--include=dev"],
      { cwd: root, env: withoutNpmContext() },
    );
    if (status !== 0) throw new Problem(explained(output));
  });
}

/**
 * npm notes what it installed in a lock file of its own, last of all: so a cut-short installation has none.
 *
 * @param {string} root
 */
function isInstalled(root) {
  const wanted = packagesOf(path.join(root, "package-lock.json"));
  const present = packagesOf(path.join(root, "node_modules/.package-lock.json"));
  if (wanted === undefined || present === undefined) return false;
  return Object.entries(wanted).every(([name, entry]) => {
    if (name === "") return true;
    // Packages for other machines stay away.
    if (present[name] === undefined) return entry.optional === true || entry.peer === true;
    const isThere = existsSync(path.join(root, name, "package.json"));
    return (
      isThere &&
      present[name].version === entry.version &&
      present[name].integrity === entry.integrity
    );
  });
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, integrity?: string, optional?: boolean, peer?: boolean }> | undefined}
 */
function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages;
  } catch {
    return undefined;
  }
}

/** An npm inside an npm script would take over its settings (--silent, the script's name). */
function withoutNpmContext() {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^npm_(config_loglevel|lifecycle|package|command)/.test(name),
    ),
  );
}

/** @param {string} output */
function explained(output) {
  if (/ENOSPC/.test(output))
    return "The disk is full: the packages do not fit. Free some space and start again.";
  if (/EROFS|EACCES|EPERM/.test(output))
    return "This folder cannot be written. Put the clone where you may write, or start as the user who owns it.";
  if (/code (ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT)/.test(output))
    return `The npm registry cannot be reached, and the packages are not installed yet.\n${firstErrors(output)}`;
  return `npm ci failed:\n${firstErrors(output)}`;
}

/**
 * npm names the cause first and ends with its manual.
 *
 * @param {string} output
 */
function firstErrors(output) {
  const errors = output.split("\n").filter((line) => /^npm (error|ERR!) \S/.test(line));
  return errors.slice(0, 8).join("\n");
}
