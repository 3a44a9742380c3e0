import pino from "pino";
import { logLevel } from "./env";

/**
 * The program's log: one JSON object per line on standard error, which keeps standard output for answers.
 * The message is the capability's word (`vote.cast`), the rest are fields.
 *
 * Whatever names a secret or a person's address is replaced before it is written.
 */
export const log = pino(
  {
    level: logLevel(),
    base: undefined,
    redact: { paths: redactedPaths(), censor: "[redacted]" },
  },
  pino.destination({ fd: 2, sync: true }),
);

function redactedPaths(): string[] {
  const names = ["cookie", "authorization", "password", "token", "secret", "email", "ip", "url"];
  const quoted = ["x-forwarded-for", "set-cookie"].map((name) => `["${name}"]`);
  return [
    ...names.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
    ...quoted.flatMap((name) => [name, `*${name}`, `*.*${name}`]),
  ];
}
