import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "assay-log-"));
  file = path.join(folder, "assay.log");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("The log", () => {
  it("stands on standard output, a JSON object a line, and nothing else does", () => {
    const { stdout, stderr } = logging(undefined);
    expect(linesOf(stdout)).toMatchObject([
      { level: 30, msg: "vote.cast", email: "[redacted]" },
      { level: 40, msg: "database.lost", reason: "it was switched off" },
    ]);
    expect(stderr).toBe("");
  });

  it("goes on in a file where one is named, and what went wrong is said in a sentence", () => {
    writeFileSync(file, '{"msg":"earlier"}\n');
    const { stdout, stderr } = logging(file);
    expect(stdout).toBe("");
    expect(stderr).toBe(
      `  A connection to the database was lost: it was switched off (more in ${file})\n`,
    );
    expect(linesOf(readFileSync(file, "utf8"))).toMatchObject([
      { msg: "earlier" },
      { msg: "vote.cast" },
      { msg: "database.lost" },
    ]);
  });

  it("begins anew when its file is long, for its owner alone", () => {
    writeFileSync(file, "x".repeat(10_000_001));
    logging(file);
    expect(linesOf(readFileSync(file, "utf8"))).toHaveLength(2);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(`${file}.1`).size).toBe(10_000_001);
  });

  it("stops no program where its file cannot be written", () => {
    const { status, stderr } = logging(folder);
    expect(status).toBe(0);
    expect(stderr).toContain(`The log cannot be written to ${folder}`);
  });
});

function logging(to: string | undefined) {
  const program = `import("./lib/foundation/log.ts").then(({ log }) => {
    log.info({ email: "vera@example.org" }, "vote.cast");
    log.warn({ reason: "it was switched off" }, "database.lost");
  })`;
  return spawnSync(process.execPath, ["--import", "tsx", "--eval", program], {
    encoding: "utf8",
    env: {
      PATH: process.env.PATH,
      NODE_ENV: "production",
      ...(to !== undefined && { ASSAY_LOG_FILE: to }),
    },
  });
}

function linesOf(text: string): object[] {
  const lines = text.trim().split("\n");
  return lines.map((line) => JSON.parse(line) as object);
}
