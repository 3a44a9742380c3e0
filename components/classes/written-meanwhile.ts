import type { FormState } from "@/lib/access/form-action";

/** What a grade says now, where its form was refused because somebody changed it meanwhile; else null. */
export function writtenMeanwhile<Now extends { seen: string }>(state: FormState): Now | null {
  const failure = state?.failure;
  return failure?.kind === "conflict" && typeof failure.details?.seen === "string"
    ? (failure.details as Now)
    : null;
}

/**
 * The wording that a form goes by: the newest that its writer was shown. What the page says by now is not, where it was drawn
 * anew around what somebody had begun on an earlier one.
 *
 * @param basis the wording that restored words were written on
 * @param shown what the page says
 */
export function seenBy(state: FormState, basis: string | null, shown: string): string {
  const sent = state?.result.initialValue?.seen;
  const begunOn = typeof sent === "string" && sent !== "" ? sent : shown;
  return writtenMeanwhile(state)?.seen ?? basis ?? begunOn;
}
