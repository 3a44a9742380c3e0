import "server-only";

/**
 * SQL for since when the words of a wording are proven: found by the machine at every look since, or, where it had nothing to
 * look in, transcribed by enough people who stand by it (`isProven`). Null while they are not. The desk's lines are drawn by
 * the same function of the database, which sees what the statement's role may see.
 *
 * @param revision what the row of the wording goes by
 */
export const provenAt = (revision: string): string =>
  `assay_proven_at(${revision}.claim_id, ${revision}.id)`;
