import "server-only";

/**
 * SQL for the text of a document `d` that everyone may read: the original before what stands in for it.
 * At most one row, with the edition's `id`, `role` and `language`.
 */
export const SHOWN_EDITION = `
  (SELECT e.id, e.role, e.language FROM editions e WHERE e.source_id = d.source_id AND e.holding = 'SHOWN'
   ORDER BY array_position(ARRAY['ORIGINAL', 'TRANSLATION', 'EXTRACT', 'PRECIS'], e.role::text), e.created_at LIMIT 1)`;
