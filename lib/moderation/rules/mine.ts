/** The parts of what somebody contributed, as the page of it shows them. */
export const PARTS = ["proposals", "votes", "notes"] as const;
export type Part = (typeof PARTS)[number];
