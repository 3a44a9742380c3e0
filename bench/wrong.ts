/** A header, a status or a count on which the figures rest is not what it must be: whatever was measured means nothing. */
export class Wrong extends Error {
  constructor(message: string) {
    super(message);
    this.name = "Wrong";
  }
}
