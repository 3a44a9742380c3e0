import { renameSync, statSync } from "node:fs";
import pino from "pino";
import { logFile, logLevel } from "./env";

// Characters after which the file begins anew.
const LONGEST = 10_000_000;
const SENTENCES: Record<string, string> = {
  "class.left-out": "The demonstration's class was left out",
  "database.lost": "A connection to the database was lost",
  "job.refused": "A job was refused",
};

/**
 * The program's log: one JSON object per line, on standard output or in a file (`logFile`). The message is the
 * capability's word (`vote.cast`), the rest are fields.
 *
 * Whatever names a secret or a person's address is replaced before it is written.
 */
export const log = pino(
  {
    level: logLevel(),
    base: undefined,
    redact: { paths: redactedPaths(), censor: "[redacted]" },
  },
  destination(),
);

function redactedPaths(): string[] {
  const names = ["cookie", "authorization", "password", "token", "secret", "email", "ip", "url"];
  const quoted = ["x-forwarded-for", "set-cookie"].map((name) => `["${name}"]`);
  return [
    ...names.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
    ...quoted.flatMap((name) => [name, `*${name}`, `*.*${name}`]),
  ];
}

/** Whoever has the log in a file is a person at a terminal, who is told of what went wrong in a sentence. */
function destination(): pino.DestinationStream {
  const file = logFile();
  if (file === undefined) return written({ fd: 1 });
  try {
    startAnew(file);
    return pino.multistream([
      { level: "trace", stream: written({ dest: file, append: true, mkdir: true, mode: 0o600 }) },
      { level: "warn", stream: { write: (line) => tell(sentenceOf(line, file)) } },
    ]);
  } catch (error) {
    tell(`The log cannot be written to ${file}: ${(error as Error).message}`);
    return written({ fd: 2 });
  }
}

function written(
  options: { fd: number } | { dest: string; append: true; mkdir: true; mode: number },
) {
  const stream = pino.destination({ ...options, sync: true });
  // A full disk or a closed pipe costs the log, and not the program.
  stream.on("error", () => undefined);
  return stream;
}

/** What was logged before is kept once beside it. */
function startAnew(file: string): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LONGEST) renameSync(file, `${file}.1`);
}

function sentenceOf(line: string, file: string): string {
  const { msg, reason } = JSON.parse(line) as { msg: string; reason?: string };
  const what = SENTENCES[msg] ?? msg;
  return `${reason === undefined ? what : `${what}: ${reason}`} (more in ${file})`;
}

function tell(sentence: string): void {
  process.stderr.write(`  ${sentence}\n`);
}
