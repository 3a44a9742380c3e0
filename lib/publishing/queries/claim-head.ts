import "server-only";
import { seenBySecond } from "@/lib/evidence/queries";
import { publicSql } from "@/lib/foundation/db";
import { documentPath } from "@/lib/documents/rules";
import type { Calendar, ClaimKind, ContentState, OccurrenceMode } from "@/prisma/generated/enums";
import { topicPath } from "@/lib/claims/rules";
import { personPath, sourcePath } from "@/lib/sources/rules";
import { verdictOfNothing, type KeptVerdict } from "@/lib/verdicts/rules/verdict";
import { askedOf, type Asked } from "./claim-asked";
import { fallenShown, fallenSourcesOf, type FallenRow } from "./claim-standings";
import { hidingsOn, type Hiding } from "./hidden";
import { redactionsOn, type ListedRedaction } from "./redactions";
import { slugIn } from "./parts";
import { passageIn, type PassageRow } from "./passage";

/** The claim itself, where it is asserted and how it stands; null where there is none. */
export async function getClaimHead(claimId: string) {
  const [row] = await publicSql<{ head: HeadRow }>(CLAIM_HEAD, [claimId]);
  if (!row) return null;
  const { aboutText, topics, occurrences, fallen, verdict, ...head } = row.head;
  return {
    ...head,
    fallen: fallen.map(fallenShown),
    topics: topics.map((topic) => ({ name: topic.name, href: topicPath(topic) })),
    aboutText: aboutText && { title: aboutText.title, href: sourcePath(aboutText) },
    occurrences: occurrences.map(occurrenceShown),
    verdict: verdict
      ? (JSON.parse(verdict) as KeptVerdict)
      : verdictOfNothing({ isAboutText: aboutText !== null }),
  };
}

export type ClaimHead = NonNullable<Awaited<ReturnType<typeof getClaimHead>>>;

type OccurrenceRow = PassageRow & {
  id: string;
  document: { id: string; title: string };
  mode: OccurrenceMode;
  /** The person who asserts it; null where it is the author of the document. */
  asserter: PersonRow | null;
  authors: PersonRow[];
  paragraph: number | null;
  isPrecis: boolean | null;
};
type PersonRow = { id: string; name: string };
type HeadRow = {
  id: string;
  slug: string;
  state: ContentState;
  /** Empty where the words went with a retraction. */
  sentence: string;
  kind: ClaimKind;
  revisionNumber: number;
  /** When it got its present words. */
  revisedAt: string;
  scope: {
    who: string | null;
    when: string | null;
    calendar: Calendar | null;
    where: string | null;
    strength: string | null;
  };
  aboutText: { id: string; title: string } | null;
  topics: { id: string; slug: string; name: string }[];
  isSeenBySecond: boolean;
  asked: Asked;
  /** The sources of its evidence that are not in good standing, with why, and what that takes from the verdict. */
  fallen: FallenRow[];
  /** What was redacted of it and of everything on it. */
  redactions: ListedRedaction[];
  /** The rulings that hide it or something on it. */
  hidings: Hiding[];
  mergedInto: { id: string; slug: string } | null;
  retraction: { reason: string | null; at: string } | null;
  waitingCount: number;
  /** As it was counted last, with its running counts; null where the tally job has not been yet. */
  verdict: string | null;
  /** Whether a vote of the demonstration's people is among those counted. */
  isDemonstration: boolean;
  lastChangedAt: string | null;
  occurrences: OccurrenceRow[];
};

function occurrenceShown(row: OccurrenceRow) {
  const { id, document, mode, paragraph, isPrecis } = row;
  return {
    id,
    document: { title: document.title, href: documentPath(document) },
    place: paragraph === null ? null : `para. ${paragraph}${isPrecis ? " of the précis" : ""}`,
    mode,
    asserter: asserterOf(row),
    passage: passageIn(row),
  };
}

function asserterOf({ asserter, authors }: OccurrenceRow) {
  const people = (asserter ? [asserter] : authors).map((person) => ({
    name: person.name,
    href: personPath(person),
  }));
  if (people.length === 0) return null;
  const isReportedByAuthor = asserter !== null && !authors.some(({ id }) => id === asserter.id);
  return { people, isReportedByAuthor };
}

// The passage stands in a text that is shown, where there is one: its paragraph and the offsets in it.
const CLAIM_HEAD = {
  name: "publishing_claim_head",
  text: `
  SELECT json_build_object('id', c.id, 'slug', ${slugIn("r")}, 'state', c.state,
    'sentence', coalesce(r.sentence, ''), 'kind', r.kind,
    'revisionNumber', r.ordinal, 'revisedAt', r.created_at,
    'scope', json_build_object('who', r.scope_who, 'when', r.scope_when, 'calendar', r.scope_calendar,
                               'where', r.scope_where, 'strength', r.scope_strength),
    'aboutText', (SELECT json_build_object('id', s.id, 'title', sr.title) FROM sources s
      JOIN source_revisions sr ON sr.source_id = s.id AND sr.id = s.current_revision_id WHERE s.id = r.about_source_id),
    'topics', coalesce((SELECT json_agg(json_build_object('id', t.id, 'slug', t.slug, 'name', t.name) ORDER BY t.name)
      FROM claim_topics ct JOIN topics t ON t.id = ct.topic_id WHERE ct.claim_id = c.id), '[]'),
    'isSeenBySecond', ${seenBySecond("claim", "c", "r")},
    'mergedInto', (SELECT json_build_object('id', m.id, 'slug', ${slugIn("mr")}) FROM claims m
      LEFT JOIN claim_revisions mr ON mr.claim_id = m.id AND mr.id = m.current_revision_id WHERE m.id = c.merged_into_id),
    'retraction', (SELECT json_build_object('reason', d.reason, 'at', d.decided_at) FROM decisions d
      WHERE d.claim_id = c.id AND d.kind = 'RETRACT' AND c.state = 'RETRACTED' ORDER BY d.decided_at DESC LIMIT 1),
    'waitingCount', assay_waiting_proposals(c.id), 'asked', ${askedOf("c.id")},
    'fallen', ${fallenSourcesOf("c.id")}, 'redactions', ${redactionsOn("claim", "c.id")},
    'hidings', ${hidingsOn("c.id")},
    'verdict', t.verdict, 'isDemonstration', coalesce(t.is_demonstration, false),
    'lastChangedAt', (SELECT min(later.computed_at) FROM verdicts later WHERE later.claim_id = c.id
      AND later.computed_at > (SELECT max(other.computed_at) FROM verdicts other
                               WHERE other.claim_id = c.id AND other.state <> v.state)),
    'occurrences', coalesce((
      SELECT json_agg(json_build_object('id', o.id, 'mode', o.mode, 'asserter', CASE WHEN asserter.id IS NOT NULL THEN json_build_object('id', asserter.id, 'name', asserter.name) END,
        'document', json_build_object('id', d.id, 'title', sr.title),
        'authors', coalesce((SELECT json_agg(json_build_object('id', p.id, 'name', p.name) ORDER BY au.position) FROM authorships au JOIN persons p ON p.id = au.person_id
                             WHERE au.source_id = d.source_id AND au.role = 'author'), '[]'),
        'exact', o.exact, 'prefix', o.prefix, 'suffix', o.suffix,
        'text', place.text, 'start', place.start, 'end', place.end, 'paragraph', place.paragraph,
        'language', place.language, 'isPrecis', place.role = 'PRECIS') ORDER BY o.created_at, o.id)
      FROM (SELECT claim_id, id, document_id, asserter_id, mode, exact, prefix, suffix, created_at
                           FROM occurrences WHERE claim_id = c.id ORDER BY created_at, id LIMIT 20) o
      JOIN documents d ON d.id = o.document_id
      JOIN sources s ON s.id = d.source_id
      JOIN source_revisions sr ON sr.source_id = s.id AND sr.id = s.current_revision_id
      LEFT JOIN persons asserter ON asserter.id = o.asserter_id
      LEFT JOIN LATERAL (
        SELECT b.text, a.start - b.start AS start, a."end" - b.start AS "end", e.language, e.role,
               (SELECT count(*) FROM blocks n WHERE n.edition_id = b.edition_id AND n.id <= b.id AND n.kind <> 'HEADING') AS paragraph
        FROM occurrence_anchors a JOIN editions e ON e.id = a.edition_id
        JOIN blocks b ON b.edition_id = a.edition_id AND b.start <= a.start AND b."end" >= a."end"
        WHERE a.claim_id = o.claim_id AND a.occurrence_id = o.id AND a.state IN ('EXACT', 'MOVED')
        ORDER BY e.role = 'PRECIS', e.created_at LIMIT 1) place ON true), '[]')
  ) AS head
  FROM claims c LEFT JOIN claim_revisions r ON r.claim_id = c.id AND r.id = c.current_revision_id
  LEFT JOIN LATERAL (SELECT t.verdict, t.is_demonstration FROM tallies t WHERE t.claim_id = c.id LIMIT 1) t ON true
  LEFT JOIN LATERAL (SELECT v.state FROM verdicts v WHERE v.claim_id = c.id
                     ORDER BY v.computed_at DESC, v.id DESC LIMIT 1) v ON true
  WHERE c.id = $1 AND (r.id IS NOT NULL OR c.state = 'RETRACTED')`,
};
