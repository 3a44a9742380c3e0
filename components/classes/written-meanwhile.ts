import type { FormState } from "@/lib/access/form-action";

/** What a grade says now, where its form was refused because somebody changed it meanwhile; else null. */
export function writtenMeanwhile<Now extends { seen: string }>(state: FormState): Now | null {
  const failure = state?.failure;
  return failure?.kind === "conflict" && typeof failure.details?.seen === "string"
    ? (failure.details as Now)
    : null;
}
