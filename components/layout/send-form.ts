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
  try {
    return await action(previous, data);
  } catch (error) {
    // What Next throws to lead elsewhere is its own to catch.
    unstable_rethrow(error);
    return {
      form,
      result: { status: "error", error: { "": [reasonOf(error)] } },
      ...(previous?.failure && { failure: previous.failure }),
    };
  }
}

function reasonOf(error: unknown): string {
  if (unstable_isUnrecognizedActionError(error))
    return "The site has changed since you opened this page, so nothing was stored. Copy what you typed, load the page again and send it from there.";
  const digest = (error as { digest?: unknown } | null)?.digest;
  if (typeof digest === "string")
    return `Something went wrong on our side. What you typed is still here: send it again in a moment. If you report it, give this number: ${digest}`;
  return "The server could not be reached. What you typed is still here: send it again when you are connected. Nothing is stored twice.";
}
