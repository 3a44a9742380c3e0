import "server-only";
import { parseWithZod } from "@conform-to/zod/v4";
import { refresh } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { z } from "zod";
import { failed, type Failure, type Outcome } from "@/lib/foundation/errors";
import { currentViewer } from "./current-viewer";
import {
  keepOutcome,
  messagesOf,
  outcomeOfThisRequest,
  type FormAction,
  type FormState,
} from "./form-action";
import { judge, type Permission, type SubjectOf } from "./permissions";
import type { Viewer } from "./viewer";

/**
 * The form door of what goes through better-auth instead of a command: the same state, the same answers.
 * It asks the law for `permission` on the viewer's own account, and never gives a password back.
 *
 * @param next where to go after success: a path of this site
 */
export function authAction<Schema extends z.ZodObject, Value>(definition: {
  permission: AccountPermission;
  input: Schema;
  run: (input: z.output<Schema>, requestHeaders: Headers) => Promise<Outcome<Value>>;
  next: (value: Value, input: z.output<Schema>) => string;
}): FormAction {
  const { permission, input: schema, run, next } = definition;
  return async (_previous, data) => {
    const form = String(data.get("form") || permission);
    const submission = parseWithZod(data, { schema });
    const hideFields = ["password", "currentPassword", "token"].filter((name) => data.has(name));
    if (submission.status !== "success")
      return keepOutcome({ form, result: submission.reply({ hideFields }) });
    const judgement = judge(permission, await currentViewer(), subjectFor(await currentViewer()));
    const outcome = judgement.ok
      ? await run(submission.value, new Headers(await headers()))
      : failed(judgement.failure);
    if (!outcome.ok) {
      const result = submission.reply({ ...wordsFor(outcome.failure), hideFields });
      return keepOutcome({ form, result, failure: outcome.failure });
    }
    const onward = next(outcome.value, submission.value);
    if (!(await isScripted())) redirect(onward);
    refresh();
    const wentOn: Onward = { form, result: submission.reply({ hideFields }), next: onward };
    return keepOutcome(wentOn);
  };
}

/**
 * Where the action of this very request leads a browser with script: it loads that page afresh. A redirect would
 * keep the page it leaves, hidden, with whatever it showed to the person who has just signed out.
 */
export async function onwardOfThisRequest(): Promise<string | null> {
  return ((await outcomeOfThisRequest()) as Onward | null)?.next ?? null;
}

type AccountPermission =
  "account.open" | "session.open" | "session.end" | "password.reset" | "password.change";

// Nothing would have been stored here, so that a refusal is its reason alone.
function wordsFor(failure: Failure) {
  return failure.kind === "forbidden"
    ? { fieldErrors: {}, formErrors: [failure.reason] }
    : messagesOf(failure);
}

type Onward = NonNullable<FormState> & { next?: string };

// React's own submission names the action in a header, a form without script in its body.
async function isScripted(): Promise<boolean> {
  return (await headers()).has("next-action");
}

// What a viewer does here, they do to their own account.
function subjectFor(viewer: Viewer): SubjectOf<Permission> {
  return { kind: "account", ownerActorIds: viewer.actorId ? [viewer.actorId] : [] } as never;
}
