import { unstable_isUnrecognizedActionError, unstable_rethrow } from "next/navigation";
import type { FormAction, FormState } from "@/lib/access/form-action";

/**
 * Carries a form to its action by script. Where no answer comes back, the one given instead says why, so that the form
 * stays with everything in it, and whatever its last answer said to do (see what changed) stays too.
 *
 * @param form the form's id
 */
export async function sendForm(
  action: FormAction,
  form: string,
  previous: FormState,
  data: FormData,
): Promise<FormState> {
  const unanswered = (reason: string): FormState => ({
    form,
    result: { status: "error", error: { "": [reason] } },
    ...(previous?.failure && { failure: previous.failure }),
  });
  if (new Blob([...data.values()]).size > MOST_BYTES)
    return unanswered(hasFile(data) ? TOO_BIG : TOO_LONG);
  try {
    return await action(previous, data);
  } catch (error) {
    // What Next throws to lead elsewhere is its own to catch.
    unstable_rethrow(error);
    return unanswered(reasonOf(error));
  }
}

// Next takes 1 MiB: what is left is for the names of the fields and what stands between them.
const MOST_BYTES = 1_000_000;
const TOO_LONG =
  "This is longer than a form can carry, which is 1 MB, so nothing was sent. What you typed is still here: shorten it, then send it again.";

const TOO_BIG =
  "This is more than a form can carry, which is 1 MB, so nothing was sent. Choose a smaller file, or divide it into several. What you typed is still here.";

const hasFile = (data: FormData): boolean =>
  [...data.values()].some((value) => value instanceof File && value.size > 0);

function reasonOf(error: unknown): string {
  if (unstable_isUnrecognizedActionError(error))
    return "The site has changed since you opened this page, so nothing was stored. Copy what you typed, load the page again and send it from there.";
  const digest = (error as { digest?: unknown } | null)?.digest;
  if (typeof digest === "string")
    return `Something went wrong on our side. What you typed is still here: send it again in a moment. If you report it, give this number: ${digest}`;
  return "The server could not be reached. What you typed is still here: send it again when you are connected. Nothing is stored twice.";
}
