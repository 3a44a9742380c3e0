/** The pages of one text. */
export const textTag = (editionId: string) => `text:${editionId}`;
