import {
  refused,
  type ExtractionLimits,
  type ExtractionRefused,
  type RefusedReason,
} from "../../rules/extraction";

/** What the reading of one file may cost, and who hears from 0 to 1 how far it is. */
export type Reading = { limits: ExtractionLimits; onProgress: (done: number) => void };

/** Ends the reading of a file: thrown where it is found that it cannot be read, and a value again where reading began. */
export class Refusal extends Error {
  readonly refused: ExtractionRefused;

  constructor(reason: RefusedReason, says?: string) {
    super(reason);
    this.refused = refused(reason, says);
  }
}
