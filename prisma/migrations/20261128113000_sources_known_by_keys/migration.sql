-- By what two records of one work are known to be the same: its DOI, its ISBN, or its title with the last word of its
-- first author's name and its year. Punctuation, spaces and capitals do not count. A record that a redaction left
-- unreadable has none. Changed, it wants the index over it made anew.
CREATE FUNCTION assay_source_keys(csl text, title text) RETURNS text[]
LANGUAGE plpgsql IMMUTABLE STRICT AS $$
DECLARE
  item jsonb;
  person jsonb;
  doi text;
  isbn text;
  named text;
  dated text;
  worded text;
  keys text[] := '{}';
  -- Said sign by sign: what counts as punctuation depends on where a database stands.
  blank CONSTANT text := '[\s!-/:-@\[-`{-~«»“”„‘’‚–—…·]+';
BEGIN
  item := csl::jsonb;
  doi := lower(regexp_replace(item ->> 'DOI', '^\s*(https?://(dx\.)?doi\.org/|doi:\s*)', '', 'i'));
  IF doi LIKE '10.%/%' THEN keys := keys || ('doi:' || doi); END IF;
  isbn := upper(regexp_replace(item ->> 'ISBN', '[^0-9Xx]', '', 'g'));
  IF length(isbn) = 10 THEN
    isbn := '978' || left(isbn, 9);
    isbn := isbn || (SELECT (10 - sum(substr(isbn, n, 1)::int * CASE WHEN n % 2 = 1 THEN 1 ELSE 3 END) % 10) % 10
                     FROM generate_series(1, 12) n);
  END IF;
  IF length(isbn) = 13 THEN keys := keys || ('isbn:' || isbn); END IF;
  person := coalesce(item #> '{author,0}', item #> '{editor,0}');
  named := regexp_replace(lower(coalesce(person ->> 'family', person ->> 'literal', '')), '^.*\s', '');
  dated := coalesce(item #>> '{issued,date-parts,0,0}', substring(item #>> '{issued,literal}' FROM '\d{4}'), '');
  worded := regexp_replace(lower(title), blank, '', 'g');
  IF worded <> '' AND (named <> '' OR dated <> '') THEN
    keys := keys || ('work:' || left(worded, 300) || '|' || regexp_replace(named, blank, '', 'g') || '|' || dated);
  END IF;
  RETURN keys;
EXCEPTION WHEN data_exception OR invalid_text_representation THEN
  RETURN '{}';
END
$$;

CREATE INDEX source_revisions_keys ON source_revisions USING gin (assay_source_keys(csl, title));

-- Who is known by a name, however many names are asked for at once.
CREATE INDEX persons_by_name ON persons (lower(name));
