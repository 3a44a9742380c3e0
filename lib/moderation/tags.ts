/** One ruling's page. */
export const rulingTag = (rulingId: string) => `ruling:${rulingId}`;
/** The list of rulings. */
export const rulingListTag = () => "rulings";
/** The list of what was redacted. */
export const redactionListTag = () => "redactions";
