/** One claim's page. */
export const claimTag = (claimId: string) => `claim:${claimId}`;
/** Every list of claims: the index and the home page. */
export const claimListTag = () => "claims";
