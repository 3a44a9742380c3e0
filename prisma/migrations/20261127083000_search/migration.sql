-- CreateTable
CREATE TABLE "claim_search" (
    "claim_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "words" tsvector NOT NULL,
    "facets" TEXT[],
    "passages" TEXT[],
    "fresh_count" INTEGER NOT NULL,
    "lesser_side" INTEGER NOT NULL,

    CONSTRAINT "claim_search_pkey" PRIMARY KEY ("claim_id")
);

-- CreateTable
CREATE TABLE "search_words" (
    "word" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "forms" TEXT[],

    CONSTRAINT "search_words_pkey" PRIMARY KEY ("word")
);

-- CreateIndex
CREATE INDEX "search_words_key_idx" ON "search_words"("key");

-- AddForeignKey
ALTER TABLE "claim_search" ADD CONSTRAINT "claim_search_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claims"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By words and facets at once. Without a list of what waits to be sorted in: a search would read all of it.
CREATE INDEX claim_search_found ON claim_search USING gin (words, facets) WITH (fastupdate = off);
CREATE INDEX claim_search_newest ON claim_search (created_at DESC, claim_id);
CREATE INDEX claim_search_votes ON claim_search (fresh_count DESC, created_at DESC, claim_id);
CREATE INDEX claim_search_contested ON claim_search (lesser_side DESC, fresh_count DESC, created_at DESC, claim_id);
CREATE INDEX search_words_begun ON search_words (word text_pattern_ops);
CREATE INDEX search_words_slips ON search_words USING gin (forms) WITH (fastupdate = off);

-- 1. One key for all spellings of a word --------------------------------------------------------

-- A word as it stands in a text, fit to compare: small letters, no apostrophe, no 's; at most 60
-- characters. What is longer is no word.
CREATE FUNCTION assay_search_word(token text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT left(lower(replace(regexp_replace(btrim(token, ''''), '''s$', '', 'i'), '''', '')), 60)
$$;

-- The words of a text with their places, from 1. Marks of redaction are no words of it. (Not strict, as
-- the other functions that give rows: only so are they planned as part of the statement that asks.)
CREATE FUNCTION assay_search_tokens(said text) RETURNS TABLE (place bigint, word text)
LANGUAGE sql IMMUTABLE PARALLEL SAFE ROWS 30 AS $$
  SELECT t.place, w.word
  FROM regexp_matches(
    translate(normalize(regexp_replace(said, '\[redacted [0-9]+ characters, sha256 [0-9a-f]{64}\]', ' ', 'g'), NFC),
              '’‘ʼʹ′`´', ''''''''''''''''),
    -- Everything but controls, blanks and the signs of ASCII, Latin-1 and general punctuation; the apostrophe joins.
    '[^\u0001-\u0026\u0028-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u2000-\u206f\u3000-\u303f]+', 'g'
  ) WITH ORDINALITY t (token, place), LATERAL (SELECT assay_search_word(t.token[1]) AS word OFFSET 0) w
  WHERE w.word <> ''
$$;

-- The letters of a word in the Latin alphabet without marks. What sounds as sh, zh, ch or kh in the
-- Cyrillic alphabet, or has a caron in scholars' transliteration, becomes one letter.
CREATE FUNCTION assay_search_letters(word text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT lower(regexp_replace(normalize(translate(normalize(word, NFC),
    'абвгдеёзийклмнопрстуфцыэюяіїєґѣѳѵжхчшщčšžАБВГДЕЁЗИЙКЛМНОПРСТУФЦЫЭЮЯІЇЄҐѢѲѴЖХЧШЩČŠŽłŁøØđĐıßьъЬЪ',
    'abvgdeesiiklmnoprstufsieuaiiegefiʃʃʃʃʃʃʃʃabvgdeesiiklmnoprstufsieuaiiegefiʃʃʃʃʃʃʃʃllooddis'),
    NFKD), '[\u0300-\u036f]', '', 'g'))
$$;

-- The key of a word: its English stem, spelled as all transliterations of a Russian name have it.
-- Trotsky, Trotskii, Trotzki, Trockij and Троцкий are one; so are Zinoviev, Zinov'ev and Sinowjew. Two
-- English words seldom fall together (march and marsh do). Null for a word that says nothing: the, of.
CREATE FUNCTION assay_search_key(word text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  stems text[] := ts_lexize('pg_catalog.english_stem', assay_search_letters(word));
  key text := coalesce(stems[1], assay_search_letters(word));
BEGIN
  IF cardinality(stems) = 0 THEN RETURN NULL; END IF;
  -- sh, zh, kh and ch in every spelling, also doubled (shch, schtsch): English, German, French.
  key := regexp_replace(key, '(t?s?ch|[ksz]h|ʃ)+', 'ʃ', 'g');
  -- ё after them is written e or o.
  key := replace(key, 'ʃo', 'ʃe');
  -- ts, tz, cz, z, and c before a bright vowel or in -cki, are an s; every other c a k.
  key := regexp_replace(key, 'ts|tz|cz|z|c(?=[eiy])|c(?=k[ijy]+$)', 's', 'g');
  key := replace(replace(replace(replace(key, 'ck', 'k'), 'c', 'k'), 'q', 'k'), 'x', 'ks');
  key := replace(replace(replace(key, 'ph', 'f'), 'w', 'v'), 'ou', 'u');
  key := regexp_replace(key, '([oe])ff$', '\1v');
  -- y, i and j before a vowel are not heard; else they are one letter, and after k at the end none.
  key := regexp_replace(key, '[ijy](?=[aeou])', '', 'g');
  key := regexp_replace(translate(key, 'jy', 'ii'), 'ki+$', 'k');
  key := regexp_replace(key, '([^0-9])\1+', '\1', 'g');
  RETURN key;
END $$;

-- What a word becomes by leaving out one letter, and itself. Two words with a form in common are a
-- slip of a letter apart: one left out, added, changed, or two exchanged (or little more).
CREATE FUNCTION assay_search_forms(word text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT CASE WHEN char_length(word) BETWEEN 4 AND 30 AND word !~ '[0-9]' THEN
    ARRAY(SELECT word UNION SELECT left(word, nth - 1) || substr(word, nth + 1) FROM generate_series(1, char_length(word)) nth)
  ELSE '{}' END
$$;

-- 2. What is found of a claim -------------------------------------------------------------------

-- The claims among these that everyone may find, with what they are found by. Excerpts are bounded: a
-- claim with hundreds would be found by anything.
CREATE FUNCTION assay_search_content(ids text[])
RETURNS TABLE (claim_id text, created_at timestamptz, facets text[], passages text[]) LANGUAGE sql STABLE AS $$
  SELECT c.id, c.created_at,
    ARRAY['kind=' || lower(r.kind::text)] || topic.facets || place.facets || drawn.facets,
    ARRAY['sentence=' || r.sentence] || scope.passages || topic.passages || place.passages || drawn.passages
  FROM claims c JOIN claim_revisions r ON r.claim_id = c.id AND r.id = c.current_revision_id
  CROSS JOIN LATERAL (
    SELECT CASE WHEN num_nonnulls(r.scope_who, r.scope_when, r.scope_where) > 0
      THEN ARRAY['scope=' || concat_ws('; ', r.scope_who, r.scope_when, r.scope_where)] END AS passages) scope
  CROSS JOIN LATERAL (
    SELECT array_agg('topic=' || t.id ORDER BY t.id) AS facets, array_agg('topic=' || t.name ORDER BY t.id) AS passages
    FROM claim_topics ct JOIN topics t ON t.id = ct.topic_id
    WHERE ct.claim_id = c.id AND t.audience_id = c.audience_id) topic
  CROSS JOIN LATERAL (
    SELECT array_agg(DISTINCT 'document=' || d.id) AS facets,
      array_agg(DISTINCT 'document=' || sr.title)
        || array_agg(DISTINCT 'asserter=' || p.name) FILTER (WHERE p.audience_id = c.audience_id) AS passages
    FROM occurrences o JOIN documents d ON d.id = o.document_id JOIN sources s ON s.id = d.source_id
    JOIN source_revisions sr ON sr.source_id = s.id AND sr.id = s.current_revision_id
    JOIN editions n ON n.id = o.edition_id LEFT JOIN persons p ON p.id = o.asserter_id
    WHERE o.claim_id = c.id AND o.retracted_at IS NULL AND s.state IN ('LIVE', 'RETRACTED') AND sr.state = 'LIVE'
      AND c.audience_id = ALL (ARRAY[o.audience_id, d.audience_id, s.audience_id, sr.audience_id, n.audience_id])) place
  CROSS JOIN LATERAL (
    SELECT array_agg(DISTINCT 'source=' || er.source_id) AS facets,
      (array_agg('excerpt=' || er.excerpt ORDER BY e.created_at, e.id))[1:20] AS passages
    FROM evidence e JOIN evidence_revisions er ON er.claim_id = e.claim_id AND er.id = e.current_revision_id
    WHERE e.claim_id = c.id AND e.state = 'LIVE' AND er.state = 'LIVE'
      AND c.audience_id = ALL (ARRAY[e.audience_id, er.audience_id])) drawn
  WHERE c.id = ANY (ids) AND c.state = 'LIVE' AND c.merged_into_id IS NULL AND r.state = 'LIVE'
    AND c.audience_id = '00000000-0000-4000-8000-000000000001' AND r.audience_id = c.audience_id
$$;

-- How claims stand: verdict and turnout as facets, by the steps of lib/reviews/rules.ts; the fresh votes,
-- and those on the lesser side of the scale, which is how much a claim is contested.
CREATE FUNCTION assay_search_standing(ids text[])
RETURNS TABLE (claim_id text, facets text[], fresh_count integer, lesser_side integer) LANGUAGE sql STABLE AS $$
  SELECT asked.id,
    ARRAY['verdict=' || lower(replace(coalesce(latest.state::text, 'UNDECIDED'), '_', '-')),
          'turnout=' || CASE WHEN fresh.votes >= 20 THEN 'broad' WHEN fresh.votes >= 10 THEN 'provisional'
                             WHEN fresh.votes >= 3 THEN 'early' ELSE 'none' END],
    fresh.votes, coalesce(least(t.refuted + t.mostly_refuted, t.mostly_supported + t.supported), 0)
  FROM unnest(ids) asked (id)
  LEFT JOIN tallies t ON t.claim_id = asked.id AND t.audience_id = '00000000-0000-4000-8000-000000000001'
  CROSS JOIN LATERAL (SELECT coalesce(t.refuted + t.mostly_refuted + t.mixed + t.mostly_supported + t.supported
    + t.insufficient + t.not_checkable, 0) AS votes) fresh
  LEFT JOIN LATERAL (
    SELECT v.state FROM verdicts v WHERE v.claim_id = asked.id AND v.audience_id = '00000000-0000-4000-8000-000000000001'
    ORDER BY v.computed_at DESC, v.id DESC LIMIT 1) latest ON true
$$;

-- The words of passages, with the weight of what each stands in: the sentence before all else.
CREATE FUNCTION assay_search_said(passages text[]) RETURNS TABLE (place bigint, weight text, word text)
LANGUAGE sql IMMUTABLE PARALLEL SAFE ROWS 100 AS $$
  SELECT row_number() OVER (ORDER BY p.nth, t.place),
    CASE split_part(p.passage, '=', 1) WHEN 'sentence' THEN 'A' WHEN 'excerpt' THEN 'D'
      WHEN 'scope' THEN 'B' WHEN 'topic' THEN 'B' ELSE 'C' END, t.word
  FROM unnest(passages) WITH ORDINALITY p (passage, nth),
    LATERAL assay_search_tokens(substr(p.passage, strpos(p.passage, '=') + 1)) t
$$;

-- One writer of a claim's row at a time: the later one reads what the earlier one left. A bounded number
-- of locks, taken in one order, however many claims one statement changes.
CREATE FUNCTION assay_search_lock(ids text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('claim_search'), locks.lock)
    FROM (SELECT DISTINCT hashtext(id) & 1023 AS lock FROM unnest(ids) id ORDER BY lock) locks;
END $$;

-- Deletes of these words those that stand in no row any more, so that no correction names what was taken
-- back. The look is bounded: of a common name a rare spelling may be forgotten though it stands
-- somewhere, which costs its correction and its highlight, and not the finding.
CREATE FUNCTION assay_search_forget(gone text[]) RETURNS void LANGUAGE sql AS $$
  DELETE FROM search_words w WHERE w.word = ANY (gone) AND NOT EXISTS (
    SELECT 1 FROM (SELECT s.passages FROM claim_search s WHERE s.words @@ format('''%s''', w.key)::tsquery LIMIT 50) s
    WHERE strpos(lower(array_to_string(s.passages, ' ')), w.word) > 0)
$$;

-- Makes the rows of these claims what the claims now are. The row of a claim that is not to be found
-- goes, and so do words that no row has any more.
CREATE FUNCTION assay_search_refresh(ids text[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  had text[];
  have text[];
  findable text[];
BEGIN
  PERFORM assay_search_lock(ids);
  had := ARRAY(SELECT DISTINCT said.word FROM claim_search s, assay_search_said(s.passages) said WHERE s.claim_id = ANY (ids));
  have := ARRAY(SELECT DISTINCT said.word FROM assay_search_content(ids) c, assay_search_said(c.passages) said);
  INSERT INTO search_words (word, key, forms)
    SELECT fresh.word, fresh.key, ARRAY(SELECT unnest(assay_search_forms(assay_search_letters(fresh.word)))
                                        UNION SELECT unnest(assay_search_forms(fresh.key)))
    FROM (SELECT given.word, assay_search_key(given.word) AS key FROM unnest(have) given (word)
          WHERE NOT EXISTS (SELECT 1 FROM search_words known WHERE known.word = given.word)) fresh
    WHERE fresh.key IS NOT NULL
    -- In one order, so that two who add the same words do not wait for each other.
    ORDER BY fresh.word
  ON CONFLICT DO NOTHING;

  findable := ARRAY(SELECT c.claim_id FROM assay_search_content(ids) c);
  DELETE FROM claim_search s WHERE s.claim_id = ANY (ids) AND s.claim_id <> ALL (findable);
  INSERT INTO claim_search AS s (claim_id, created_at, words, facets, passages, fresh_count, lesser_side)
    SELECT c.claim_id, c.created_at, indexed.words, c.facets || t.facets, c.passages, t.fresh_count, t.lesser_side
    FROM assay_search_content(ids) c JOIN assay_search_standing(ids) t ON t.claim_id = c.claim_id
    CROSS JOIN LATERAL (
      SELECT coalesce(string_agg(format('''%s'':%s%s', w.key, least(said.place, 16383), said.weight), ' '), '')::tsvector AS words
      FROM assay_search_said(c.passages) said JOIN search_words w ON w.word = said.word) indexed
  ON CONFLICT (claim_id) DO UPDATE SET words = excluded.words, facets = excluded.facets, passages = excluded.passages,
    fresh_count = excluded.fresh_count, lesser_side = excluded.lesser_side
    WHERE (s.words, s.facets, s.passages, s.fresh_count, s.lesser_side)
      IS DISTINCT FROM (excluded.words, excluded.facets, excluded.passages, excluded.fresh_count, excluded.lesser_side);

  PERFORM assay_search_forget(ARRAY(SELECT unnest(had) EXCEPT SELECT unnest(have)));
END $$;

-- The counts and the standing alone: what a vote changes.
CREATE FUNCTION assay_search_recount(ids text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM assay_search_lock(ids);
  UPDATE claim_search s SET facets = now_is.facets, fresh_count = now_is.fresh_count, lesser_side = now_is.lesser_side
  FROM (
    SELECT t.claim_id, t.fresh_count, t.lesser_side, ARRAY(
        SELECT u.facet FROM unnest(own.facets) WITH ORDINALITY u (facet, nth)
        WHERE u.facet NOT LIKE 'verdict=%' AND u.facet NOT LIKE 'turnout=%' ORDER BY u.nth) || t.facets AS facets
    FROM assay_search_standing(ids) t JOIN claim_search own ON own.claim_id = t.claim_id) now_is
  WHERE s.claim_id = now_is.claim_id AND (s.fresh_count, s.lesser_side, s.facets)
    IS DISTINCT FROM (now_is.fresh_count, now_is.lesser_side, now_is.facets);
END $$;

-- 3. The rows follow their claims ---------------------------------------------------------------

-- After a statement: the first argument says which claims it touched, the second what is done to their rows.
CREATE FUNCTION assay_search_follow() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  ids text[];
BEGIN
  EXECUTE format('SELECT array_agg(DISTINCT touched.id) FROM (%s) touched (id)', TG_ARGV[0]) INTO ids;
  IF ids IS NOT NULL THEN EXECUTE format('SELECT %I($1)', TG_ARGV[1]) USING ids; END IF;
  RETURN NULL;
END $$;
DO $$
DECLARE
  followed text;
  deed text;
  touched text;
  done text;
BEGIN
  FOR followed, deed, touched, done IN VALUES
    -- A claim, or evidence, comes before its first revision, which brings what is to be found.
    ('claims', 'changed', 'SELECT n.id FROM now_is n JOIN was o USING (id)
      WHERE (n.state, n.current_revision_id, n.merged_into_id) IS DISTINCT FROM (o.state, o.current_revision_id, o.merged_into_id)', 'refresh'),
    ('claim_revisions', 'added', 'SELECT c.id FROM now_is n JOIN claims c ON c.id = n.claim_id AND c.current_revision_id = n.id', 'refresh'),
    ('claim_revisions', 'changed', 'SELECT c.id FROM now_is n JOIN claims c ON c.id = n.claim_id AND c.current_revision_id = n.id', 'refresh'),
    ('claim_topics', 'added', 'SELECT claim_id FROM now_is', 'refresh'),
    ('claim_topics', 'removed', 'SELECT claim_id FROM was', 'refresh'),
    ('topics', 'changed', 'SELECT ct.claim_id FROM now_is n JOIN was o USING (id) JOIN claim_topics ct ON ct.topic_id = n.id
      WHERE n.name <> o.name', 'refresh'),
    ('persons', 'changed', 'SELECT x.claim_id FROM now_is n JOIN was o USING (id) JOIN occurrences x ON x.asserter_id = n.id
      WHERE n.name <> o.name', 'refresh'),
    ('occurrences', 'added', 'SELECT claim_id FROM now_is', 'refresh'),
    ('occurrences', 'changed', 'SELECT claim_id FROM now_is', 'refresh'),
    ('sources', 'changed', 'SELECT x.claim_id FROM now_is n JOIN was o USING (id) JOIN documents d ON d.source_id = n.id
      JOIN occurrences x ON x.document_id = d.id
      WHERE (n.state, n.current_revision_id) IS DISTINCT FROM (o.state, o.current_revision_id)', 'refresh'),
    ('source_revisions', 'changed', 'SELECT x.claim_id FROM now_is n JOIN sources s ON s.id = n.source_id AND s.current_revision_id = n.id
      JOIN documents d ON d.source_id = s.id JOIN occurrences x ON x.document_id = d.id', 'refresh'),
    ('evidence', 'changed', 'SELECT n.claim_id FROM now_is n JOIN was o USING (claim_id, id)
      WHERE (n.state, n.current_revision_id) IS DISTINCT FROM (o.state, o.current_revision_id)', 'refresh'),
    ('evidence_revisions', 'added', 'SELECT e.claim_id FROM now_is n JOIN evidence e ON e.claim_id = n.claim_id AND e.current_revision_id = n.id', 'refresh'),
    ('evidence_revisions', 'changed', 'SELECT e.claim_id FROM now_is n JOIN evidence e ON e.claim_id = n.claim_id AND e.current_revision_id = n.id', 'refresh'),
    ('tallies', 'added', 'SELECT claim_id FROM now_is', 'recount'),
    ('tallies', 'changed', 'SELECT claim_id FROM now_is', 'recount'),
    ('verdicts', 'added', 'SELECT claim_id FROM now_is', 'recount')
  LOOP
    EXECUTE format('CREATE TRIGGER %I AFTER %s ON %I REFERENCING %s FOR EACH STATEMENT EXECUTE FUNCTION assay_search_follow(%L, %L)',
      followed || '_search_' || deed,
      CASE deed WHEN 'added' THEN 'INSERT' WHEN 'changed' THEN 'UPDATE' ELSE 'DELETE' END, followed,
      CASE deed WHEN 'added' THEN 'NEW TABLE AS now_is' WHEN 'removed' THEN 'OLD TABLE AS was'
        ELSE 'OLD TABLE AS was NEW TABLE AS now_is' END,
      touched, 'assay_search_' || done);
  END LOOP;
END $$;

-- 4. What the public may ask ---------------------------------------------------------------------

-- The public's role reads neither table. These run with the owner's rights, since below a policy no index
-- over words is used; they give away ids, words and passages of claims that everyone may find, for no
-- other claim has a row. Their path is pinned, with temporary tables last.
DO $do$
BEGIN
  -- What the words of a query are: of each its key (asked), the spellings that share it (same), the words
  -- that the last one begins (begun), and those that have a form in common with it (near), of which
  -- whoever asks keeps those that are one slip away.
  EXECUTE format($definition$
    CREATE FUNCTION assay_search_words(words text[])
    RETURNS TABLE (place integer, how text, word text, key text, letters text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = %I, pg_temp ROWS 50 AS $body$
    #variable_conflict use_column
    DECLARE
      nth integer := 0;
      given text;
      said text;
      its_key text;
      slips text[];
    BEGIN
      FOREACH given IN ARRAY words LOOP
        nth := nth + 1;
        said := assay_search_word(given);
        its_key := assay_search_key(said);
        RETURN QUERY SELECT nth, 'asked', said, its_key, assay_search_letters(said);
        CONTINUE WHEN its_key IS NULL;
        RETURN QUERY SELECT nth, 'same', w.word, w.key, assay_search_letters(w.word)
          FROM search_words w WHERE w.key = its_key ORDER BY w.word LIMIT 40;
        IF nth = cardinality(words) AND char_length(said) >= 3 THEN
          RETURN QUERY SELECT nth, 'begun', w.word, w.key, assay_search_letters(w.word)
            FROM (SELECT b.word, b.key FROM search_words b
                  WHERE b.word ~>=~ said AND b.word ~<~ (said || chr(1114111)) LIMIT 400) w
            WHERE w.key <> its_key ORDER BY char_length(w.word), w.word LIMIT 40;
        END IF;
        slips := assay_search_forms(assay_search_letters(said)) || assay_search_forms(its_key);
        -- Found by their forms first and put in order then: else the whole list is read in its order.
        RETURN QUERY WITH alike AS MATERIALIZED (SELECT w.word, w.key FROM search_words w WHERE w.forms && slips)
          SELECT nth, 'near', w.word, w.key, assay_search_letters(w.word) FROM alike w
          WHERE w.key <> its_key ORDER BY w.word LIMIT 80;
      END LOOP;
    END $body$
  $definition$, current_schema());

  -- A page of the claims that have all the words required (null: any) and all the facets, with what they
  -- were found by. In the order asked for: newest, votes, contested, or best, which is by what is
  -- preferred, among the newest thousand of them. Planned anew each time: how common the words are decides
  -- which index is read.
  EXECUTE format($definition$
    CREATE FUNCTION assay_search_claims(required tsquery, preferred tsquery, narrowed text[], ordered text, most integer, skipped integer)
    RETURNS TABLE (place integer, claim_id text, passages text[])
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = %I, pg_temp ROWS 30 AS $body$
    DECLARE
      found constant text := assay_search_condition(required, narrowed);
      by_age constant text := 's.created_at DESC, s.claim_id';
      by_order constant text := CASE ordered WHEN 'votes' THEN 's.fresh_count DESC, '
        WHEN 'contested' THEN 's.lesser_side DESC, s.fresh_count DESC, ' ELSE '' END || by_age;
    BEGIN
      IF ordered = 'best' THEN
        RETURN QUERY EXECUTE 'SELECT picked.place, s.claim_id, s.passages FROM (
            SELECT row_number() OVER (ORDER BY m.rank DESC, m.created_at DESC, m.claim_id)::integer AS place, m.claim_id
            FROM (SELECT s.claim_id, s.created_at, ts_rank(s.words, $3, 1) + ts_rank(s.words, $1, 1) / 4 AS rank
                  FROM claim_search s WHERE ' || found || ' ORDER BY ' || by_age || ' LIMIT 1000) m
            ORDER BY place LIMIT $4 OFFSET $5) picked
          JOIN claim_search s ON s.claim_id = picked.claim_id ORDER BY picked.place'
          USING required, narrowed, preferred, most, skipped;
      ELSE
        RETURN QUERY EXECUTE 'SELECT row_number() OVER (ORDER BY ' || by_order || ')::integer, s.claim_id, s.passages
          FROM claim_search s WHERE ' || found || ' ORDER BY ' || by_order || ' LIMIT $3 OFFSET $4'
          USING required, narrowed, most, skipped;
      END IF;
    END $body$
  $definition$, current_schema());

  -- How many of the newest thousand of such claims have each facet; the empty facet counts them all.
  EXECUTE format($definition$
    CREATE FUNCTION assay_search_facets(required tsquery, narrowed text[]) RETURNS TABLE (facet text, claims integer)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = %I, pg_temp ROWS 60 AS $body$
    BEGIN
      RETURN QUERY EXECUTE 'SELECT u.facet, count(*)::integer
        FROM (SELECT s.facets FROM claim_search s WHERE ' || assay_search_condition(required, narrowed) || '
              ORDER BY s.created_at DESC, s.claim_id LIMIT 1000) m, unnest(m.facets || ''''::text) u (facet) GROUP BY u.facet'
        USING required, narrowed;
    END $body$
  $definition$, current_schema());
END $do$;

-- The condition as statements above have it, where $1 is what is required and $2 the facets.
CREATE FUNCTION assay_search_condition(required tsquery, narrowed text[]) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT concat_ws(' AND ', 'true', CASE WHEN required IS NOT NULL THEN 's.words @@ $1' END,
                                    CASE WHEN cardinality(narrowed) > 0 THEN 's.facets @> $2' END)
$$;

DO $$
DECLARE
  asked text;
BEGIN
  FOREACH asked IN ARRAY ARRAY['assay_search_words(text[])',
    'assay_search_claims(tsquery, tsquery, text[], text, integer, integer)', 'assay_search_facets(tsquery, text[])'] LOOP
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', asked);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO assay_public', asked);
  END LOOP;
END $$;

-- What is there already.
SELECT assay_search_refresh(ARRAY(SELECT id FROM claims));

-- Lists by votes are read from here.
DROP INDEX tallies_by_turnout;
