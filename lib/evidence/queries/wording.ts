import "server-only";

// Pieces of SQL about one wording of evidence, by what its row goes by in the statement.

/**
 * What the newest check of a wording says; null before the first.
 *
 * @param what SQL of the check `k`
 */
export const newestCheckOf = (revision: string, what: string): string => `
  (SELECT ${what} FROM excerpt_checks k
   WHERE k.claim_id = ${revision}.claim_id AND k.evidence_revision_id = ${revision}.id
   ORDER BY k.checked_at DESC, k.id DESC LIMIT 1)`;

/** What the machine said last of a wording, as `MachinesWord`. */
export const machinesWord = (revision: string): string =>
  newestCheckOf(revision, "json_build_object('status', k.status, 'locator', k.locator)");

/** Where the words stand by whoever worded it, as JSON of a label and a value; null where that is not said. */
export const namedPlace = (revision: string): string => `
  CASE WHEN ${revision}.locator_label IS NOT NULL
    THEN json_build_object('label', ${revision}.locator_label, 'value', ${revision}.locator_value) END`;

/** The language of the source's first text; null where none is known. A summary may be in another. */
export const sourceLanguage = (revision: string): string => `
  (SELECT d.language FROM editions d WHERE d.source_id = ${revision}.source_id AND d.role <> 'PRECIS'
   ORDER BY d.created_at LIMIT 1)`;
