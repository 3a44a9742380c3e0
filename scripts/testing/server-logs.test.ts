import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { forgetServerLogs, lastOfServerLogs, SERVER_LOGS } from "./server-logs";

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "assay-logs-"));
  mkdirSync(path.join(root, SERVER_LOGS), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

it("Of each server's log the end is shown, and of a silent one nothing", async () => {
  writeFileSync(path.join(root, SERVER_LOGS, "4000.log"), "one\ntwo\nthree\n");
  writeFileSync(path.join(root, SERVER_LOGS, "4001.log"), "");
  writeFileSync(path.join(root, SERVER_LOGS, "4002.log"), "four\n");
  expect(await lastOfServerLogs(root, 2)).toBe(
    `The end of ${SERVER_LOGS}/4000.log:\ntwo\nthree\n\nThe end of ${SERVER_LOGS}/4002.log:\nfour`,
  );
});

it("Nothing is shown of an earlier run", async () => {
  writeFileSync(path.join(root, SERVER_LOGS, "4000.log"), "one\n");
  await forgetServerLogs(root);
  expect(await lastOfServerLogs(root)).toBe("");
});
