/** A foreseen reason not to go on: shown as its message alone, without a stack. `exitCode` 1 is a negative answer, 2 wrong use. */
export class Refusal extends Error {
  constructor(
    message: string,
    readonly exitCode: 1 | 2 = 1,
  ) {
    super(message);
    this.name = "Refusal";
  }
}
