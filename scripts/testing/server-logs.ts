import { readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";

/** The folder, in the clone, where each server of the journeys has a log. */
export const SERVER_LOGS = ".data/test/servers";

/** Forgets the logs of an earlier run. */
export async function forgetServerLogs(root: string): Promise<void> {
  await rm(path.join(root, SERVER_LOGS), { recursive: true, force: true });
}

/**
 * What the servers of a run said last, for whoever reads why it failed; empty where none said anything.
 *
 * @param lines of each server at most
 */
export async function lastOfServerLogs(root: string, lines = 20): Promise<string> {
  const folder = path.join(root, SERVER_LOGS);
  const names = (await readdir(folder).catch(() => [])).sort();
  const ends = names.map(async (name) => {
    const text = (await readFile(path.join(folder, name), "utf8")).trimEnd();
    return (
      text && `The end of ${SERVER_LOGS}/${name}:\n${text.split("\n").slice(-lines).join("\n")}`
    );
  });
  return (await Promise.all(ends)).filter(Boolean).join("\n\n");
}
