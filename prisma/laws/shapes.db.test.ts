import { afterAll, describe, expect, it } from "vitest";
import { makeClaimAnnotation, makeEditionAnnotation } from "@/prisma/factories/annotations";
import {
  makeClaim,
  makeClaimRevision,
  makeOccurrence,
  makeRequest,
} from "@/prisma/factories/claims";
import { attempt, insertRow, openOwner, select } from "@/prisma/factories/connection";
import { makeEvidence, makeExcerptCheck } from "@/prisma/factories/evidence";
import { makeLedger } from "@/prisma/factories/ledger";
import {
  makePrivateAudience,
  makePseudonym,
  makeReviewer,
  someHash,
} from "@/prisma/factories/people";
import { makeCitation, makeDocument, makeLineage, makeSource } from "@/prisma/factories/sources";
import { makeEdition } from "@/prisma/factories/texts";

const db = await openOwner();
const ledger = await makeLedger(db);
afterAll(() => db.end());

/** Tries a copy of a row that stands, with some of its columns changed. */
async function copy(table: string, changes: Record<string, unknown>): Promise<string> {
  const [row] = await select(db, `SELECT * FROM ${table} LIMIT 1`);
  return attempt(db, () => insertRow(db, table, { ...row, ...changes }));
}

describe("People and audiences", () => {
  it("a PRIVATE audience has an owner, and no other has", async () => {
    const { actorId } = await makeReviewer(db);
    const kind = (kind: string, owner_actor_id: string | null) =>
      attempt(db, () => insertRow(db, "audiences", { kind, owner_actor_id }));
    expect(await kind("PRIVATE", null)).toBe("audiences_owner_check");
    expect(await kind("CLASS", actorId)).toBe("audiences_owner_check");
    expect(await kind("CLASS", null)).toBe("done");
    expect(await kind("PRIVATE", actorId)).toBe("done");
  });
  it("there is one PUBLIC audience, with a fixed id", async () => {
    const another = () => insertRow(db, "audiences", { kind: "PUBLIC" });
    expect(await attempt(db, another)).toBe("audiences_one_public");
    const rows = await select(db, "SELECT id FROM audiences WHERE kind = 'PUBLIC'");
    expect(rows).toEqual([{ id: "00000000-0000-4000-8000-000000000001" }]);
  });
  it("a person has one PRIVATE audience", async () => {
    const person = await makeReviewer(db);
    await makePrivateAudience(db, person);
    const second = () => makePrivateAudience(db, person);
    expect(await attempt(db, second)).toBe("audiences_one_private");
  });
  it("an actor has one NAME byline and any number of pseudonyms", async () => {
    const person = await makeReviewer(db);
    const named = { actor_id: person.actorId, kind: "NAME", profile_id: person.profileId };
    expect(await attempt(db, () => insertRow(db, "bylines", named))).toBe("bylines_one_name");
    expect(await attempt(db, () => makePseudonym(db, person, "Quill"))).toBe("done");
    expect(await attempt(db, () => makePseudonym(db, person, "Nib"))).toBe("done");
  });
  it("a pseudonym never points at a profile, and a name is never written twice", async () => {
    const { actorId: actor_id, profileId: profile_id } = await makeReviewer(db);
    const byline = (columns: Record<string, unknown>) =>
      attempt(db, () => insertRow(db, "bylines", { actor_id, ...columns }));
    const revealing = { kind: "PSEUDONYM", pseudonym: "Quill", profile_id };
    expect(await byline(revealing)).toBe("bylines_kind_check");
    expect(await byline({ kind: "PSEUDONYM" })).toBe("bylines_kind_check");
    expect(await byline({ kind: "NAME", pseudonym: "Quill" })).toBe("bylines_kind_check");
  });
  it("only people have a profile, and each has one actor", async () => {
    const { profileId: profile_id } = await makeReviewer(db);
    const actor = (kind: string) =>
      attempt(db, () => insertRow(db, "actors", { kind, profile_id }));
    expect(await actor("SYSTEM")).toBe("actors_kind_check");
    expect(await actor("ANONYMOUS")).toBe("actors_kind_check");
    expect(await actor("HUMAN")).toBe("actors_profile_id_key");
  });
  it.each(["", "a", "Mira", "mira thistledown", "-mira", "m".repeat(31), "mira\n"])(
    "%j is no handle",
    async (handle) => {
      const { profileId } = await makeReviewer(db);
      const rename = "UPDATE profiles SET handle = $2 WHERE id = $1";
      expect(await attempt(db, rename, [profileId, handle])).toBe("profiles_handle_check");
    },
  );
  it("an address is one account's, however it is written", async () => {
    const [one, other] = [await makeReviewer(db), await makeReviewer(db)];
    const take =
      "UPDATE profiles SET email = upper(p.email) FROM profiles p WHERE profiles.id = $1 AND p.id = $2";
    expect(await attempt(db, take, [one.profileId, other.profileId])).toBe("profiles_email_lower");
  });
});

describe("Claims and their places", () => {
  it.each([
    [2, "claim_revisions_sentence_check"],
    [3, "done"],
    [1000, "done"],
    [1001, "claim_revisions_sentence_check"],
  ])("a sentence of %i characters: %s", async (length, outcome) => {
    expect(await attempt(db, () => makeClaim(db, { sentence: "s".repeat(length) }))).toBe(outcome);
  });
  it("no two revisions of a claim have one ordinal", async () => {
    const { id } = await makeClaim(db);
    const first = () => makeClaimRevision(db, id, { ordinal: 1 });
    expect(await attempt(db, first)).toBe("claim_revisions_claim_id_ordinal_key");
  });
  it("a calendar belongs to a time", async () => {
    const undated = {
      id: crypto.randomUUID(),
      ordinal: 9,
      scope_calendar: "JULIAN",
      scope_when: null,
    };
    expect(await copy("claim_revisions", undated)).toBe("claim_revisions_calendar_check");
  });
  it("a claim is not merged into itself", async () => {
    const { id } = await makeClaim(db);
    const merge = "UPDATE claims SET merged_into_id = id WHERE id = $1";
    expect(await attempt(db, merge, [id])).toBe("claims_merge_check");
  });
  it.each([
    [{ start: -1 }, "occurrences_range_check"],
    [{ start: 5, end: 5 }, "occurrences_range_check"],
    [{ exact_sha256: "none" }, "occurrences_sha256_check"],
    [{ exact: "a".repeat(2_000) }, "done"],
    [{ exact: "a".repeat(2_001) }, "occurrences_lengths_check"],
    [{ prefix: "a".repeat(201) }, "occurrences_lengths_check"],
    [{ suffix: "a".repeat(201) }, "occurrences_lengths_check"],
  ])("an occurrence has a place and a hash: %j", async (changes, outcome) => {
    expect(await copy("occurrences", { id: crypto.randomUUID(), ...changes })).toBe(outcome);
  });
  it("an occurrence stands in a text of its own document", async () => {
    const editionId = await makeEdition(db, (await makeSource(db)).id);
    const place = { claimId: ledger.claim.id, documentId: ledger.documentId, editionId };
    expect(await attempt(db, () => makeOccurrence(db, place))).toBe("AS002");
  });
  it.each([
    ["EXACT", null, null, false],
    ["MOVED", 3, 2, false],
    ["AMBIGUOUS", 3, 9, false],
    ["LOST", 3, 9, false],
    ["LOST", 3, null, false],
    ["EXACT", 3, null, false],
    ["EXACT", 3, 9, true],
    ["MOVED", 3, 9, true],
    ["AMBIGUOUS", null, null, true],
    ["LOST", null, null, true],
    ["NOT_CHECKED", null, null, true],
    ["NOT_CHECKED", 3, 9, true],
    ["NOT_CHECKED", 3, null, false],
  ])("an anchor that is %s from %j to %j is sayable: %s", async (state, start, end, isSayable) => {
    const move = `UPDATE occurrence_anchors SET state = $1, start = $2, "end" = $3`;
    const outcome = await attempt(db, move, [state, start, end]);
    expect(outcome).toBe(isSayable ? "done" : "occurrence_anchors_state_check");
  });
  it("a document is one for its source", async () => {
    const again = () => makeDocument(db, ledger.source.id);
    expect(await attempt(db, again)).toBe("documents_source_id_key");
  });
  it.each([
    [{ start: 3 }, "citations_place_check"],
    [{ start: 9, end: 3 }, "citations_place_check"],
    [{ claim_id: "elsewhere0" }, "citations_place_check"],
    [{ edition_id: crypto.randomUUID() }, "citations_edition_id_law_fkey"],
  ])("a citation's place is whole: %j", async (place, outcome) => {
    const cite = () => makeCitation(db, ledger.documentId, ledger.cited.id, { place });
    expect(await attempt(db, cite)).toBe(outcome);
  });
  it("a request aims at its claim or at evidence of it, not at both or another's", async () => {
    const { id } = await makeClaim(db);
    const other = await makeEvidence(db, ledger.claim.id);
    const both = { id: crypto.randomUUID(), target_evidence_id: ledger.evidence.id };
    expect(await copy("requests", both)).toBe("requests_target_check");
    const elsewhere = { id: crypto.randomUUID(), target_claim_id: id };
    expect(await copy("requests", elsewhere)).toBe("requests_target_check");
    const astray = () => makeRequest(db, id, { evidenceId: other.id });
    expect(await attempt(db, astray)).toBe("requests_claim_id_target_evidence_id_fkey");
  });
});

const anId = () => crypto.randomUUID();
describe("Texts", () => {
  it.each([
    ["editions", { id: anId(), sha256: "none" }, "editions_sha256_check"],
    ["editions", { id: anId(), sha256: someHash(), length_units: -1 }, "editions_length_check"],
    ["editions", { id: anId() }, "editions_source_id_sha256_key"],
    ["blocks", { id: 0 }, "blocks_range_check"],
    ["blocks", { id: 9, start: 9, end: 8 }, "blocks_range_check"],
    ["sentences", { id: 9, start: 9, end: 9 }, "sentences_range_check"],
    ["edition_places", { ordinal: 9, level: -1 }, "edition_places_range_check"],
    ["sentences", { id: 9, block_id: 9 }, "sentences_edition_id_block_id_fkey"],
  ])("%s: %j is refused", async (table, changes, constraint) => {
    expect(await copy(table, changes)).toBe(constraint);
  });
  it("whether a text is held and shown may change; the text may not", async () => {
    const hide = "UPDATE editions SET holding = 'PRIVATE', rights = 'IN_COPYRIGHT' WHERE id = $1";
    const id = await makeEdition(db, ledger.source.id);
    expect(await attempt(db, hide, [id])).toBe("done");
    expect(await attempt(db, "UPDATE edition_texts SET text = ''")).toBe("AS001");
  });
  it("a source does not lean on itself, and on another once at a time", async () => {
    const [one, other] = [await makeSource(db), await makeSource(db)];
    expect(await attempt(db, () => makeLineage(db, one.id, one.id))).toBe("lineages_self_check");
    await makeLineage(db, one.id, other.id);
    expect(await attempt(db, () => makeLineage(db, one.id, other.id))).toBe("lineages_one_current");
    await db.query("UPDATE lineages SET withdrawn_at = now() WHERE source_id = $1", [one.id]);
    expect(await attempt(db, () => makeLineage(db, one.id, other.id))).toBe("done");
  });
});

describe("Evidence", () => {
  const evidence = (words: Record<string, unknown>) =>
    attempt(db, () => makeEvidence(db, ledger.claim.id, { sourceId: ledger.source.id, words }));

  it.each([
    [{ via_source_id: ledger.cited.id, directness: "INFERENTIAL" }, "done"],
    [{ via_source_id: ledger.cited.id, directness: "DIRECT" }, "evidence_revisions_via_check"],
    [
      { via_source_id: ledger.source.id, directness: "INFERENTIAL" },
      "evidence_revisions_via_check",
    ],
    [{ locator_label: "page" }, "evidence_revisions_locator_check"],
    [{ locator_value: "12" }, "evidence_revisions_locator_check"],
    [{ locator_label: "page", locator_value: "12" }, "done"],
    [{ span_start: 3 }, "evidence_revisions_span_check"],
    [{ span_start: 5, span_end: 5 }, "evidence_revisions_span_check"],
    [{ span_start: -1, span_end: 5 }, "evidence_revisions_span_check"],
    [{ span_start: 0, span_end: 5 }, "evidence_revisions_span_check"],
  ])("%j: %s", async (words, outcome) => {
    expect(await evidence(words)).toBe(outcome);
  });
});

describe("A check that did not run never looks like a pass", () => {
  const check = (answer: Record<string, unknown>) =>
    attempt(db, () => makeExcerptCheck(db, ledger.evidence, { answer }));
  const place = { edition_id: ledger.editionId, start: 3, end: 9 };

  it("VERIFIED says in which text and where", async () => {
    expect(await check({ status: "VERIFIED", ...place })).toBe("done");
    for (const missing of Object.keys(place))
      expect(await check({ status: "VERIFIED", ...place, [missing]: null })).toBe(
        "excerpt_checks_offsets_check",
      );
  });
  it("NOT_CHECKED says why", async () => {
    expect(await check({ status: "NOT_CHECKED", reason: null })).toBe(
      "excerpt_checks_offsets_check",
    );
  });
  it("it looks into a text of the evidence's own source", async () => {
    const elsewhere = await makeEdition(db, ledger.cited.id);
    expect(await check({ status: "VERIFIED", ...place, edition_id: elsewhere })).toBe("AS002");
  });
  it("it never looks into a summary, nor into a text that is not held", async () => {
    const summary = await makeEdition(db, ledger.source.id, { role: "PRECIS" });
    const missing = await makeEdition(db, ledger.source.id, { holding: "NOT_HELD" });
    for (const edition_id of [summary, missing]) {
      expect(await check({ status: "VERIFIED", ...place, edition_id })).toBe("AS002");
      expect(await check({ status: "NOT_FOUND", edition_id })).toBe("AS002");
      expect(await check({ status: "NOT_CHECKED", edition_id })).toBe("done");
    }
  });
});

describe("Notes", () => {
  it("a note aims at one thing: a claim, evidence or an argument of it", async () => {
    const claimId = ledger.claim.id;
    const targets: [Record<string, string>, string][] = [
      [{ target_evidence_id: ledger.evidence.id }, "done"],
      [{ target_argument_id: ledger.argument.id }, "done"],
      [{}, "claim_annotations_target_check"],
      [{ target_claim_id: (await makeClaim(db)).id }, "claim_annotations_target_check"],
      [
        { target_claim_id: claimId, target_evidence_id: ledger.evidence.id },
        "claim_annotations_target_check",
      ],
    ];
    for (const [target, outcome] of targets) {
      const note = () => makeClaimAnnotation(db, claimId, { target });
      expect([target, await attempt(db, note)]).toEqual([target, outcome]);
    }
  });
  it.each([
    ["claim_annotations", "claim_annotations_own_revision_fkey"],
    ["edition_annotations", "edition_annotations_own_revision_fkey"],
  ])("a note of %s shows no revision of another note", async (table, constraint) => {
    const make = () =>
      table === "claim_annotations"
        ? makeClaimAnnotation(db, ledger.claim.id)
        : makeEditionAnnotation(db, ledger.editionId);
    const [one, other] = [await make(), await make()];
    const steal = `UPDATE ${table} SET current_revision_id = $2 WHERE id = $1`;
    expect(await attempt(db, steal, [one.id, other.revisionId])).toBe(constraint);
  });
  it("a note on a text has a place, and its anchors too", async () => {
    const placeless = { id: crypto.randomUUID(), start: 9, end: 3 };
    expect(await copy("edition_annotations", placeless)).toBe("edition_annotations_range_check");
    const lost = "UPDATE edition_annotation_anchors SET state = 'LOST'";
    expect(await attempt(db, lost)).toBe("edition_annotation_anchors_state_check");
    const nowhere = { anchored_edition_id: crypto.randomUUID() };
    const constraint = "edition_annotation_anchors_anchored_edition_id_law_fkey";
    expect(await copy("edition_annotation_anchors", nowhere)).toBe(constraint);
  });
});

describe("Verdicts and what they come from carry the hash of their bytes", () => {
  it.each([
    ["snapshots", "sha256", "snapshots_sha256_check"],
    ["verdicts", "receipt_sha256", "verdicts_receipt_check"],
    ["bridging_fits", "sha256", "bridging_fits_sha256_check"],
  ])("%s.%s", async (table, column, constraint) => {
    expect(await copy(table, { id: crypto.randomUUID(), [column]: "none" })).toBe(constraint);
  });
  it("a verdict comes from a snapshot of its own claim", async () => {
    const { id } = await makeClaim(db);
    const elsewhere = { id: crypto.randomUUID(), claim_id: id };
    expect(await copy("verdicts", elsewhere)).toBe("verdicts_claim_id_snapshot_id_fkey");
  });
});

describe("Small promises", () => {
  it("a reader follows one thing per row, and a thing once at a time", async () => {
    const { actorId: actor_id } = await makeReviewer(db);
    const follow = (what: Record<string, string>) =>
      attempt(db, () => insertRow(db, "follows", { actor_id, ...what }));
    const claim_id = ledger.claim.id;
    expect(await follow({})).toBe("follows_target_check");
    expect(await follow({ claim_id, source_id: ledger.source.id })).toBe("follows_target_check");
    expect(await follow({ claim_id })).toBe("done");
    expect(await follow({ claim_id })).toBe("follows_one_current");
    await db.query("UPDATE follows SET ended_at = now() WHERE actor_id = $1", [actor_id]);
    expect(await follow({ claim_id })).toBe("done");
  });
  it("an idempotency key is one per person, and each person has their own", async () => {
    const [one, other] = [await makeReviewer(db), await makeReviewer(db)];
    const keep = ({ actorId }: { actorId: string }) =>
      attempt(db, () =>
        insertRow(db, "idempotency_keys", {
          ...{ actor_id: actorId, key: "once", command: "vote.cast" },
          ...{ input_sha256: someHash(), result: "{}" },
        }),
      );
    expect(await keep(one)).toBe("done");
    expect(await keep(one)).toBe("idempotency_keys_pkey");
    expect(await keep(other)).toBe("done");
  });
});
