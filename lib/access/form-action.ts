import "server-only";
import type { SubmissionResult } from "@conform-to/react";
import { refresh, revalidateTag } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { JsonValue } from "@/lib/foundation/canonical-json";
import { systemClock } from "@/lib/foundation/clock";
import { isQuestion, type Failure, type Outcome } from "@/lib/foundation/errors";
import { refusedBeforehand, type Call, type Command, type Done } from "./command";
import { currentViewer } from "./current-viewer";
import { parseForm } from "./form-parsing";
import { hiddenFieldsOf } from "./hidden-fields";
import { attempt, type Limited } from "./limits";
import { peerOf } from "./peer";
import type { Permission } from "./permissions";
import type { Viewer } from "./viewer";

/**
 * The form door: turns a command into a server action that works with and without script. It finds
 * the viewer, maps expected failures to form state with everything that was typed, invalidates what
 * went stale, and on success leads to the page that says what happened.
 *
 * @param next where to go after success: a path of this site, by what was done and what was sent
 * @param isRepeatable it may be carried out again with other contents of the same form, whose draft it leaves
 * @param whoAsks who sends this form, where it may be somebody without a session; null for whoever is signed in
 * @param limit how often it may be sent from one network address, where that is not the account's to answer for
 * @param isShownOnce it makes what is kept nowhere, as a code: its page says what was done in the very answer, and a form sent
 * twice is carried out twice
 * @param prepare reads what no field carries as text, as a file
 * @param isInPlace with script its page stays as it is, and the form is told what was done; for what is on no public page
 * @param rearrange what the form holds after one of its buttons that only puts its rows in another order, or asks for what
 *   else it could hold: nothing is carried out then, and the form comes back with it; its page finds there what was asked
 *   (`typedIn`). Null for every other button
 * @param look what its button called `ask` has looked up of what was typed: nothing is carried out then, and the form comes back
 *   as it was with what was found
 */
export function formAction<
  P extends Permission,
  Schema extends z.ZodType,
  Result extends JsonValue,
  Asked extends z.ZodType = z.ZodType,
>(
  command: Command<P, Schema, Result>,
  next: (result: Result, sent: FormData) => string,
  { isRepeatable = false, isInPlace = false, isShownOnce = false, ...door }: FormDoor<Asked> = {},
): FormAction {
  const { limit, whoAsks, prepare, rearrange, look } = door;
  return async (_previous, sent) => {
    const data = (await prepare?.(sent)) ?? sent;
    const { form, ...hidden } = hiddenFieldsOf(data, command.permission);
    const submission = parseForm(data, command.input);
    const viewer = (await whoAsks?.(data)) ?? (await currentViewer());
    const refuse = (failure: Failure) => {
      const { fieldErrors, formErrors } = messagesOf(failure);
      const result = submission.reply({ fieldErrors, formErrors });
      return keepOutcome({ form, result, failure });
    };
    const early = refusedBeforehand(command.permission, viewer);
    if (early) return refuse(early);
    const rearranged = rearrange?.(data);
    if (rearranged) {
      // With script its page is drawn anew around the form, which keeps what stands in it.
      if (await isScripted()) refresh();
      return keepOutcome({ form, result: asTyped(rearranged) });
    }
    if (look && data.has(ASKING))
      return keepOutcome({ form, ...(await looked(look, data, viewer)) });
    if (submission.status !== "success") return keepOutcome({ form, result: submission.reply() });
    const refusal = limit && (await tooOften(limit, viewer));
    if (refusal) return refuse(refusal);
    const outcome = await command.carryOut(viewer, submission.value, {
      clock: systemClock,
      ...(!isRepeatable && !isShownOnce && hidden),
    });
    if (!outcome.ok) return refuse(outcome.failure);
    // Whatever goes stale renders the page anew, and takes the form away under somebody who is typing.
    const pageTags = isInPlace ? [] : viewer.pageTags;
    for (const tag of [...outcome.value.stale, ...pageTags]) revalidateTag(tag, { expire: 0 });
    if (isInPlace && (await isScripted()))
      return { form, result: submission.reply(), done: outcome.value.result };
    if (isShownOnce) return showOnce(form, submission.reply(), outcome.value.result);
    return goOn(form, submission.reply(), next(outcome.value.result, data));
  };
}

type FormDoor<Asked extends z.ZodType> = {
  isRepeatable?: boolean;
  isInPlace?: boolean;
  isShownOnce?: boolean;
  prepare?: (data: FormData) => Promise<FormData>;
  limit?: Limited;
  whoAsks?: (data: FormData) => Promise<Viewer | null>;
  rearrange?: (data: FormData) => FormData | null;
  look?: Look<Asked>;
};

/** What a form has looked up before it is sent. */
type Look<Asked extends z.ZodType> = {
  /** What is asked, of what the form holds. */
  input: Asked;
  limit: Limited;
  find: (viewer: Viewer, asked: z.output<Asked>) => Promise<Outcome<JsonValue>>;
};

/**
 * The door for a form that asks for several things at once: each is carried out on its own, in a transaction
 * of its own, so that one that fails keeps none of the others from happening. If all succeeded it leads on;
 * if not, the form comes back with what happened to each.
 *
 * @param steps what the form asks for, in the order in which it is done; each under a name of its own
 * @param next where to go after success, given what each step returned
 */
export function formActionOnEach<Schema extends z.ZodType, Result>(
  schema: Schema,
  steps: (input: z.output<Schema>) => readonly EachStep<Result>[],
  next: (input: z.output<Schema>, results: readonly Result[]) => string,
): FormAction {
  return async (_previous, data) => {
    const { form, idempotencyKey } = hiddenFieldsOf(data, "selection");
    const submission = parseForm(data, schema);
    if (submission.status !== "success") return keepOutcome({ form, result: submission.reply() });
    const viewer = await currentViewer();
    const done: string[] = [];
    const results: Result[] = [];
    const failed: EachFailed[] = [];
    for (const { name, command, input } of steps(submission.value)) {
      const key = idempotencyKey && `${idempotencyKey}/${name}`;
      const outcome = await command.execute(viewer, input, {
        clock: systemClock,
        idempotencyKey: key,
      });
      if (outcome.ok) {
        done.push(name);
        results.push(outcome.value.result);
        for (const tag of outcome.value.stale) revalidateTag(tag, { expire: 0 });
      } else failed.push({ name, failure: outcome.failure });
    }
    if (failed.length === 0) return goOn(form, submission.reply(), next(submission.value, results));
    // What happened is shown at once, beside what did not.
    if (await isScripted()) refresh();
    const each = {
      done,
      failed: failed.map(({ name, failure }) => ({ name, reason: reasonOf(failure) })),
    };
    const [first, ...others] = failed;
    const isOne = done.length + others.length === 0;
    const formErrors = isOne ? [reasonOf(first!.failure)] : [countsOf(each)];
    const result = submission.reply({ formErrors });
    return keepOutcome({ form, result, each, ...(isOne && { failure: first!.failure }) });
  };
}

/** What somebody typed into a form of this page, where its answer brings it back; null where there is none. */
export const typedIn = (outcome: FormState, form: string): Typed | null =>
  outcome?.form === form ? (outcome.result.initialValue ?? null) : null;

type Typed = NonNullable<SubmissionResult<string[]>["initialValue"]>;
type EachStep<Result> = { name: string; command: Executable<Result>; input: unknown };
type EachFailed = { name: string; failure: Failure };
type Executable<Result> = {
  execute(viewer: Viewer, input: unknown, call: Call): Promise<Outcome<Done<Result>>>;
};

const reasonOf = (failure: Failure): string => {
  const { fieldErrors, formErrors } = messagesOf(failure);
  return [...formErrors, ...Object.values(fieldErrors).flat()].join(" ");
};

const countsOf = ({ done, failed }: Each) =>
  `${done.length} of ${done.length + failed.length} were done. ${failed.length === 1 ? "One was" : `${failed.length} were`} not.`;

/** What became of each of several things that one form asked for. */
export type Each = { done: readonly string[]; failed: readonly { name: string; reason: string }[] };

export type FormAction = (previous: FormState, data: FormData) => Promise<FormState>;
/** What a form gets back; null before the first attempt. */
export type FormState = {
  form: string;
  result: SubmissionResult<string[]>;
  failure?: Failure;
  /** Where the form asked for several things, and not all could be done. */
  each?: Each;
  /** It is no answer: this was kept as a draft, at this time. */
  keptAt?: string;
  /** It was carried out, and this is where a browser with script goes now. */
  next?: string;
  /** It was carried out, its page stays, and this is what was done. */
  done?: JsonValue;
  /** Nothing was carried out: this is what its `look` found. */
  found?: JsonValue;
} | null;

/** What the action of this very request answered: how a reader without script sees it. */
export async function outcomeOfThisRequest(): Promise<FormState> {
  return outcomes.get(await headers()) ?? null;
}

/** Puts an answer where the page that is rendered in the same request finds it. */
export async function keepOutcome(state: FormState): Promise<FormState> {
  if (state) outcomes.set(await headers(), state);
  return state;
}

/**
 * Leads on after success: 303 for a form without script; a browser with script is told where to go and
 * loads that page afresh, since a soft redirect would keep the page it leaves, hidden, with what it showed.
 */
export async function goOn(
  form: string,
  result: SubmissionResult<string[]>,
  next: string,
): Promise<FormState> {
  // A header takes ASCII alone: the address is written as browsers write it.
  const { pathname, search, hash } = new URL(next, "http://localhost");
  if (!(await isScripted())) redirect(`${pathname}${search}${hash}`);
  refresh();
  return keepOutcome({ form, result, next });
}

/** Has the page of the form say what was done, in this answer and in no other. */
export async function showOnce(
  form: string,
  result: SubmissionResult<string[]>,
  done: JsonValue,
): Promise<FormState> {
  if (await isScripted()) refresh();
  return keepOutcome({ form, result, done });
}

/** An expected failure in the words of a form: what happened, what was kept, what to do. */
export function messagesOf(failure: Failure): {
  fieldErrors: Record<string, string[]>;
  formErrors: string[];
} {
  if (failure.kind === "invalid")
    return { fieldErrors: failure.fields, formErrors: failure.form ?? [] };
  return { fieldErrors: {}, formErrors: [sentenceOf(failure)] };
}

// Keyed by the object that `await headers()` gives, which is one per request, in the action and in the render.
const outcomes = new WeakMap<object, FormState>();

function sentenceOf(failure: Exclude<Failure, { kind: "invalid" }>): string {
  switch (failure.kind) {
    case "signedOut":
      return "You are signed out, so nothing was stored. What you typed is still here: sign in in another tab, then send it again.";
    case "notFound":
      return "This is no longer here, so nothing was stored.";
    case "forbidden":
    case "conflict":
      return isQuestion(failure) ? failure.reason : `Nothing was stored. ${failure.reason}`;
    case "limited":
      return `Nothing was stored: that is as often as this is allowed. Try again in ${waitOf(failure.retryAfterSeconds)}. What you typed is still here.`;
  }
}

function waitOf(seconds: number): string {
  if (seconds < 90) return `${seconds} seconds`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 90 ? `${minutes} minutes` : `${Math.ceil(minutes / 60)} hours`;
}

/** The name of the button that asks only to see something, and sends nothing. */
const ASKING = "ask";

async function looked<Asked extends z.ZodType>(
  { input, limit, find }: Look<Asked>,
  data: FormData,
  viewer: Viewer,
): Promise<Omit<NonNullable<FormState>, "form">> {
  const asked = parseForm(data, input);
  if (asked.status !== "success") return { result: asked.reply() };
  const refusal = await tooOften(limit, viewer);
  const outcome = refusal
    ? ({ ok: false, failure: refusal } as const)
    : await find(viewer, asked.value);
  if (outcome.ok) return { result: asTyped(data), found: outcome.value };
  const { failure } = outcome;
  return { result: asked.reply(messagesOf(failure)), failure };
}

async function tooOften(limit: Limited, viewer: Viewer): Promise<Failure | null> {
  const { client } = peerOf(await headers());
  return attempt(limit, { account: viewer.actorId ?? client ?? "unknown", address: client });
}

// Nothing is judged: the form shows it as it is.
const asTyped = (data: FormData): SubmissionResult<string[]> => ({
  initialValue: parseForm(data, z.looseObject({})).reply().initialValue ?? {},
});

// React's own submission names the action in a header, a form without script in its body.
async function isScripted(): Promise<boolean> {
  return (await headers()).has("next-action");
}
