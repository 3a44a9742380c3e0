/**
 * Whether the demonstration still lacks its class: who teaches it is here, and there is no class but, at most, what a seeding
 * that was cut short left. What it writes last is that somebody looked at their grade. One that is to be deleted is not
 * made anew. `$1`: the teacher's address.
 */
export const LACKS_CLASS = `EXISTS (SELECT 1 FROM profiles WHERE email = $1 AND is_demonstration)
  AND NOT EXISTS (SELECT 1 FROM classes c WHERE NOT (c.deletion_asked_at IS NULL
    AND EXISTS (SELECT 1 FROM actors a JOIN profiles p ON p.id = a.profile_id
                WHERE a.id = c.opened_by_actor_id AND p.email = $1 AND p.is_demonstration)
    AND NOT EXISTS (SELECT 1 FROM releases r JOIN submissions s ON s.id = r.submission_id
                    JOIN assignments g ON g.id = s.assignment_id WHERE g.class_id = c.id AND r.seen_at IS NOT NULL)))`;
