-- A part that goes on with a chapter was called by the next one, which begins further down in it: see lib/texts/rules/parts.ts.
ALTER TABLE edition_parts DISABLE TRIGGER USER;
UPDATE edition_parts p SET title = '' WHERE p.title <> ''
  AND NOT EXISTS (SELECT 1 FROM blocks b WHERE b.edition_id = p.edition_id AND b.id = p.first_block AND b.kind = 'HEADING')
  AND EXISTS (SELECT 1 FROM blocks b WHERE b.edition_id = p.edition_id AND b.id < p.first_block AND b.kind = 'HEADING');
ALTER TABLE edition_parts ENABLE TRIGGER USER;
