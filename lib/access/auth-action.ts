import "server-only";
import { parseWithZod } from "@conform-to/zod/v4";
import { headers } from "next/headers";
import type { z } from "zod";
import { failed, type Failure, type Outcome } from "@/lib/foundation/errors";
import { currentViewer } from "./current-viewer";
import { goOn, keepOutcome, messagesOf, type FormAction } from "./form-action";
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
    return goOn(form, submission.reply({ hideFields }), next(outcome.value, submission.value));
  };
}

type AccountPermission =
  "account.open" | "session.open" | "session.end" | "password.reset" | "password.change";

// Nothing would have been stored here, so that a refusal is its reason alone.
function wordsFor(failure: Failure) {
  return failure.kind === "forbidden"
    ? { fieldErrors: {}, formErrors: [failure.reason] }
    : messagesOf(failure);
}

// What a viewer does here, they do to their own account.
function subjectFor(viewer: Viewer): SubjectOf<Permission> {
  return { kind: "account", ownerActorIds: viewer.actorId ? [viewer.actorId] : [] } as never;
}
