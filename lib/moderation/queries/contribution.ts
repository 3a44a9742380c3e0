import "server-only";
import { mayEver } from "@/lib/access/permissions";
import { PUBLIC_AUDIENCE_ID, type Viewer } from "@/lib/access/viewer";
import { seenBySecond } from "@/lib/evidence/queries";
import { namedSpan } from "@/lib/evidence/queries/named-span";
import type { ContributionKind } from "@/lib/evidence/rules";
import { wordsNamed, type NamedSpan } from "@/lib/evidence/rules/spans";
import type { Sql } from "@/lib/foundation/db";
import { cslOf } from "@/lib/sources/rules";
import type { ContentState } from "@/prisma/generated/enums";
import type { Decided, Undoable } from "../rules/undo";
import type { Words } from "../rules/words";

/** A contribution by its address: evidence and arguments stand on a claim; a claim is its own; a source has none. */
export type Named = { kind: ContributionKind; claimId: string | null; contributionId: string };

/** One wording of a contribution. */
export type Wording = {
  id: string;
  state: ContentState;
  authorId: string;
  ordinal: number;
  words: Words;
};

/** A public contribution as it stands, whoever asks: for commands and queries that then ask the law. */
export type Contribution = Named & {
  state: ContentState;
  authorId: string;
  /** The wording that it shows, or would show. */
  shown: Wording;
  /** The wording that was asked about, where it is another one of this contribution. */
  asked: Wording | null;
  /** The wording that was accepted last before the asked one, or else the shown one. */
  shownBeforeId: string | null;
  /** Who worded what stands or waits of it. */
  wordedByIds: string[];
  isSeenBySecond: boolean;
  /** The claim or the source that it was merged into. */
  mergedIntoId: string | null;
  /** About the whole, and about the asked wording or else the shown one; newest first, at most fifty. */
  decisions: (Decided & { id: string; actorId: string; reason: string | null })[];
};

/**
 * Reads a public contribution over whichever connection is handed in; null where there is none.
 *
 * @param revisionId a wording that is asked about
 */
export async function readContribution(
  sql: Sql,
  { kind, claimId, contributionId }: Named,
  revisionId: string | null = null,
): Promise<Contribution | null> {
  const values = [claimId, contributionId, PUBLIC_AUDIENCE_ID, revisionId];
  const [row] = await sql<Row>(READ[kind], values);
  if (!row) return null;
  const { shown, asked, decisions, ...rest } = row;
  return {
    ...{ kind, claimId, contributionId },
    ...rest,
    shown: wordingOf(kind, shown),
    asked: asked && asked.id !== shown.id ? wordingOf(kind, asked) : null,
    decisions: decisions.map((one) => ({ ...one, decidedAt: new Date(one.decidedAt) })),
  };
}

/** Several wordings at once, by their roots (the claim of a claim, evidence or argument, or the source) and their ids. */
export async function readWords(
  sql: Sql,
  kind: ContributionKind,
  wordings: readonly { rootId: string; revisionId: string }[],
): Promise<Map<string, Words>> {
  if (wordings.length === 0) return new Map();
  const rows = await sql<{ id: string; words: RawWords }>(WORDS[kind], [
    wordings.map(({ rootId }) => rootId),
    wordings.map(({ revisionId }) => revisionId),
  ]);
  return new Map(rows.map(({ id, words }) => [id, wordsOf(kind, words)]));
}

/**
 * Whose work a decision would be about: of the whole, everybody who worded something of it that stands; of a new
 * wording, whoever worded that, what it would replace, and the whole.
 */
export const authorsOf = ({ authorId, wordedByIds, shown, asked }: Contribution): string[] => [
  ...new Set([authorId, ...(asked ? [shown.authorId, asked.authorId] : wordedByIds)]),
];

/**
 * Whether somebody may know of a contribution at all: what is live is everybody's; anything else is its authors' and
 * the editors'. A wording that waits beside something live is its writer's and the editors' alone.
 */
export function isSeenBy(viewer: Viewer, contribution: Contribution): boolean {
  const { state, asked } = contribution;
  if (mayEver("desk.read", viewer)) return true;
  if (state === "LIVE" && (!asked || asked.state === "LIVE")) return true;
  const owners = state === "LIVE" && asked ? [asked.authorId] : authorsOf(contribution);
  return viewer.actorId !== null && owners.includes(viewer.actorId);
}

/** A contribution as `undoOf` wants it, for the wording that is asked about. */
export function undoable(found: Contribution, revisionId: string): Undoable {
  const { asked, shown } = found;
  const isShown = shown.id === revisionId;
  const wording = isShown ? shown : asked;
  return {
    ...found,
    isMerged: found.mergedIntoId !== null,
    wording: wording && { state: wording.state, isShown },
  };
}

/** Where the rows of each kind stand; `x` is the contribution and `r` a wording of it. */
export const TABLES: Record<ContributionKind, Tables> = {
  claim: {
    ...{
      parent: "claims",
      revisions: "claim_revisions",
      root: "claim_id",
      rootColumn: "root_claim_id",
    },
    at: "x.id = $2 AND x.id = $1",
    of: "r.claim_id = x.id",
    whole: "d.claim_id = x.id",
  },
  source: {
    ...{
      parent: "sources",
      revisions: "source_revisions",
      root: "source_id",
      rootColumn: "root_source_id",
    },
    at: "x.id = $2 AND $1::text IS NULL",
    of: "r.source_id = x.id",
    whole: "d.source_id = x.id",
  },
  evidence: {
    ...{
      parent: "evidence",
      revisions: "evidence_revisions",
      root: "claim_id",
      rootColumn: "root_claim_id",
    },
    at: "x.claim_id = $1 AND x.id = $2",
    of: "r.claim_id = x.claim_id AND r.evidence_id = x.id",
    whole: "d.root_claim_id = x.claim_id AND d.evidence_id = x.id",
  },
  argument: {
    ...{
      parent: "arguments",
      revisions: "argument_revisions",
      root: "claim_id",
      rootColumn: "root_claim_id",
    },
    at: "x.claim_id = $1 AND x.id = $2",
    of: "r.claim_id = x.claim_id AND r.argument_id = x.id",
    whole: "d.root_claim_id = x.claim_id AND d.argument_id = x.id",
  },
};

type Tables = {
  parent: string;
  revisions: string;
  /** The column of a wording, and of a decision about one, that names the claim or the source it belongs to. */
  root: string;
  rootColumn: string;
  at: string;
  of: string;
  whole: string;
};

type RawWords = Record<string, unknown> & {
  csl?: string;
  title?: string;
  named?: NamedSpan | null;
};
type RawWording = Omit<Wording, "words"> & { words: RawWords };
type Row = Omit<Contribution, keyof Named | "shown" | "asked" | "decisions"> & {
  shown: RawWording;
  asked: RawWording | null;
  decisions: (Omit<Contribution["decisions"][number], "decidedAt"> & { decidedAt: string })[];
};

const wordingOf = (kind: ContributionKind, { words, ...wording }: RawWording): Wording => ({
  ...wording,
  words: wordsOf(kind, words),
});

function wordsOf(
  kind: ContributionKind,
  { csl = "", title = "", named = null, ...words }: RawWords,
): Words {
  if (kind === "source") return { kind, csl: cslOf({ csl, title }) };
  if (kind === "evidence")
    return { kind, ...words, claimWords: named && wordsNamed(named) } as Words;
  return { kind, ...words } as Words;
}

const titleOf = (id: string) => `(SELECT t.title FROM sources s JOIN source_revisions t
  ON t.source_id = s.id AND t.id = s.current_revision_id WHERE s.id = ${id})`;

const WORDS_IN: Record<ContributionKind, string> = {
  claim: `json_build_object('sentence', r.sentence, 'claimKind', r.kind, 'scopeWho', r.scope_who, 'scopeWhen', r.scope_when,
    'scopeCalendar', r.scope_calendar, 'scopeWhere', r.scope_where, 'scopeStrength', r.scope_strength,
    'aboutSourceId', r.about_source_id, 'aboutTitle', ${titleOf("r.about_source_id")})`,
  source: "json_build_object('csl', r.csl, 'title', r.title)",
  evidence: `json_build_object('excerpt', r.excerpt, 'locatorLabel', r.locator_label, 'locatorValue', r.locator_value,
    'direction', r.direction, 'directness', r.directness, 'sourceId', r.source_id, 'sourceTitle', ${titleOf("r.source_id")},
    'viaSourceId', r.via_source_id, 'viaTitle', ${titleOf("r.via_source_id")}, 'note', r.note, 'named', ${namedSpan("r")},
    'span', CASE WHEN r.span_start IS NOT NULL
                 THEN json_build_object('start', r.span_start, 'end', r.span_end, 'revisionId', r.span_revision_id) END)`,
  argument: `(SELECT json_build_object('wording', r.wording, 'relation', a.relation,
      'premises', ARRAY(SELECT t.sentence FROM argument_premises p JOIN claims c ON c.id = p.premise_claim_id
        JOIN claim_revisions t ON t.claim_id = c.id AND t.id = c.current_revision_id
        WHERE p.claim_id = a.claim_id AND p.argument_id = a.id ORDER BY p.position),
      'aimsAt', coalesce((SELECT t.excerpt FROM evidence e
          JOIN evidence_revisions t ON t.claim_id = e.claim_id AND t.id = e.current_revision_id
          WHERE e.claim_id = a.claim_id AND e.id = a.target_evidence_id),
        (SELECT t.wording FROM arguments o
          JOIN argument_revisions t ON t.claim_id = o.claim_id AND t.id = o.current_revision_id
          WHERE o.claim_id = a.claim_id AND o.id = a.target_argument_id)))
    FROM arguments a WHERE a.claim_id = r.claim_id AND a.id = r.argument_id)`,
};

const KINDS = Object.keys(TABLES) as ContributionKind[];
const forEachKind = <Made>(make: (kind: ContributionKind, tables: Tables) => Made) =>
  Object.fromEntries(KINDS.map((kind) => [kind, make(kind, TABLES[kind])])) as Record<
    ContributionKind,
    Made
  >;

const WORDS = forEachKind((kind, { revisions, root }) => ({
  name: `moderation_words_of_${kind}`,
  text: `SELECT r.id, ${WORDS_IN[kind]} AS words FROM unnest($1::text[], $2::uuid[]) AS k (root, id)
         JOIN ${revisions} r ON r.${root} = k.root AND r.id = k.id`,
}));

const READ = forEachKind((kind, { parent, revisions, root, rootColumn, at, of, whole }) => {
  const wording = `json_build_object('id', r.id, 'state', r.state, 'authorId', r.actor_id, 'ordinal', r.ordinal,
    'words', ${WORDS_IN[kind]})`;
  return {
    name: `moderation_read_${kind}`,
    text: `
    SELECT x.state, x.actor_id AS "authorId", ${kind === "claim" || kind === "source" ? "x.merged_into_id" : "NULL"} AS "mergedIntoId",
      (SELECT ${wording} FROM ${revisions} r WHERE ${of} AND r.id = x.current_revision_id) AS shown,
      (SELECT ${wording} FROM ${revisions} r WHERE ${of} AND r.id = $4::uuid) AS asked,
      ARRAY(SELECT r.actor_id FROM ${revisions} r WHERE ${of} AND (r.state IN ('PROPOSED', 'LIVE') OR r.id = x.current_revision_id)) AS "wordedByIds",
      (SELECT r.id FROM ${revisions} r WHERE ${of} AND r.state = 'LIVE' AND r.id <> coalesce($4::uuid, x.current_revision_id)
       ORDER BY coalesce((SELECT max(d.decided_at) FROM decisions d WHERE d.${rootColumn} = r.${root} AND d.${kind}_revision_id = r.id
         AND d.kind IN ('ADD', 'ACCEPT')), r.created_at) DESC, r.ordinal DESC LIMIT 1) AS "shownBeforeId",
      (SELECT ${seenBySecond(kind, "x", "r")} FROM ${revisions} r WHERE ${of} AND r.id = x.current_revision_id) AS "isSeenBySecond",
      coalesce((SELECT json_agg(about ORDER BY about."decidedAt" DESC, about."isAboutWording" DESC) FROM (
        SELECT d.id, d.kind, d.state, d.reason, d.actor_id AS "actorId", d.decided_at AS "decidedAt",
               d.${kind}_revision_id IS NOT NULL AS "isAboutWording"
        FROM decisions d WHERE (${whole}) OR (d.${rootColumn} = ${kind === "claim" || kind === "source" ? "x.id" : "x.claim_id"}
          AND d.${kind}_revision_id = coalesce($4::uuid, x.current_revision_id))
        ORDER BY d.decided_at DESC LIMIT 50) about), '[]') AS decisions
    FROM ${parent} x WHERE ${at} AND x.audience_id = $3`,
  };
});
