import "server-only";
import type { ToldEvent } from "@/lib/access/reactions";
import { leaningEvidence } from "@/lib/evidence/queries/leaning";
import { sameSources } from "@/lib/sources/queries/one-source";
import type { NoticeName } from "../rules/notices";
import { CONCERNED_OF_CLASS } from "./concerned-of-class";
import { EVENT, people, type About } from "./people-concerned";

/**
 * Whom an event concerns, and what each of them is told: statements that give rows of `actor_id`, `name`, `is_follower`,
 * `kind`, `subject` and `key`. They are written over `event`, the row of the audit: `kind`, `subject`, and `root` and
 * `part` of an address like `claimId/evidenceId`; what was before (`was`) and what it `became`; and in which `state` its
 * subject is now.
 */
export const concernedBy = (event: ToldEvent): readonly string[] => CONCERNED[event]();

const CONCERNED: Record<ToldEvent, () => string[]> = {
  "claim.propose": () => [
    followers("added", OF_DOCUMENTS, BECAME_LIVE),
    followers("added", OF_TOPICS, BECAME_LIVE),
  ],
  "claim.place": () => [followers("placed", OF_DOCUMENT_NAMED)],
  "evidence.propose": () => [
    followers("added", OF_CLAIM, BECAME_LIVE),
    followers("added", OF_EVIDENCES_SOURCES, BECAME_LIVE),
  ],
  "argument.propose": () => [
    followers("added", OF_CLAIM, BECAME_LIVE),
    authors("answered", OF_TARGET, BECAME_LIVE),
  ],
  "contribution.accept": () => [
    authors("accepted", OF_WHOLE, WAS_PROPOSED),
    authors("accepted", OF_WORDING, IS_OTHER_WORDING),
    authors("seen", OF_WHOLE, `NOT (${WAS_PROPOSED} OR ${IS_OTHER_WORDING})`),
    authors("answered", OF_TARGET, `event.kind = 'argument' AND ${WAS_PROPOSED}`),
    followers("added", OF_CLAIM, `event.kind IN ('evidence', 'argument') AND ${WAS_PROPOSED}`),
    followers("added", OF_EVIDENCES_SOURCES, `event.kind = 'evidence' AND ${WAS_PROPOSED}`),
    followers("added", OF_DOCUMENTS, `event.kind = 'claim' AND ${WAS_PROPOSED}`),
    followers("added", OF_TOPICS, `event.kind = 'claim' AND ${WAS_PROPOSED}`),
    ...followersOfSubject("reworded", IS_OTHER_WORDING),
  ],
  "contribution.sendBack": () => [authors("sentBack", OF_WORDING)],
  "contribution.revise": () => [
    authors("rewordedYours", OF_WHOLE, BECAME_LIVE),
    ...followersOfSubject("reworded", BECAME_LIVE),
  ],
  // A wording that its author withdraws leaves the whole as it was.
  "contribution.retract": () =>
    followersOfSubject("takenOut", `${WAS_LIVE} AND event.state = 'RETRACTED'`),
  "contribution.restore": () => [
    authors("undone", OF_WORDING),
    ...followersOfSubject("restored", `NOT (${WAS_LIVE}) AND event.state = 'LIVE'`),
    ...followersOfSubject("takenOut", `${WAS_LIVE} AND event.state <> 'LIVE'`),
  ],
  "fit.check": () => [authors("fitDisputed", OF_WHOLE), authors("fitDisputed", OF_WORDING)],
  "fit.settle": () => [
    authors("sentBack", OF_WHOLE, BECAME_SENT_BACK),
    authors("sentBack", OF_WORDING, BECAME_SENT_BACK),
    authors("fitSettled", OF_WHOLE, `NOT (${BECAME_SENT_BACK})`),
    authors("fitSettled", OF_READERS),
  ],
  "annotation.reply": () => [authors("replied", OF_ANSWERED)],
  "request.close": () => [authors("requestClosed", OF_REQUEST)],
  "source.standing": () => [
    ...followersOfSubject("standing"),
    followers("standing", OF_CLAIMS_THAT_LEAN),
    authors("standingOfYours", OF_EVIDENCE_THAT_LEANS),
  ],
  "source.lineage": () => followersOfSubject("lineage"),
  "source.merge": () => followersOfSubject("merged"),
  "source.unmerge": () => followersOfSubject("parted"),
  "system.tally": () => [
    // Once for each vote, however often its claim changes before it is confirmed.
    people("voteStale", "x.actor_id", OF_STALE_VOTES, CHANGED("seenHash"), VOTE),
    followers("verdict", OF_CLAIM, CHANGED("state")),
  ],
  "ruling.give": () => [
    people("rulingGiven", "r.subject_actor_id", RULING, CONCERNS_AUTHOR, RULED),
    people("wholeRuled", "x.actor_id", `${RULING} JOIN ${OF_WHOLE}`, OF_OTHERS_WORDING, RULED),
    people("flagRuled", "g.actor_id", `${RULING} JOIN ${FLAGS}`, "true", RULED),
    followers("ruled", OF_CLAIM_RULED_ON, IS_PUBLIC_ACT, RULED),
    followers("ruled", OF_SOURCE_RULED_ON, IS_PUBLIC_ACT, RULED),
  ],
  "ruling.answer": () => [people("rulingAnswered", "r.actor_id", RULING, "true", RULED)],
  "ruling.review": () => [
    people("rulingReviewed", "r.subject_actor_id", RULING, "r.subject_actor_id IS NOT NULL", RULED),
    people("rulingReviewed", "r.actor_id", RULING, "true", RULED),
    people("rulingReviewed", "x.actor_id", `${RULING} JOIN ${OF_WHOLE}`, OF_OTHERS_WORDING, RULED),
    followers("restored", OF_CLAIM_RULED_ON, IS_BACK),
    followers("restored", OF_SOURCE_RULED_ON, IS_BACK),
  ],
  "text.redact": () => [
    authors("redacted", OF_WHOLE),
    authors("redacted", OF_REDACTED),
    people("flagRedacted", "g.actor_id", REPORTS_REDACTED),
  ],
  ...CONCERNED_OF_CLASS,
};

const VOTE: About = { kind: "'vote'", subject: "x.claim_id || '/' || x.id", key: "x.id::text" };
const RULED: About = { kind: "'ruling'", subject: "r.id::text", key: "event.id::text" };

/** Whose work it is: `x` in what is joined. */
const authors = (name: NoticeName, joined: string, when?: string) =>
  people(name, "x.actor_id", joined, when);

/** Who follows something: `f` in what is joined. */
const followers = (name: NoticeName, joined: string, when = "true", about = EVENT) =>
  people(name, "f.actor_id", joined, `f.ended_at IS NULL AND ${when}`, about, true);

/** Who follows the event's subject: the source, or the claim that it is or stands on. */
const followersOfSubject = (name: NoticeName, when = "true") => [
  followers(name, OF_CLAIM, `event.kind <> 'source' AND ${when}`),
  followers(name, OF_SOURCE, `event.kind = 'source' AND ${when}`),
];

const BECAME_LIVE = "event.became ->> 'state' = 'LIVE'";
const BECAME_SENT_BACK = "event.became ->> 'state' IS NOT DISTINCT FROM 'SENT_BACK'";
const WAS_LIVE = "event.was ->> 'state' = 'LIVE'";
const WAS_PROPOSED = "event.was ->> 'state' = 'PROPOSED'";
const IS_OTHER_WORDING = "event.was ->> 'revisionId' <> event.became ->> 'revisionId'";
const CHANGED = (what: string) => `event.was ->> '${what}' <> event.became ->> '${what}'`;
// A warning is between two people, and what is dismissed changes nothing.
const CONCERNS_AUTHOR = "r.kind <> 'DISMISS' AND r.subject_actor_id IS NOT NULL";
const IS_PUBLIC_ACT = "r.kind IN ('HIDE', 'SEND_BACK')";
// Whoever made the whole did not word what was ruled on, and sees it go and come back all the same.
const OF_OTHERS_WORDING = `${IS_PUBLIC_ACT} AND x.actor_id IS DISTINCT FROM r.subject_actor_id`;
const IS_BACK = `${IS_PUBLIC_ACT} AND event.became ->> 'isUpheld' = 'false' AND event.state = 'LIVE'`;

const OF_CLAIM = "follows f ON f.claim_id = event.root";
const OF_SOURCE = `follows f ON f.source_id IN (${sameSources("event.subject")})`;
const OF_DOCUMENT_NAMED = "follows f ON f.document_id = event.became ->> 'documentId'";
const OF_DOCUMENTS = `occurrences o ON o.claim_id = event.root AND o.retracted_at IS NULL
    JOIN follows f ON f.document_id = o.document_id`;
const OF_TOPICS = `claim_topics t ON t.claim_id = event.root JOIN follows f ON f.topic_id = t.topic_id`;
const OF_EVIDENCES_SOURCES = `evidence v ON v.claim_id = event.root AND v.id = event.part
    JOIN evidence_revisions w ON w.claim_id = v.claim_id AND w.id = v.current_revision_id
    JOIN follows f ON f.source_id IN (${sameSources("w.source_id")} UNION ALL ${sameSources("w.via_source_id")})`;
const OF_CLAIMS_THAT_LEAN = `LATERAL (${leaningEvidence("event.subject")}) v ON true JOIN follows f ON f.claim_id = v.claim_id`;
const OF_EVIDENCE_THAT_LEANS = `LATERAL (${leaningEvidence("event.subject")}) v ON true
    JOIN evidence x ON x.claim_id = v.claim_id AND x.id = v.id`;

const OF_WHOLE = `LATERAL (
      SELECT c.actor_id FROM claims c WHERE event.kind = 'claim' AND c.id = event.root
      UNION ALL SELECT s.actor_id FROM sources s WHERE event.kind = 'source' AND s.id = event.root
      UNION ALL SELECT v.actor_id FROM evidence v
        WHERE event.kind = 'evidence' AND v.claim_id = event.root AND v.id = event.part
      UNION ALL SELECT a.actor_id FROM arguments a
        WHERE event.kind = 'argument' AND a.claim_id = event.root AND a.id = event.part
      UNION ALL SELECT n.actor_id FROM claim_annotations n
        WHERE event.kind = 'annotation' AND n.claim_id = event.root AND n.id::text = event.part
      UNION ALL SELECT b.actor_id FROM votes b
        WHERE event.kind = 'vote' AND b.claim_id = event.root AND b.id::text = event.part) x ON true`;
const OF_WORDING = `LATERAL (${["claim", "source", "evidence", "argument"]
  .map(
    (kind) => `SELECT w.actor_id FROM ${kind}_revisions w WHERE event.kind = '${kind}'
        AND w.${kind === "source" ? "source" : "claim"}_id = event.root AND w.id::text = event.became ->> 'revisionId'`,
  )
  .join(" UNION ALL ")}) x ON true`;
// Whoever wrote what was taken out: a wording of another's claim, an answer to a ruling, a note on a document.
const OF_REDACTED = `LATERAL (
      SELECT w.id::uuid AS actor_id FROM jsonb_array_elements_text(event.became -> 'authorIds') w (id)) x ON true`;
const REPORTS_REDACTED = `ruled_flags u ON u.redaction_id = (event.became ->> 'redactionId')::uuid
    JOIN flags g ON g.id = u.flag_id`;
// What supports is no answer.
const OF_TARGET = `arguments a ON a.claim_id = event.root AND a.id = event.part AND a.relation <> 'SUPPORTS'
    JOIN LATERAL (
      SELECT c.actor_id FROM claims c WHERE c.id = a.target_claim_id
      UNION ALL SELECT v.actor_id FROM evidence v WHERE v.claim_id = a.claim_id AND v.id = a.target_evidence_id
      UNION ALL SELECT b.actor_id FROM arguments b WHERE b.claim_id = a.claim_id AND b.id = a.target_argument_id) x ON true`;
// The note that was answered, and the one at the beginning of the thread.
const OF_ANSWERED = `claim_annotations x ON x.claim_id = event.root
    AND x.id::text IN (event.became ->> 'answeredId', event.became ->> 'threadId')`;
const OF_READERS = `fit_checks x ON x.claim_id = event.root
    AND x.evidence_revision_id = (event.became ->> 'revisionId')::uuid`;
const OF_REQUEST = "requests x ON x.claim_id = event.root AND x.id::text = event.part";
const OF_STALE_VOTES = `votes x ON x.claim_id = event.root AND x.audience_id = event.audience_id
    AND x.kind = 'POSTERIOR' AND x.superseded_at IS NULL AND x.withdrawn_at IS NULL
    AND x.seen_hash <> event.became ->> 'seenHash'`;

const RULING = "rulings r ON r.id = (event.became ->> 'rulingId')::uuid";
// The flags that it answered: an earlier ruling has told of others.
const FLAGS = "ruled_flags u ON u.ruling_id = r.id JOIN flags g ON g.id = u.flag_id";
const OF_CLAIM_RULED_ON = `${RULING}
    JOIN follows f ON r.subject_kind <> 'source' AND f.claim_id = split_part(r.subject_id, '/', 1)`;
const OF_SOURCE_RULED_ON = `${RULING}
    JOIN follows f ON r.subject_kind = 'source' AND f.source_id = r.subject_id`;
