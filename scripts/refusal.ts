import type { Failure } from "@/lib/foundation/errors";

/** A foreseen reason not to go on: shown as its message alone, without a stack. `exitCode` 1 is a negative answer, 2 wrong use. */
export class Refusal extends Error {
  constructor(
    message: string,
    readonly exitCode: 1 | 2 = 1,
  ) {
    super(message);
    this.name = "Refusal";
  }
}

/** What a room refused, with its reasons, as a negative answer to whoever runs the program. */
export function refusalOf(whatDidNotHappen: string, failure: Failure): Refusal {
  return new Refusal(`${whatDidNotHappen} ${reasonsOf(failure)}`);
}

function reasonsOf(failure: Failure): string {
  if (failure.kind !== "invalid") return "reason" in failure ? failure.reason : failure.kind;
  const fields = Object.entries(failure.fields).map(
    ([field, said]) => `${field}: ${said.join(" ")}`,
  );
  return [...(failure.form ?? []), ...fields].join("\n");
}

/**
 * Turns the refusal of the system, or of PostgreSQL, to write into what to do about it; other errors pass unchanged.
 *
 * @param place what was being written, where the error does not say
 */
export function explainWriteError(error: unknown, place: string): unknown {
  const { code, path: where = place, message = "" } = (error ?? {}) as NodeJS.ErrnoException;
  if (code === "ENOSPC" || code === "EDQUOT" || /No space left on device/.test(message))
    return new Refusal(
      `The disk is full: ${where} cannot be written. Free some space and start again.`,
    );
  if (code === "EROFS" || code === "EACCES" || code === "EPERM")
    return new Refusal(
      `${where} cannot be written. Put the clone where you may write, or start as the user who owns it.`,
    );
  return error;
}
