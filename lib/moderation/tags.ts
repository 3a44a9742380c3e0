/** One ruling's page. */
export const rulingTag = (rulingId: string) => `ruling:${rulingId}`;
/** The list of rulings. */
export const rulingListTag = () => "rulings";
