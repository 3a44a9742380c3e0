-- What proves the words of a piece of evidence is said in one place, for the desk's lines and for whatever else asks.

-- The public's role sees no transcription that was withdrawn, by its policy; the function below asks for it in words.
GRANT SELECT (withdrawn_at) ON attestations TO assay_public;

-- Since when a wording is proven: the machine finds the words at its newest look, and since the first after which none says
-- otherwise, as words are looked up again for many reasons; or, where it had nothing to look in, two people stand by having
-- transcribed them. Null while it is not: what the machine did not find, nobody can attest. By the same rule as the gates of the
-- program.
CREATE FUNCTION assay_proven_at(claim text, revision uuid) RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT CASE coalesce(newest.status, 'NOT_CHECKED')
    WHEN 'VERIFIED' THEN (SELECT min(k.checked_at) FROM excerpt_checks k
      WHERE k.claim_id = claim AND k.evidence_revision_id = revision
        AND NOT EXISTS (SELECT 1 FROM excerpt_checks other WHERE other.claim_id = claim AND other.evidence_revision_id = revision
          AND other.status <> 'VERIFIED' AND (other.checked_at, other.id) > (k.checked_at, k.id)))
    WHEN 'NOT_CHECKED' THEN (SELECT t.attested_at FROM attestations t
      WHERE t.claim_id = claim AND t.evidence_revision_id = revision AND t.withdrawn_at IS NULL
      ORDER BY t.attested_at OFFSET 1 LIMIT 1) END
  FROM (SELECT) wording LEFT JOIN LATERAL (SELECT k.status FROM excerpt_checks k
    WHERE k.claim_id = claim AND k.evidence_revision_id = revision ORDER BY k.checked_at DESC, k.id DESC LIMIT 1) newest ON true
$$;

DO $$
DECLARE
  said text := pg_get_functiondef('assay_draw_desk_line'::regproc);
  before text := $before$(SELECT CASE WHEN found.status = 'NOT_CHECKED' AND (SELECT count(*) FROM attestations t
           WHERE t.claim_id = r.claim_id AND t.evidence_revision_id = r.id AND t.withdrawn_at IS NULL) >= 2
         THEN 'VERIFIED' ELSE found.status END
       FROM (SELECT coalesce((SELECT k.status FROM excerpt_checks k WHERE k.claim_id = r.claim_id AND k.evidence_revision_id = r.id
                              ORDER BY k.checked_at DESC, k.id DESC LIMIT 1), 'NOT_CHECKED') AS status) found)$before$;
  after text := $after$CASE WHEN assay_proven_at(r.claim_id, r.id) IS NOT NULL THEN 'VERIFIED'
         ELSE coalesce((SELECT k.status FROM excerpt_checks k WHERE k.claim_id = r.claim_id AND k.evidence_revision_id = r.id
                        ORDER BY k.checked_at DESC, k.id DESC LIMIT 1), 'NOT_CHECKED') END$after$;
BEGIN
  IF position(before IN said) = 0 THEN
    RAISE EXCEPTION 'the function that draws a line of the desk is not the one that was expected';
  END IF;
  EXECUTE replace(said, before, after);
END $$;
