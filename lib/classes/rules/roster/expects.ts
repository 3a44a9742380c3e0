/** A condition on an entry `r` of a roster and on a profile `p`: the class waits for that very person. */
export const EXPECTS = `r.enrolment_id IS NULL AND r.removed_at IS NULL
  AND lower(r.email) = lower(p.email) AND p.email_verified AND NOT p.is_instant`;
