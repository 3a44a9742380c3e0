import { afterAll, describe, expect, it } from "vitest";
import { makeClaimAnnotation, makeEditionAnnotation } from "@/prisma/factories/annotations";
import { makeArgument, makeArgumentRevision } from "@/prisma/factories/arguments";
import {
  makeClaim,
  makeClaimRevision,
  makeOccurrence,
  makeRequest,
  makeTopic,
  nameTopic,
} from "@/prisma/factories/claims";
import { atomically, openOwner, openPublic, select } from "@/prisma/factories/connection";
import { decide, type About } from "@/prisma/factories/decisions";
import {
  makeAttestation,
  makeEvidence,
  makeEvidenceRevision,
  makeExcerptCheck,
  makeFitCheck,
} from "@/prisma/factories/evidence";
import { makeLedger } from "@/prisma/factories/ledger";
import { makePrivateAudience, makeReviewer, type State } from "@/prisma/factories/people";
import { makeRating, makeVote } from "@/prisma/factories/reviews";
import {
  makeAuthorship,
  makeCitation,
  makeDocument,
  makeLineage,
  makeOriginChange,
  makePerson,
  makeSource,
  makeStandingChange,
} from "@/prisma/factories/sources";
import { makeEdition } from "@/prisma/factories/texts";
import { READ } from "./public-tables";

const owner = await openOwner();
const reader = await openPublic();
// One statement counts every table: compiling it would take a second each time.
await reader.query("SET jit = off");
afterAll(() => Promise.all([owner.end(), reader.end()]));

// Names of people, and ids that say nothing: seen whoever they belong to.
const ALWAYS_SEEN = ["bylines", "origin_groups", "profiles", "redacted_texts", "redactions"];

/** The tables of which the public sees more rows than before. */
async function adds(work: () => Promise<unknown>): Promise<string[]> {
  const before = await counts();
  await work();
  const after = await counts();
  return Object.keys(READ).filter(
    (table) => after[table] !== before[table] && !ALWAYS_SEEN.includes(table),
  );
}

async function counts(): Promise<Record<string, string>> {
  const counted = Object.keys(READ).map((table) => `(SELECT count(*) FROM ${table}) AS ${table}`);
  return (await select(reader, `SELECT ${counted.join(", ")}`))[0]!;
}

function retract(table: string, id: string, about: About): Promise<unknown> {
  return atomically(owner, async () => {
    await decide(owner, about, "RETRACT");
    await owner.query(`UPDATE ${table} SET state = 'RETRACTED' WHERE id = $1`, [id]);
  });
}

async function aPrivateAudience(): Promise<string> {
  return makePrivateAudience(owner, await makeReviewer(owner));
}

const HIDDEN: State[] = ["PROPOSED", "SENT_BACK"];
const ledger = await makeLedger(owner);
const claimId = ledger.claim.id;

describe("The public's eyes", () => {
  it("see a row in every table that is theirs to read", async () => {
    const seen = await adds(() => makeLedger(owner));
    expect(seen.sort()).toEqual(
      Object.keys(READ)
        .filter((table) => !ALWAYS_SEEN.includes(table))
        .sort(),
    );
  });
  it("see nothing at all of a ledger that is for a smaller audience", async () => {
    const audienceId = await aPrivateAudience();
    expect(await adds(() => makeLedger(owner, { audienceId }))).toEqual([]);
  });
  it.each(HIDDEN)("see nothing below a claim that is %s", async (claimState) => {
    const seen = await adds(() => makeLedger(owner, { claimState }));
    // The document and its source stand apart from the claim, and so does the premise, a claim of its own.
    expect(seen.sort()).toEqual(
      [
        ...["authorships", "bridging_fits", "citations", "claim_revisions", "claims", "decisions"],
        ...["blocks", "documents", "edition_annotation_anchors", "edition_annotation_revisions"],
        ...[
          "edition_annotations",
          "edition_places",
          "editions",
          "lineages",
          "origin_changes",
          "persons",
          "rulings",
        ],
        ...["edition_parts", "text_withdrawals"],
        ...[
          "ruling_answers",
          "ruling_reviews",
          "sentences",
          "source_revisions",
          "sources",
          "standing_changes",
          "topics",
        ],
      ].sort(),
    );
    const named = await select(
      reader,
      "SELECT 1 FROM decisions WHERE state NOT IN ('LIVE', 'RETRACTED')",
    );
    expect(named).toEqual([]);
  });
});

describe("What is proposed or was sent back", () => {
  it("and was then withdrawn leaves no tombstone: nothing stood there", async () => {
    const whose = { state: "PROPOSED" as const };
    const target = { target_evidence_id: ledger.evidence.id };
    const undercut = { relation: "UNDERCUTS" as const, target, premises: [ledger.premise.id] };
    const withdrawn = async () => {
      const claim = await makeClaim(owner, whose);
      const source = await makeSource(owner, whose);
      const evidence = await makeEvidence(owner, claimId, { ...whose, sourceId: ledger.source.id });
      const argument = await makeArgument(owner, claimId, { ...whose, ...undercut });
      await retract("claims", claim.id, { claim_id: claim.id });
      await retract("sources", source.id, { source_id: source.id });
      await retract("evidence", evidence.id, { root_claim_id: claimId, evidence_id: evidence.id });
      await retract("arguments", argument.id, { root_claim_id: claimId, argument_id: argument.id });
    };
    expect(await adds(withdrawn)).toEqual([]);
  });
  it.each(HIDDEN)("a claim that is %s", async (state) => {
    expect(await adds(() => makeClaim(owner, { state }))).toEqual([]);
  });
  it.each(HIDDEN)("a wording that is %s", async (state) => {
    let ordinal = state === "PROPOSED" ? 2 : 3;
    const wordings = async () => {
      await makeClaimRevision(owner, claimId, { state, ordinal });
      await makeEvidenceRevision(owner, ledger.evidence, { state, ordinal });
      await makeArgumentRevision(owner, ledger.argument, { state, ordinal: ordinal++ });
    };
    expect(await adds(wordings)).toEqual([]);
  });
  it.each(HIDDEN)("evidence that is %s, and all that hangs on it", async (state) => {
    const hanging = async () => {
      const evidence = await makeEvidence(owner, claimId, { state, sourceId: ledger.source.id });
      await makeEvidenceRevision(owner, evidence, { state: "LIVE" });
      await makeExcerptCheck(owner, evidence);
      await makeAttestation(owner, evidence);
      await makeFitCheck(owner, evidence);
      await makeRating(owner, claimId, { evidence_id: evidence.id });
      await makeRequest(owner, claimId, { evidenceId: evidence.id });
      const target = { target_evidence_id: evidence.id };
      await makeClaimAnnotation(owner, claimId, { target });
      await makeArgument(owner, claimId, {
        ...{ relation: "UNDERCUTS", target, premises: [ledger.premise.id] },
        // Nothing live aims at what waits.
        state: "RETRACTED",
      });
    };
    expect(await adds(hanging)).toEqual([]);
    const relying = async () => {
      const { id } = await makeEvidence(owner, claimId, { state, sourceId: ledger.source.id });
      await makeVote(owner, ledger.claim, { reliedOn: [id] });
    };
    expect(await adds(relying)).toEqual(["votes"]);
  });
  it.each(HIDDEN)("an argument that is %s, and all that hangs on it", async (state) => {
    const hanging = async () => {
      const premises = [ledger.premise.id];
      const argument = await makeArgument(owner, claimId, { state, premises });
      await makeArgumentRevision(owner, argument, { state: "LIVE" });
      await makeRating(owner, claimId, { argument_id: argument.id });
      const target = { target_argument_id: argument.id };
      await makeClaimAnnotation(owner, claimId, { target });
    };
    expect(await adds(hanging)).toEqual([]);
  });
  it.each(HIDDEN)("a source that is %s, and all that hangs on it", async (state) => {
    const hanging = async () => {
      const source = await makeSource(owner, { state });
      await makeAuthorship(owner, source.id, await makePerson(owner));
      await makeStandingChange(owner, source.id);
      await makeOriginChange(owner, source.id, source.originGroupId);
      await makeLineage(owner, source.id, ledger.source.id);
      await makeLineage(owner, ledger.source.id, source.id);
      const editionId = await makeEdition(owner, source.id);
      await makeEditionAnnotation(owner, editionId);
      const documentId = await makeDocument(owner, source.id);
      await makeCitation(owner, documentId, ledger.cited.id);
      await makeCitation(owner, ledger.documentId, source.id);
      await makeOccurrence(owner, { claimId, documentId, editionId });
    };
    // The author is a person apart from any source.
    expect(await adds(hanging)).toEqual(["persons"]);
  });
  it("a premise that is hidden is left out of an argument that is seen", async () => {
    const audienceId = await makePrivateAudience(owner, await makeReviewer(owner));
    const { id } = await makeClaim(owner, { audienceId });
    const seen = await adds(() => makeArgument(owner, claimId, { premises: [id] }));
    expect(seen).toEqual(["decisions", "arguments", "argument_revisions"]);
  });
  it("once live and then sent back, its decisions go with it", async () => {
    const { id } = await makeEvidence(owner, claimId);
    const about = { root_claim_id: claimId, evidence_id: id };
    const ofIt = () => select(reader, "SELECT kind FROM decisions WHERE evidence_id = $1", [id]);
    expect(await ofIt()).toEqual([{ kind: "ADD" }]);
    await atomically(owner, async () => {
      await decide(owner, about, "SEND_BACK");
      await owner.query("UPDATE evidence SET state = 'SENT_BACK' WHERE id = $1", [id]);
    });
    expect(await ofIt()).toEqual([]);
  });
});

describe("What was retracted stays as a tombstone", () => {
  it.each([
    ["a claim", () => makeClaim(owner, { state: "RETRACTED" }), ["claims", "decisions"]],
    ["a source", () => makeSource(owner, { state: "RETRACTED" }), ["decisions", "sources"]],
  ])("%s", async (_, make, tables) => {
    expect((await adds(make)).sort()).toEqual(tables);
  });
  it("an occurrence that is taken back is gone, with its anchors and what cites by it", async () => {
    const place = { claimId, documentId: ledger.documentId, editionId: ledger.editionId };
    const takenBack = async () => {
      const occurrence_id = await makeOccurrence(owner, place, { retractedAt: new Date() });
      const cites = { claim_id: claimId, occurrence_id };
      await makeCitation(owner, ledger.documentId, ledger.cited.id, { place: cites });
    };
    expect(await adds(takenBack)).toEqual([]);
  });
  it("a note that is taken back keeps its place and loses its words", async () => {
    const retractedAt = new Date();
    const onClaim = () => makeClaimAnnotation(owner, claimId, { retractedAt });
    expect(await adds(onClaim)).toEqual(["claim_annotations"]);
    const onText = () => makeEditionAnnotation(owner, ledger.editionId, { retractedAt });
    expect(await adds(onText)).toEqual(["edition_annotations"]);
  });
});

describe("Votes and ratings", () => {
  const vote = (columns: Record<string, unknown>) => () =>
    makeVote(owner, ledger.claim, { columns: { rationale: "The minutes say it.", ...columns } });

  it("a vote is seen, and the one before it too", async () => {
    expect(await adds(vote({}))).toEqual(["votes"]);
    expect(await adds(vote({ superseded_at: new Date() }))).toEqual(["votes"]);
  });
  it("a withdrawn vote is not, nor the reasons given with it", async () => {
    expect(await adds(vote({ withdrawn_at: new Date() }))).toEqual([]);
    expect(await adds(vote({ withdrawn_at: new Date(), superseded_at: new Date() }))).toEqual([]);
  });
  it("what somebody believed before the evidence opened is not", async () => {
    expect(await adds(vote({ kind: "PRIOR" }))).toEqual([]);
  });
  it("a withdrawn rating is not", async () => {
    const item = { evidence_id: ledger.evidence.id };
    const columns = { withdrawn_at: new Date() };
    expect(await adds(() => makeRating(owner, claimId, item, { columns }))).toEqual([]);
  });
});

describe("Texts", () => {
  it.each(["PRIVATE", "NOT_HELD"] as const)(
    "of a %s one the record is seen, never the words",
    async (holding) => {
      const text = `Words in copyright, ${holding}`;
      const annotated = async () => {
        const editionId = await makeEdition(owner, ledger.source.id, { holding, text });
        await makeEditionAnnotation(owner, editionId);
      };
      expect(await adds(annotated)).toEqual(["editions"]);
      expect(await select(reader, "SELECT 1 FROM blocks WHERE text = $1", [text])).toEqual([]);
    },
  );
  it("an occurrence in a text for a smaller audience quotes nothing", async () => {
    const audienceId = await aPrivateAudience();
    const quoting = async () => {
      const editionId = await makeEdition(owner, ledger.source.id, { audienceId });
      await makeOccurrence(owner, { claimId, documentId: ledger.documentId, editionId });
    };
    expect(await adds(quoting)).toEqual([]);
  });
});

describe("What is for a smaller audience on a public claim", () => {
  it("stays there: evidence, arguments, votes, ratings, notes", async () => {
    const audienceId = await aPrivateAudience();
    const overlay = async () => {
      const sourceId = ledger.source.id;
      const evidence = await makeEvidence(owner, claimId, { audienceId, sourceId });
      const premises = [ledger.premise.id];
      await makeArgument(owner, claimId, { audienceId, premises });
      await makeVote(owner, ledger.claim, { audienceId });
      await makeRating(owner, claimId, { evidence_id: evidence.id }, { audienceId });
      await makeClaimAnnotation(owner, claimId, { audienceId });
      await makeRequest(owner, claimId, { audienceId });
      await makeCitation(owner, ledger.documentId, ledger.cited.id, { audienceId });
    };
    expect(await adds(overlay)).toEqual([]);
  });
  it("is not named by a link: a private person's authorship, a private topic's claims", async () => {
    const audienceId = await aPrivateAudience();
    const linked = async () => {
      await makeAuthorship(owner, ledger.source.id, await makePerson(owner, { audienceId }));
      await nameTopic(owner, claimId, await makeTopic(owner, { audienceId }));
    };
    expect(await adds(linked)).toEqual([]);
  });
});

describe("The policies", () => {
  const BY_KEY = Object.entries({
    claim_id: [
      "evidence",
      "evidence_revisions",
      "arguments",
      "argument_revisions",
      "votes",
      "ratings",
    ],
    source_id: ["editions", "documents", "source_revisions"],
    edition_id: ["blocks", "edition_places", "sentences"],
    id: ["claims", "sources", "documents"],
  }).flatMap(([key, tables]) => tables.map((table) => [table, key] as const));

  it.each(BY_KEY)("let %s by %s be read without reading a whole table", async (table, key) => {
    const value = key === "edition_id" ? ledger.editionId : "somewhere0";
    await reader.query("SET enable_seqscan = off");
    const plan = await select(reader, `EXPLAIN SELECT 1 FROM ${table} WHERE ${key} = '${value}'`);
    await reader.query("RESET enable_seqscan");
    expect(JSON.stringify(plan)).not.toContain("Seq Scan");
  });
});
