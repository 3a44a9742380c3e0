/** The form in which a wrong place is put right: filled with where the words stand, it needs no more than to be sent. */
export const placePath = (claimId: string, evidenceId: string): string =>
  `/claims/${claimId}/evidence/${evidenceId}/revise?place=found`;

/** The page on which somebody says that they transcribed a piece's words from the print. */
export const attestPath = (claimId: string, evidenceId: string): string =>
  `/claims/${claimId}/evidence/${evidenceId}/attest`;
