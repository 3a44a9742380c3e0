import "server-only";
import { claimTag } from "@/lib/claims/tags";
import { documentPath } from "@/lib/documents/rules";
import { publicSql } from "@/lib/foundation/db";
import { personPath } from "@/lib/sources/rules";
import { sourceTag } from "@/lib/sources/tags";
import {
  CLAIM_ROW,
  citation,
  citedSource,
  listedClaim,
  tagsOf,
  type ListedClaimRow,
  type SourceRow,
} from "./parts";
import { pageOf, windowOf } from "./paging";

export const PEOPLE_PER_PAGE = 60;
export const ASSERTIONS_PER_PAGE = 30;
const MOST_SOURCES = 100;
const MOST_PLACES = 5;

/** One page of the authors and speakers, in the order of their names, with how much is recorded of each. */
export async function listPeople(page = 1) {
  const rows = await publicSql<ListedPersonRow>(PEOPLE, windowOf(page, PEOPLE_PER_PAGE));
  const { items, ...position } = pageOf(rows, page, PEOPLE_PER_PAGE);
  return { ...position, people: items.map((row) => ({ ...row, href: personPath(row) })) };
}

/** A person's name and place, for the page's own title; null where there is none. */
export async function getPersonTitle(personId: string) {
  const [row] = await publicSql<ListedPersonRow>(PERSON, [personId]);
  return row ? { ...row, path: personPath(row) } : null;
}

/**
 * An author or speaker with the works they had a hand in and one page of the claims they assert, by the places
 * where documents have them say so; null where there is none.
 *
 * @param page of the claims, from 1
 */
export async function getPersonPage(personId: string, page = 1) {
  const [person, works, rows] = await Promise.all([
    getPersonTitle(personId),
    publicSql<{ work: WorkRow }>(WORKS, [personId, MOST_SOURCES]),
    publicSql<AssertedRow>(ASSERTED, [personId, ...windowOf(page, ASSERTIONS_PER_PAGE)]),
  ]);
  if (!person) return null;
  const { items, ...position } = pageOf(rows, page, ASSERTIONS_PER_PAGE);
  return {
    ...person,
    ...position,
    works: works.map(({ work: { source, role } }) => ({ role, citation: citation(source) })),
    claims: items.map(({ claim, places }) => ({
      ...listedClaim(claim),
      places: (places ?? []).map(({ document, isReported }) => ({
        title: document.title,
        href: documentPath(document),
        isReported,
      })),
    })),
    tags: tagsOf([
      ...works.map(({ work }) => sourceTag(work.source.id)),
      ...items.map(({ claim }) => claimTag(claim.id)),
    ]),
  };
}

export type PersonPage = NonNullable<Awaited<ReturnType<typeof getPersonPage>>>;
export type ListedPerson = Awaited<ReturnType<typeof listPeople>>["people"][number];

type ListedPersonRow = {
  id: string;
  name: string;
  note: string | null;
  sourceCount: number;
  claimCount: number;
};
type WorkRow = { source: SourceRow; role: string };
type AssertedRow = {
  claim: ListedClaimRow;
  /** Where they assert it; reported where somebody else is the author of the document. */
  places: { document: { id: string; title: string }; isReported: boolean }[] | null;
};

// Whoever asserts what stands in a document is named there; where nobody is, it is the document's author.
const ASSERTIONS = (person: string) => `
  (SELECT o.claim_id, o.document_id, o.created_at,
     NOT EXISTS (SELECT 1 FROM documents d JOIN authorships a ON a.source_id = d.source_id AND a.role = 'author'
                 WHERE d.id = o.document_id AND a.person_id = ${person}) AS is_reported
   FROM occurrences o WHERE o.asserter_id = ${person}
   UNION ALL
   SELECT o.claim_id, o.document_id, o.created_at, false
   FROM authorships a JOIN documents d ON d.source_id = a.source_id
   JOIN occurrences o ON o.document_id = d.id AND o.asserter_id IS NULL
   WHERE a.person_id = ${person} AND a.role = 'author')`;

const SHOWN = "c.state = 'LIVE' AND c.merged_into_id IS NULL";
const PERSON_ROW = `p.id, p.name, p.note,
  (SELECT count(DISTINCT a.source_id)::int FROM authorships a JOIN sources s ON s.id = a.source_id AND s.state = 'LIVE'
   WHERE a.person_id = p.id) AS "sourceCount",
  (SELECT count(DISTINCT o.claim_id)::int FROM ${ASSERTIONS("p.id")} o JOIN claims c ON c.id = o.claim_id
   WHERE ${SHOWN}) AS "claimCount"`;

const PEOPLE = {
  name: "publishing_people",
  text: `SELECT ${PERSON_ROW} FROM (SELECT id, name, note, sort_name FROM persons ORDER BY lower(sort_name), id LIMIT $1 OFFSET $2) p
         ORDER BY lower(p.sort_name), p.id`,
};
const PERSON = {
  name: "publishing_person",
  text: `SELECT ${PERSON_ROW} FROM persons p WHERE p.id = $1`,
};
const WORKS = {
  name: "publishing_works_of_person",
  text: `
  SELECT json_build_object('source', ${citedSource("a.source_id")}, 'role', a.role) AS work
  FROM authorships a JOIN sources s ON s.id = a.source_id AND s.state = 'LIVE'
  JOIN source_revisions r ON r.source_id = s.id AND r.id = s.current_revision_id
  WHERE a.person_id = $1 ORDER BY a.role, lower(r.title), s.id LIMIT $2`,
};
const ASSERTED = {
  name: "publishing_claims_of_person",
  text: `
  WITH asserted AS MATERIALIZED (SELECT o.claim_id, o.document_id, o.created_at, o.is_reported FROM ${ASSERTIONS("$1")} o)
  SELECT ${CLAIM_ROW} AS claim, (
    SELECT json_agg(json_build_object('document', json_build_object('id', d.id, 'title', sr.title), 'isReported', o.is_reported)
                    ORDER BY o.created_at, d.id)
    FROM (SELECT document_id, min(created_at) AS created_at, bool_and(is_reported) AS is_reported FROM asserted
          WHERE claim_id = c.id GROUP BY document_id ORDER BY 2 LIMIT ${MOST_PLACES}) o
    JOIN documents d ON d.id = o.document_id JOIN sources s ON s.id = d.source_id
    JOIN source_revisions sr ON sr.source_id = s.id AND sr.id = s.current_revision_id) AS places
  FROM (SELECT c.id, row_number() OVER (ORDER BY min(a.created_at), c.id) AS place
        FROM asserted a JOIN claims c ON c.id = a.claim_id WHERE ${SHOWN}
        GROUP BY c.id ORDER BY min(a.created_at), c.id LIMIT $2 OFFSET $3) picked
  JOIN claims c ON c.id = picked.id
  JOIN claim_revisions r ON r.claim_id = c.id AND r.id = c.current_revision_id
  ORDER BY picked.place`,
};
