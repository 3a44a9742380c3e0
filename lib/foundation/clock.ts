/** What tells the time. Rules and commands take one as an argument, so that tests can choose the hour. */
export type Clock = () => Date;

/** The machine's own clock. */
export const systemClock: Clock = () => new Date();
