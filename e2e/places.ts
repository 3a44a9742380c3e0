import type { Pool } from "pg";
import { claimPicturePath, topicPath } from "@/lib/claims/rules";
import { documentPath } from "@/lib/documents/rules";
import { reviewerPath } from "@/lib/identity/rules";
import { citationFiles } from "@/lib/publishing/rules/formats";
import { personPath, sourcePath } from "@/lib/sources/rules";
import { importPath, privateTextPath, rightsPath, textPath, WAYS } from "@/lib/sources/rules/texts";
import { PARTS } from "@/lib/moderation/rules/mine";
import { DESK_QUEUES, deskQueuePath } from "@/lib/moderation/rules/desk-queues";
import { FLAG_QUEUES, flagPath } from "@/lib/moderation/rules/flags";
import { castClaims } from "@/prisma/cast";
import { manifest } from "./build";
import { placesOfClass, type ClassIds } from "./class-routes";
import { IS_PUBLIC, listClaims } from "./fixtures";

/** One route of the build, and the addresses at which the journeys visit it. */
export type Place = {
  /** As the build calls it: `/(public)/claims/[claimId]/[slug]/page`. */
  route: string;
  kind: Kind;
  addresses: string[];
};

/**
 * - `whole`: the same bytes for everyone, kept by the cache as one piece
 * - `search`: for everyone, rendered per request
 * - `person`: rendered per request, for whoever is signed in
 * - `file`: no page, but kept by the cache as a page is
 * - `machine`: no page
 * - `none`: has no address of its own
 */
type Kind = "whole" | "search" | "file" | "person" | "machine" | "none";

/**
 * Every route of the build with addresses to visit it at.
 *
 * @throws where the build has a route of which nothing is said here, or has no longer one of which there is
 */
export async function listPlaces(database: Pool): Promise<Place[]> {
  const routes = manifest<Record<string, string>>("app-path-routes-manifest.json");
  const addresses = await addressesByRoute(database);
  const unknown = Object.keys(routes).filter((route) => !addresses.has(route));
  const gone = [...addresses.keys()].filter((route) => !(route in routes));
  if (unknown.length + gone.length > 0)
    throw new Error(
      `Say in e2e/places.ts how to visit ${unknown.join(", ") || "nothing new"}; gone is ${gone.join(", ") || "nothing"}.`,
    );
  return [...addresses].map(([route, found]) => ({ route, kind: kindOf(route), addresses: found }));
}

function kindOf(route: string): Kind {
  if (route.startsWith("/_")) return "none";
  if (!route.endsWith("/page")) return route.startsWith("/(public)/") ? "file" : "machine";
  if (route.startsWith("/(public)/search/")) return "search";
  return route.startsWith("/(public)/") ? "whole" : "person";
}

async function addressesByRoute(database: Pool): Promise<Map<string, string[]>> {
  const claims = (await listClaims(database)).sort(richestFirst);
  const claim = claims[0]?.id;
  const [documents, sources, topics, people, reviewers] = await Promise.all([
    found(database, DOCUMENTS, documentPath),
    found(database, SOURCES, sourcePath),
    found(database, TOPICS, topicPath),
    found(database, PEOPLE, personPath),
    found(database, REVIEWERS, ({ handle }: { handle: string }) => reviewerPath(handle)),
  ]);
  const texts = await someTexts(database);
  const [evidence, steps, noteId, rulingId] = await Promise.all([
    claim ? idsOf(database, "evidence", claim) : [],
    claim ? idsOf(database, "arguments", claim) : [],
    claim ? someNote(database, claim) : NOTE_ID,
    claim ? someRuling(database, claim) : RULING_ID,
  ]);
  const onClaim = (form: string) => onlyFirst(claims, ({ id }) => `/claims/${id}/${form}`);
  const page2 = (paths: string[]) => onlyFirst(paths, (path) => `${path}?page=2`);
  const forms = (paths: string[], form: string) =>
    onlyFirst(paths, (path) => `${path.split("/").slice(0, 3).join("/")}/${form}`);
  return new Map([
    ["/_global-error/page", []],
    ["/_not-found/page", []],
    ["/(public)/site/[edition]/page", ["/"]],
    ["/(public)/site/[edition]/claims/page", ["/claims"]],
    ["/(public)/site/[edition]/documents/page", ["/documents"]],
    ["/(public)/site/[edition]/sources/page", ["/sources"]],
    ["/(public)/site/[edition]/topics/page", ["/topics"]],
    ["/(public)/site/[edition]/people/page", ["/people"]],
    ["/(public)/site/[edition]/rulings/page", ["/rulings"]],
    ["/(public)/site/[edition]/requests/page", ["/requests"]],
    ["/(public)/site/[edition]/contact/page", ["/contact"]],
    ["/(public)/site/[edition]/redactions/page", ["/redactions"]],
    ["/(public)/site/[edition]/robots/route", ["/robots.txt"]],
    ["/(public)/site/[edition]/sitemap/route", ["/sitemap.xml"]],
    ["/(public)/claims/[claimId]/[slug]/page", claims.map(({ path }) => path)],
    ["/(public)/claims/[claimId]/history/page", onClaim("history")],
    ["/(public)/claims/[claimId]/annotations/page", onClaim("annotations")],
    ["/(public)/claims/[claimId]/cite/page", onClaim("cite")],
    ["/(public)/claims/[claimId]/cite/[revision]/page", onClaim("cite/1")],
    [
      "/(public)/claims/[claimId]/evidence/[evidenceId]/cite/page",
      evidence.flatMap((id) => onClaim(`evidence/${id}/cite`)),
    ],
    ["/(public)/sources/[sourceId]/cite/page", forms(sources, "cite")],
    ["/(public)/documents/[documentId]/[slug]/page", documents],
    ["/(public)/sources/[sourceId]/[slug]/page", sources],
    ["/(public)/sources/[sourceId]/texts/[editionId]/page", texts.map((text) => textPath(text))],
    [
      "/(public)/sources/[sourceId]/texts/[editionId]/[part]/page",
      onlyFirst(texts, (text) => textPath(text, 2)),
    ],
    ["/(public)/sources/[sourceId]/leaning/page", forms(sources, "leaning")],
    ["/(public)/topics/[topicId]/[slug]/page", topics],
    ["/(public)/people/[personId]/[slug]/page", people],
    ["/(public)/reviewers/[handle]/page", reviewers],
    ["/(public)/rulings/[rulingId]/page", [`/rulings/${rulingId}`]],
    [
      "/(public)/claims/[claimId]/picture.png/route",
      onlyFirst(claims, ({ id }) => claimPicturePath(id)),
    ],
    ["/(public)/cited/claims/[claimId]/[format]/route", filesOf("claims", claims[0]?.path)],
    ["/(public)/cited/sources/[sourceId]/[format]/route", filesOf("sources", sources[0])],
    ["/(public)/how-a-verdict-is-made/page", ["/how-a-verdict-is-made"]],
    ["/(public)/about/page", ["/about"]],
    ["/(public)/terms/page", ["/terms"]],
    ["/(public)/privacy/page", ["/privacy"]],
    [
      "/(public)/search/claims/page",
      [
        ...["/claims?q=lenin", "/claims?sort=votes&page=2", "/claims?q=sovjat+coalitoin"],
        ...["verdict=contested", "turnout=early", "kind=causal"].map((facet) => `/claims?${facet}`),
        "/claims?q=trotsky&kind=causal&turnout=broad",
      ],
    ],
    ["/(public)/search/claims/[claimId]/history/page", onClaim("history?page=2")],
    ["/(public)/search/claims/[claimId]/annotations/page", onClaim("annotations?page=2")],
    ["/(public)/search/sources/[sourceId]/[slug]/page", page2(sources)],
    ["/(public)/search/sources/[sourceId]/leaning/page", forms(sources, "leaning?page=2")],
    ["/(public)/search/rulings/page", ["/rulings?sort=oldest", "/rulings?page=2"]],
    ["/(public)/search/redactions/page", ["/redactions?page=2"]],
    ["/(public)/search/requests/page", ["/requests?state=met", "/requests?sort=oldest&page=2"]],
    ["/(public)/search/topics/page", ["/topics?page=2"]],
    ["/(public)/search/topics/[topicId]/[slug]/page", page2(topics)],
    ["/(public)/search/people/page", ["/people?page=2"]],
    ["/(public)/search/people/[personId]/[slug]/page", page2(people)],
    ["/(public)/search/reviewers/[handle]/page", page2(reviewers)],
    ["/(member)/sign-in/page", ["/sign-in"]],
    ["/(member)/sign-up/page", ["/sign-up", "/sign-up?invitation=nothing"]],
    ["/(member)/sign-out/page", ["/sign-out"]],
    ["/(member)/confirm/page", ["/confirm", "/confirm?token=nothing"]],
    ["/(member)/reset/page", ["/reset", "/reset?token=nothing"]],
    ["/(member)/account/page", ["/account"]],
    ["/(member)/account/contributions/page", PARTS.map((of) => `/account/contributions?of=${of}`)],
    ["/(member)/account/delete/page", ["/account/delete"]],
    ["/(member)/follow/page", onlyFirst(claims, ({ id }) => `/follow?on=claim:${id}`)],
    [
      "/(member)/follows/page",
      ["/follows", ...onlyFirst(claims, ({ id }) => `/follows?ended=claim:${id}`)],
    ],
    [
      "/(member)/notifications/page",
      ["/notifications", "/notifications?page=9", "/notifications?from=classes"],
    ],
    ["/(member)/letters/page", ["/letters", "/letters?token=nothing"]],
    ["/(member)/claims/[claimId]/vote/page", onClaim("vote")],
    ["/(member)/claims/[claimId]/evidence/new/page", onClaim("evidence/new")],
    [
      "/(member)/claims/[claimId]/arguments/new/page",
      [...onClaim("arguments/new?relation=rebuts&q=lenin"), ...onClaim("arguments/new")],
    ],
    ["/(member)/claims/[claimId]/searches/new/page", onClaim("searches/new")],
    ["/(member)/claims/[claimId]/requests/new/page", onClaim("requests/new")],
    [
      "/(member)/documents/[documentId]/claims/new/page",
      ["", `&claim=${claim}`].flatMap((rest) => forms(documents, `claims/new?sentence=1${rest}`)),
    ],
    ["/(member)/claims/[claimId]/revise/page", onClaim("revise")],
    [
      "/(member)/claims/[claimId]/evidence/[evidenceId]/revise/page",
      evidence.flatMap((id) => [
        ...onClaim(`evidence/${id}/revise`),
        ...onClaim(`evidence/${id}/revise?place=found`),
      ]),
    ],
    [
      "/(member)/claims/[claimId]/arguments/[argumentId]/revise/page",
      steps.flatMap((id) => onClaim(`arguments/${id}/revise`)),
    ],
    ["/(member)/sources/[sourceId]/revise/page", forms(sources, "revise")],
    ["/(member)/sources/[sourceId]/standing/page", forms(sources, "standing")],
    ["/(member)/sources/new/page", ["/sources/new"]],
    [
      "/(desk)/sources/[sourceId]/texts/new/page",
      WAYS.flatMap((way) => forms(sources, `texts/new?way=${way}`)),
    ],
    [
      "/(desk)/sources/[sourceId]/texts/imports/[importId]/page",
      onlyFirst(texts, ({ sourceId }) => importPath(sourceId, IMPORT_ID)),
    ],
    [
      "/(desk)/sources/[sourceId]/texts/[editionId]/rights/page",
      onlyFirst(texts, (text) => rightsPath(text)),
    ],
    ["/(desk)/desk/texts/[editionId]/page", onlyFirst(texts, (text) => privateTextPath(text))],
    [
      "/(member)/claims/[claimId]/evidence/[evidenceId]/page",
      evidence.flatMap((id) => onClaim(`evidence/${id}`)),
    ],
    [
      "/(member)/claims/[claimId]/arguments/[argumentId]/page",
      steps.flatMap((id) => onClaim(`arguments/${id}`)),
    ],
    [
      "/(member)/claims/[claimId]/evidence/[evidenceId]/rate/page",
      evidence.flatMap((id) => onClaim(`evidence/${id}/rate`)),
    ],
    [
      "/(member)/claims/[claimId]/arguments/[argumentId]/rate/page",
      steps.flatMap((id) => onClaim(`arguments/${id}/rate`)),
    ],
    [
      "/(member)/claims/[claimId]/evidence/[evidenceId]/fit/page",
      evidence.flatMap((id) => onClaim(`evidence/${id}/fit`)),
    ],
    [
      "/(member)/claims/[claimId]/evidence/[evidenceId]/attest/page",
      evidence.flatMap((id) => onClaim(`evidence/${id}/attest`)),
    ],
    ["/(member)/fits/page", ["/fits", "/fits?sort=newest", "/fits?page=9"]],
    [
      "/(member)/claims/[claimId]/annotations/new/page",
      [
        ...onClaim("annotations/new"),
        ...evidence.flatMap((id) => onClaim(`annotations/new?evidence=${id}`)),
      ],
    ],
    [
      "/(member)/claims/[claimId]/annotations/[annotationId]/page",
      onClaim(`annotations/${noteId}`),
    ],
    ["/(desk)/desk/page", ["/desk", "/desk?tab=revisions&whose=others"]],
    [
      "/(desk)/desk/[queue]/page",
      [
        ...DESK_QUEUES.map((queue) => deskQueuePath(queue)),
        deskQueuePath("disputed", { sort: "newest", direction: "SUPPORTS", page: 9 }),
      ],
    ],
    ["/(desk)/desk/flags/page", FLAG_QUEUES.map((queue) => `/desk/flags?queue=${queue}`)],
    ["/(member)/flag/page", onlyFirst(claims, ({ id }) => flagPath("claim", id))],
    [
      "/(member)/rulings/[rulingId]/answer/page",
      [`/rulings/${rulingId}/answer`, `/rulings/${rulingId}/answer?token=made-up`],
    ],
    ["/(desk)/desk/import/page", ["/desk/import", "/desk/import?number=10.1000%2F182"]],
    ["/(desk)/desk/redactions/page", ["/desk/redactions", "/desk/redactions?page=2"]],
    [
      "/(desk)/desk/redactions/new/page",
      onlyFirst(claims, ({ id }) => `/desk/redactions/new?on=claim:${id}`),
    ],
    ...placesOfClass({ ...(await someClass(database)), ...NOTHING_OWN }),
    ["/(member)/report/page", ["/report", "/report?done=sent"]],
    ["/outbox/page", ["/outbox"]],
    ["/api/letters/stop/route", ["/api/letters/stop?token=nothing"]],
    ["/api/texts/route", ["/api/texts"]],
    ["/api/me/route", ["/api/me"]],
    ["/api/stale/route", ["/api/stale"]],
    ["/healthz/route", ["/healthz"]],
    ["/readyz/route", ["/readyz"]],
    ["/icon.svg/route", ["/icon.svg"]],
  ]);
}

/** An address of the first thing there is, if there is any. */
const onlyFirst = <Thing>(things: Thing[], addressOf: (thing: Thing) => string) =>
  things.slice(0, 1).map(addressOf);

// Claim number one has something of everything; the others follow in their order.
const richestFirst = (one: { id: string }, other: { id: string }) =>
  Number(other.id === castClaims.monopoly.id) - Number(one.id === castClaims.monopoly.id);

async function found<Row extends object>(
  database: Pool,
  query: string,
  pathOf: (row: Row) => string,
): Promise<string[]> {
  const { rows } = await database.query<Row>(query);
  return rows.map(pathOf);
}

/** The citation files of what stands at this path. */
const filesOf = (kind: "claims" | "sources", path = "") =>
  path ? citationFiles(kind, path.split("/")[2]!).map(({ href }) => href) : [];

/** What of a claim's live evidence or arguments was made first. */
async function idsOf(
  database: Pool,
  table: "evidence" | "arguments",
  claimId: string,
): Promise<string[]> {
  const { rows } = await database.query<{ id: string }>(
    `SELECT id FROM ${table} WHERE claim_id = $1 AND state = 'LIVE' AND ${IS_PUBLIC} ORDER BY created_at, id LIMIT 1`,
    [claimId],
  );
  return rows.map(({ id }) => id);
}

/** A public note on a claim, always the same: the demonstration itself has none. */
async function someNote(database: Pool, claimId: string): Promise<string> {
  await database.query(MAKE_NOTE, [claimId, NOTE_ID]);
  return NOTE_ID;
}

const NOTE_ID = "11111111-1111-4111-8111-111111111111";
const MAKE_NOTE = `
  WITH writer AS (SELECT b.id, b.actor_id FROM bylines b JOIN profiles p ON p.id = b.profile_id WHERE p.handle = 'mira'),
  noted AS (
    INSERT INTO claim_annotations (claim_id, id, audience_id, target_claim_id, motivation, current_revision_id, byline_id, actor_id)
    SELECT $1, $2, a.id, $1, 'QUESTIONING', $2, w.id, w.actor_id FROM writer w, audiences a WHERE a.kind = 'PUBLIC'
    ON CONFLICT DO NOTHING)
  INSERT INTO claim_annotation_revisions (claim_id, id, annotation_id, audience_id, ordinal, body, actor_id)
  SELECT $1, $2, $2, a.id, 1, 'Which *calendar* is meant?', w.actor_id FROM writer w, audiences a WHERE a.kind = 'PUBLIC'
  ON CONFLICT DO NOTHING`;

/** The class of the demonstration; ids of nothing where there is none. */
async function someClass(database: Pool): Promise<Omit<ClassIds, keyof typeof NOTHING_OWN>> {
  const { rows } = await database.query<Omit<ClassIds, keyof typeof NOTHING_OWN>>(SOME_CLASS);
  return rows[0] ?? NO_CLASS;
}

const [NO_THING, NO_ROW] = ["0000000000", "00000000-0000-4000-8000-00000000000a"];
const NO_CLASS = {
  ...{ classId: NO_THING, assignmentId: NO_THING, claimId: NO_THING },
  ...{ submissionId: NO_ROW, enrolmentId: NO_ROW },
};
/** What the class of the demonstration has none of. */
const NOTHING_OWN = {
  ...{ ownClaimId: NO_THING, ownEvidenceId: NO_THING, ownArgumentId: NO_THING },
  claimSetId: NO_ROW,
};
const SOME_CLASS = `SELECT k.id AS "classId", a.id AS "assignmentId", c.claim_id AS "claimId", s.id AS "submissionId",
    s.enrolment_id AS "enrolmentId"
  FROM classes k JOIN actors t ON t.id = k.opened_by_actor_id JOIN profiles p ON p.id = t.profile_id AND p.is_demonstration
  JOIN assignments a ON a.class_id = k.id JOIN assignment_claims c ON c.assignment_id = a.id AND c.position = 1
  JOIN submissions s ON s.assignment_id = a.id ORDER BY k.opened_at, s.id LIMIT 1`;

/** The texts that are shown; of the first, an import that was cancelled and a second part, always the same. */
async function someTexts(database: Pool): Promise<{ sourceId: string; editionId: string }[]> {
  const { rows } = await database.query<{ sourceId: string; editionId: string }>(SHOWN_TEXTS);
  if (rows[0]) {
    await database.query(MAKE_IMPORT, [rows[0].sourceId, IMPORT_ID]);
    await database.query(MAKE_PART, [rows[0].editionId]);
  }
  return rows;
}

const IMPORT_ID = "33333333-3333-4333-8333-333333333333";
const SHOWN_TEXTS = `SELECT e.source_id AS "sourceId", e.id AS "editionId" FROM editions e
  JOIN sources s ON s.id = e.source_id AND s.state = 'LIVE' WHERE e.holding = 'SHOWN' AND e.${IS_PUBLIC}
    AND EXISTS (SELECT 1 FROM edition_parts p WHERE p.edition_id = e.id) ORDER BY e.created_at, e.id LIMIT 3`;
const MAKE_IMPORT = `
  INSERT INTO text_imports (id, source_id, state, way, role, rights, rights_note, language, label, actor_id, ended_at)
  SELECT $2::uuid, $1, 'CANCELLED', 'PASTE', 'ORIGINAL', 'UNKNOWN', '', 'en', 'First printing', a.id, now()
  FROM actors a JOIN profiles p ON p.id = a.profile_id WHERE p.handle = 'edith' ON CONFLICT DO NOTHING`;

// The texts of the demonstration are short: the last block of one stands in a part of its own.
const MAKE_PART = `
  INSERT INTO edition_parts (edition_id, ordinal, title, start, "end", first_block, last_block)
  SELECT edition_id, 2, 'Its end', start, "end", id, id FROM blocks WHERE edition_id = $1 ORDER BY id DESC LIMIT 1
  ON CONFLICT DO NOTHING`;

/** A ruling on a claim that changed nothing, always the same. */
async function someRuling(database: Pool, claimId: string): Promise<string> {
  for (const statement of MAKE_RULING) await database.query(statement, [claimId, RULING_ID]);
  return RULING_ID;
}

const RULING_ID = "22222222-2222-4222-8222-222222222222";
const BY = (handle: string) =>
  `FROM bylines b JOIN profiles p ON p.id = b.profile_id, audiences a WHERE p.handle = '${handle}' AND a.kind = 'PUBLIC'
   ON CONFLICT DO NOTHING`;
// A flag stands before what is ruled on it.
const MAKE_RULING = [
  `INSERT INTO flags (id, subject_kind, subject_id, reason, actor_id)
   SELECT $2::uuid, 'claim', $1, 'OFF_TOPIC', b.actor_id ${BY("mira")}`,
  `INSERT INTO rulings (id, flag_id, subject_kind, subject_id, audience_id, kind, public_reason, byline_id, actor_id)
   SELECT $2::uuid, $2::uuid, 'claim', $1, a.id, 'DISMISS', 'It asserts what the document asserts.', b.id, b.actor_id ${BY("edith")}`,
];

const DOCUMENTS = `SELECT d.id, r.title FROM documents d JOIN sources s ON s.id = d.source_id
  JOIN source_revisions r ON r.source_id = s.id AND r.id = s.current_revision_id ORDER BY d.id`;
const TOPICS = "SELECT id, slug FROM topics ORDER BY id";
const PEOPLE = "SELECT id, name FROM persons ORDER BY id";
// Accounts that a test opens meanwhile are left out.
const REVIEWERS =
  "SELECT handle FROM profiles WHERE is_demonstration AND is_listed ORDER BY handle";
const SOURCES = `SELECT s.id, r.title FROM sources s
  JOIN source_revisions r ON r.source_id = s.id AND r.id = s.current_revision_id
  WHERE s.state = 'LIVE' AND s.${IS_PUBLIC} ORDER BY s.id`;
