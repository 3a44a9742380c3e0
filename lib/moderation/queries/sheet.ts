import "server-only";
import { beginsAs, judge, mayEver } from "@/lib/access/permissions";
import { PUBLIC_AUDIENCE_ID, type Viewer } from "@/lib/access/viewer";
import { claimPath } from "@/lib/claims/rules";
import { systemClock } from "@/lib/foundation/clock";
import { readSql } from "@/lib/foundation/db";
import { slugOf } from "@/lib/foundation/slug";
import { sourcePath } from "@/lib/sources/rules";
import { keepPath } from "../rules/paths";
import type { ContentState, DecisionKind } from "@/prisma/generated/enums";
import { undoOf } from "../rules/undo";
import { changesBetween, headlineOf, type Changed, type Words } from "../rules/words";
import {
  isSeenBy,
  readContribution,
  TABLES,
  undoable,
  type Contribution,
  type Named,
} from "./contribution";
import { isRuledOn } from "./ruled";

// The newest; older ones that are named already are always among them.
const CHOICES = 500;

/**
 * What the page shows on which a contribution is revised, taken out and restored. Null where there is none
 * that the viewer may know of.
 */
export async function getReviseSheet(viewer: Viewer, named: Named): Promise<ReviseSheet | null> {
  const found = await readContribution(readSql, named);
  if (!found || !isSeenBy(viewer, found)) return null;
  const [pending, claim, choices, topics, isRuled] = await Promise.all([
    pendingOf(viewer, found),
    named.kind === "claim" || named.kind === "source" ? null : claimOf(named.claimId!),
    listSources(found.shown.words),
    named.kind === "claim" ? listTopics(named.contributionId) : [],
    isRuledOn(readSql, found),
  ]);
  const isEditor = mayEver("desk.read", viewer);
  const becomes = found.state === "LIVE" ? beginsAs("contribution.revise", viewer) : "WAITING";
  const [newest] = found.decisions;
  const undo = undoOf(undoable(found, found.shown.id), systemClock());
  return {
    ...named,
    state: found.state,
    wasLive: found.decisions.some(
      ({ state, isAboutWording }) => state === "LIVE" && !isAboutWording,
    ),
    shownId: found.shown.id,
    words: found.shown.words,
    pending,
    headline: headlineOf(found.shown.words),
    href: found.state === "LIVE" || found.state === "RETRACTED" ? pageOf(found, claim) : null,
    claim: claim && { sentence: claim.sentence, href: claimPath(claim) },
    beginsAs: becomes,
    mayRetract:
      judge("contribution.retract", viewer, {
        kind: "contribution",
        ownerActorIds: [found.authorId],
      }).ok &&
      (found.state === "LIVE" || found.state === "PROPOSED"),
    undoes: undo && newest && !isRuled && mayRestore(viewer, newest.actorId) ? newest.kind : null,
    newest: newest
      ? { id: newest.id, kind: newest.kind, reason: newest.reason, at: newest.decidedAt }
      : null,
    choices,
    // A wording that waits beside a live one has no place for topics.
    topics: becomes === "PROPOSED" ? null : topics,
    keepHref:
      isEditor && named.kind === "source" && found.state === "LIVE" ? keepPath(named) : null,
  };
}

export type ReviseSheet = Named & {
  state: ContentState;
  /** Whether it stood in the ledger at some time, so that it leaves more than the queue when it goes. */
  wasLive: boolean;
  /** The wording that the form is rendered from. */
  shownId: string;
  words: Words;
  /** The viewer's own wording that waits beside the live one. */
  pending: { id: string; words: Words; changes: Changed[] } | null;
  headline: string;
  /** Its public page; null while it has none. */
  href: string | null;
  claim: { sentence: string; href: string } | null;
  /** What becomes of a new wording: shown at once, proposed beside the live one, or waiting on with the whole. */
  beginsAs: "LIVE" | "PROPOSED" | "WAITING";
  mayRetract: boolean;
  /** The newest decision, where the viewer may take it back. */
  undoes: DecisionKind | null;
  newest: { id: string; kind: DecisionKind; reason: string | null; at: Date } | null;
  choices: { id: string; title: string }[];
  topics: { id: string; name: string; isOn: boolean }[] | null;
  /** Where an editor says how far a source can be relied on; null for everything and everybody else. */
  keepHref: string | null;
};

const mayRestore = (viewer: Viewer, decider: string) =>
  judge("contribution.restore", viewer, { kind: "retraction", ownerActorIds: [decider] }).ok;

async function pendingOf(viewer: Viewer, found: Contribution): Promise<ReviseSheet["pending"]> {
  if (found.state !== "LIVE" || !viewer.actorId) return null;
  const asked = [found.claimId, found.contributionId, viewer.actorId, found.shown.id];
  const [row] = await readSql<{ id: string }>(PENDING[found.kind], asked);
  const waiting = row && (await readContribution(readSql, found, row.id))?.asked;
  if (!waiting) return null;
  const changes = changesBetween(found.shown.words, waiting.words);
  return { id: waiting.id, words: waiting.words, changes };
}

function pageOf(found: Contribution, claim: ClaimRow | null): string {
  const { words } = found.shown;
  if (words.kind === "claim")
    return claimPath({ id: found.contributionId, slug: slugOf(words.sentence) });
  if (words.kind === "source")
    return sourcePath({ id: found.contributionId, title: words.csl.title });
  const mark = words.kind === "evidence" ? "e" : "a";
  return claim ? `${claimPath(claim)}#${mark}-${found.contributionId}` : "/claims";
}

type ClaimRow = { id: string; slug: string; sentence: string };

async function claimOf(claimId: string): Promise<ClaimRow | null> {
  const [claim] = await readSql<ClaimRow>(CLAIM, [claimId]);
  return claim ?? null;
}

async function listSources(words: Words) {
  if (words.kind !== "claim" && words.kind !== "evidence") return [];
  const named =
    words.kind === "claim" ? [words.aboutSourceId] : [words.sourceId, words.viaSourceId];
  const sources = await readSql<{ id: string; title: string }>(SOURCES, [
    PUBLIC_AUDIENCE_ID,
    named.filter(Boolean),
    CHOICES,
  ]);
  return sources.sort((one, other) => one.title.localeCompare(other.title, "en"));
}

const listTopics = (claimId: string) =>
  readSql<{ id: string; name: string; isOn: boolean }>(TOPICS, [claimId, PUBLIC_AUDIENCE_ID]);

const PENDING = Object.fromEntries(
  Object.entries(TABLES).map(([kind, { parent, revisions, at, of }]) => [
    kind,
    {
      name: `moderation_pending_${kind}`,
      text: `SELECT r.id FROM ${parent} x JOIN ${revisions} r ON ${of}
             WHERE ${at} AND r.state = 'PROPOSED' AND r.actor_id = $3::uuid AND r.id <> $4::uuid
             ORDER BY r.ordinal DESC LIMIT 1`,
    },
  ]),
) as Record<Named["kind"], { name: string; text: string }>;

const CLAIM = {
  name: "moderation_claim_of_sheet",
  text: `SELECT c.id, r.slug, r.sentence FROM claims c
         JOIN claim_revisions r ON r.claim_id = c.id AND r.id = c.current_revision_id WHERE c.id = $1`,
};
const SOURCES = {
  name: "moderation_sources_of_sheet",
  text: `SELECT s.id, t.title FROM sources s JOIN source_revisions t ON t.source_id = s.id AND t.id = s.current_revision_id
         WHERE s.audience_id = $1 AND (s.state = 'LIVE' OR s.id = ANY($2::text[]))
         ORDER BY s.id = ANY($2::text[]) DESC, s.created_at DESC, s.id LIMIT $3`,
};
const TOPICS = {
  name: "moderation_topics_of_sheet",
  text: `SELECT t.id, t.name, EXISTS (SELECT 1 FROM claim_topics c WHERE c.topic_id = t.id AND c.claim_id = $1) AS "isOn"
         FROM topics t WHERE t.audience_id = $2 ORDER BY "isOn" DESC, t.name LIMIT 200`,
};
