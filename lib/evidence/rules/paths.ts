import { claimForms } from "@/lib/claims/rules";

/** The form in which a wrong place is put right: filled with where the words stand, it needs no more than to be sent. */
export const placePath = (claimId: string, evidenceId: string): string =>
  `/claims/${claimId}/evidence/${evidenceId}/revise?place=found`;

/** The page on which somebody says that they transcribed a piece's words from the print. */
export const attestPath = (claimId: string, evidenceId: string): string =>
  `/claims/${claimId}/evidence/${evidenceId}/attest`;

/** The form for adding evidence to a claim; with the words of it that are named beforehand. */
export const addEvidencePath = (claimId: string, words: string | null = null): string =>
  `${claimForms(claimId).addEvidence}${naming(words)}`;

/** The form in which a source is asked for; with the words of the claim that are named beforehand. */
export const askSourcePath = (claimId: string, words: string | null = null): string =>
  `${claimForms(claimId).request}${naming(words)}`;

const naming = (words: string | null): string =>
  words === null ? "" : `?${new URLSearchParams({ words })}`;
