import "server-only";

/**
 * SQL: the words of a claim that a row names (`NamedSpan` as JSON); null where it names none. Made from names of the
 * statement alone.
 *
 * @param row what the row goes by, of evidence's wordings or of requests
 */
export const namedSpan = (row: string): string => `
  CASE WHEN ${row}.span_start IS NOT NULL THEN json_build_object('start', ${row}.span_start, 'end', ${row}.span_end,
    'sentence', (SELECT named.sentence FROM claim_revisions named
                 WHERE named.claim_id = ${row}.claim_id AND named.id = ${row}.span_revision_id)) END`;
