/**
 * Failures that a caller must expect. They are returned, never thrown: whatever is thrown is a
 * surprise, and a door answers it with an error page.
 */
export type Failure =
  | Invalid
  | { kind: "notFound" }
  | { kind: "forbidden"; reason: string }
  | { kind: "signedOut" }
  | { kind: "conflict"; reason: string; details?: Readonly<Record<string, unknown>> }
  | { kind: "limited"; retryAfterSeconds: number };

/** Messages by field name, as a form shows them; `form` holds those that belong to no single field. */
export type Invalid = { kind: "invalid"; fields: Record<string, string[]>; form?: string[] };

/** The value, or the failure that stood in its way. */
export type Outcome<Value, F extends Failure = Failure> =
  { ok: true; value: Value } | { ok: false; failure: F };

/** A success to return. */
export const succeeded = <Value>(value: Value): { ok: true; value: Value } => ({ ok: true, value });

/** A failure to return. */
export const failed = <F extends Failure>(failure: F): { ok: false; failure: F } => ({
  ok: false,
  failure,
});

/** One message on one field. */
export const invalidField = (field: string, message: string): Invalid => ({
  kind: "invalid",
  fields: { [field]: [message] },
});

/** Messages by field, and optionally some about the form as a whole. */
export const invalid = (fields: Record<string, string[]>, form?: string[]): Invalid =>
  form ? { kind: "invalid", fields, form } : { kind: "invalid", fields };

/** Absent, or hidden from this viewer: the two must look alike. */
export const notFound = (): Failure => ({ kind: "notFound" });

/** Seen, but not theirs to act on. `reason` is shown to the person. */
export const forbidden = (reason: string): Failure => ({ kind: "forbidden", reason });

/** Nobody is signed in. */
export const signedOut = (): Failure => ({ kind: "signedOut" });

/** The world has changed since the form was rendered. `details` says what a form needs to explain it. */
export const conflict = (reason: string, details?: Record<string, unknown>): Failure =>
  details ? { kind: "conflict", reason, details } : { kind: "conflict", reason };

/** A conflict that is a question: nothing is wrong, and what is sent again as the details say is done. */
export const question = (reason: string, details: Record<string, unknown>): Failure =>
  conflict(reason, { ...details, isQuestion: true });

/** Whether a failure only asks to look and confirm. */
export const isQuestion = (failure: Failure): boolean =>
  failure.kind === "conflict" && failure.details?.isQuestion === true;

/** Too often; try again after so many whole seconds, at least one. */
export const limited = (retryAfterSeconds: number): Failure => ({
  kind: "limited",
  retryAfterSeconds: Math.max(1, Math.ceil(retryAfterSeconds)),
});
