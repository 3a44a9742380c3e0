import "server-only";
import { headers } from "next/headers";
import type { z } from "zod";
import type { JsonValue } from "@/lib/foundation/canonical-json";
import { failed, type Failure, type Outcome } from "@/lib/foundation/errors";
import { logged } from "./capability-log";
import { currentViewer } from "./current-viewer";
import { goOn, keepOutcome, messagesOf, showOnce, type FormAction } from "./form-action";
import { parseForm } from "./form-parsing";
import { hiddenFieldsOf } from "./hidden-fields";
import { judge, NOTHING, PERMISSIONS, type Permission, type Subjects } from "./permissions";
import type { Viewer } from "./viewer";

/**
 * The form door of what goes through better-auth instead of a command: the same state, the same answers.
 * It asks the law for `permission` on the viewer's own account, and never gives a password back.
 *
 * @param next where to go after success: a path of this site; null where its page says itself, once, what was done
 */
export function authAction<Schema extends z.ZodObject, Value extends JsonValue>(definition: {
  permission: AccountPermission;
  input: Schema;
  run: (input: z.output<Schema>, requestHeaders: Headers) => Promise<Outcome<Value>>;
  next: null | ((value: Value, input: z.output<Schema>) => string);
}): FormAction {
  const { permission, input: schema, run, next } = definition;
  return async (_previous, data) => {
    const { form } = hiddenFieldsOf(data, permission);
    const submission = parseForm(data, schema);
    const hideFields = ["password", "currentPassword", "token"].filter((name) => data.has(name));
    if (submission.status !== "success")
      return keepOutcome({ form, result: submission.reply({ hideFields }) });
    const viewer = await currentViewer();
    const outcome = await logged(permission, async () => {
      const judgement = judge(permission, viewer, subjectFor(permission, viewer));
      return judgement.ok
        ? run(submission.value, new Headers(await headers()))
        : failed(judgement.failure);
    });
    if (!outcome.ok) {
      const result = submission.reply({ ...wordsFor(outcome.failure), hideFields });
      return keepOutcome({ form, result, failure: outcome.failure });
    }
    if (next === null) return showOnce(form, submission.reply({ hideFields }), outcome.value);
    return goOn(form, submission.reply({ hideFields }), next(outcome.value, submission.value));
  };
}

// What judges the person alone, or their account.
type AccountPermission = {
  [P in Permission]: (typeof PERMISSIONS)[P]["on"] extends "nothing" | "account" ? P : never;
}[Permission];

// Nothing would have been stored here, so that a refusal is its reason alone.
function wordsFor(failure: Failure) {
  return failure.kind === "forbidden"
    ? { fieldErrors: {}, formErrors: [failure.reason] }
    : messagesOf(failure);
}

// What a viewer does here, they do to their own account.
function subjectFor(permission: AccountPermission, viewer: Viewer): AccountSubject {
  if (PERMISSIONS[permission].on === "nothing") return NOTHING;
  return { kind: "account", ownerActorIds: viewer.actorId ? [viewer.actorId] : [] };
}

type AccountSubject = Subjects["nothing"] | Subjects["account"];
