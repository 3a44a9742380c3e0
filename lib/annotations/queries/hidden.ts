/** SQL: whether a ruling hides the note `n`, or the note that it answers. */
export const IS_HIDDEN = `(assay_is_hidden('annotation', n.claim_id || '/' || coalesce(n.reply_to_id, n.id))
  OR assay_is_hidden('annotation', n.claim_id || '/' || n.id))`;

/** SQL: whether the note `n` is for everybody or for its writer alone. Those of a class are read and changed in their class. */
export const IS_OF_NO_CLASS = `EXISTS (SELECT 1 FROM audiences u WHERE u.id = n.audience_id AND u.kind IN ('PUBLIC', 'PRIVATE'))`;
