/** SQL: whether a ruling hides the note `n`, or the note that it answers. */
export const IS_HIDDEN = `(assay_is_hidden('annotation', n.claim_id || '/' || coalesce(n.reply_to_id, n.id))
  OR assay_is_hidden('annotation', n.claim_id || '/' || n.id))`;
