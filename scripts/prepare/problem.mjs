/** A foreseen reason not to go on, shown as its message alone. */
export class Problem extends Error {}
