import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, expect, it, vi } from "vitest";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import { reviseAnnotation } from "@/lib/annotations/commands/revise";
import { listNotesWritten } from "@/lib/annotations/queries/mine";
import { getThread } from "@/lib/annotations/queries/thread";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb, readSql } from "@/lib/foundation/db";
import { retractContribution } from "@/lib/moderation/commands/retract";
import { listQueue } from "@/lib/moderation/queries/desk";
import { listMyContributions } from "@/lib/moderation/queries/mine";
import { getClaimList } from "@/lib/publishing/queries/claim-lists";
import { getClaimPage } from "@/lib/publishing/queries/claim-page";
import { getDossier } from "@/lib/publishing/queries/document-page";
import { getHomeLists } from "@/lib/publishing/queries/home";
import { getSourcePage } from "@/lib/publishing/queries/source-page";
import { readSeenLedger } from "@/lib/reviews/queries/ledger";
import { seenHash } from "@/lib/reviews/rules";
import { searchClaims } from "@/lib/search/queries";
import { ALL_CLAIMS } from "@/lib/search/schema";
import { makeArgument } from "@/prisma/factories/arguments";
import { enrol, makeAssignment, makeClass, type MadeTask } from "@/prisma/factories/classes";
import { makeClaim, makeOccurrence } from "@/prisma/factories/claims";
import { openOwner, openPublic, select } from "@/prisma/factories/connection";
import { makeEvidence } from "@/prisma/factories/evidence";
import { makeReviewer, viewerOf } from "@/prisma/factories/people";
import { makeDocument, makeSource } from "@/prisma/factories/sources";
import { makeEdition } from "@/prisma/factories/texts";
import { getWork } from "../queries/work";
import { handIn } from "./hand-in";
import { saveWork } from "./save-work";

const db = await openOwner();
const reader = await openPublic();
afterAll(() => Promise.all([db.end(), reader.end(), closeDb()]));
const call = { clock: systemClock };
const MARKER = "quokkaberry";

it("What a student adds reaches no public row, page, hash, search, desk, list, log or job", async () => {
  const { viewer, claims, give, saveAll } = await scene(1);
  const claimId = claims[0]!.id;
  const before = await outside(claimId, viewer);
  await saveAll();
  expect(await give()).toMatchObject({ ok: true });
  expect(await rowsWith(db, MARKER)).toEqual(
    expect.arrayContaining([
      "evidence_revisions",
      "argument_revisions",
      "claim_annotation_revisions",
    ]),
  );
  expect(await outside(claimId, viewer)).toEqual(before);
  expect(await rowsWith(reader, MARKER)).toEqual([]);
  const log = "SELECT 1 FROM audit_events WHERE concat(before, after) LIKE $1";
  expect(await select(db, log, [`%${MARKER}%`])).toEqual([]);
});

it("What the public reads asks the database the same before and after a class worked, and is answered the same", async () => {
  const { claims, give, saveAll, sourceId } = await scene(2);
  const documentId = await makeDocument(db, sourceId);
  const editionId = await makeEdition(db, sourceId);
  for (const { id: claimId } of claims)
    await makeOccurrence(db, { claimId, documentId, editionId });
  const read = async () => [
    await getClaimPage(claims[0]!.id),
    await getClaimList({ ...ALL_CLAIMS, query: "monopoly" }),
    await getHomeLists(),
    await getDossier(documentId),
    await getSourcePage(sourceId),
  ];
  // Connections that are opened say something of their own.
  await read();
  const before = await statementsOf(read);
  await saveAll();
  expect(await give()).toMatchObject({ ok: true });
  expect(await statementsOf(read)).toEqual(before);
  expect(before.sent.length).toBeGreaterThan(10);
  expect(before.answers).not.toContain(null);
});

it("A student's note is changed in their work alone, not as notes of the public are", async () => {
  const { viewer, claims, give, saveAll } = await scene(1);
  await saveAll();
  await give();
  const [note] = await select<{ claim_id: string; id: string; current_revision_id: string }>(
    db,
    "SELECT claim_id, id, current_revision_id FROM claim_annotations WHERE claim_id = $1",
    [claims[0]!.id],
  );
  const named = { claimId: note!.claim_id, annotationId: note!.id };
  expect(await getThread(viewer, named.claimId, named.annotationId)).toBeNull();
  const words = {
    ...named,
    revisionId: note!.current_revision_id,
    body: "Changed after the date.",
  };
  expect(await reviseAnnotation.execute(viewer, words, call)).toMatchObject({
    failure: { kind: "notFound" },
  });
});

it("What a class builds on the public record does not hold it", async () => {
  const { give, saveAll, sourceId, editor, item } = await scene(1);
  await saveAll();
  await give();
  for (const [kind, claimId, contributionId] of [
    ["evidence", item.claimId, item.id],
    ["source", null, sourceId],
  ] as const) {
    const revisions = `SELECT current_revision_id AS id FROM ${kind === "source" ? "sources" : kind} WHERE id = $1`;
    const [{ id: revisionId }] = (await select<{ id: string }>(db, revisions, [
      contributionId,
    ])) as [{ id: string }];
    const input = { kind, ...(claimId && { claimId }), contributionId, revisionId };
    const reason = "It was added in error.";
    expect(await retractContribution.execute(editor, { ...input, reason }, call)).toMatchObject({
      ok: true,
    });
  }
  expect(await give()).toMatchObject({ ok: true });
});

it("Opening work and handing it in take as many statements for three claims as for one", async () => {
  const counts: { read: number; given: number }[] = [];
  for (const many of [1, 3]) {
    const { viewer, assignmentId, give, saveAll } = await scene(many);
    await saveAll();
    const sent = vi.spyOn(pg.Client.prototype, "query");
    expect((await getWork(viewer, assignmentId))!.claims).toHaveLength(many);
    const read = sent.mock.calls.length;
    expect(await give()).toMatchObject({ ok: true });
    counts.push({ read, given: sent.mock.calls.length - read });
    sent.mockRestore();
  }
  expect(counts[1]).toEqual(counts[0]);
  expect(counts[0]!.given).toBeLessThanOrEqual(30);
});

const TASKS: MadeTask[] = [
  ...([{ kind: "VOTE" }, { kind: "GRADE_ARGUMENTS" }, { kind: "ANSWER" }] as const),
  ...([{ kind: "ANNOTATE", notes: 1 }] as const),
  { kind: "ADD_EVIDENCE", supporting: 1, contradicting: 0 },
];

/** A student of an assignment on some claims, and what they do with each of them, full of the marker. */
async function scene(many: number) {
  const curator = await makeReviewer(db, { role: "EDITOR" });
  const { id: sourceId } = await makeSource(db, { by: curator });
  const { id: premise } = await makeClaim(db);
  const claims = await Promise.all(Array.from({ length: many }, () => makeClaim(db)));
  const items = await Promise.all(claims.map(({ id }) => makeEvidence(db, id, { by: curator })));
  for (const { id } of claims) await makeArgument(db, id);
  const of = await makeClass(db);
  const assignment = await makeAssignment(db, { of, claims, tasks: TASKS });
  const student = await makeReviewer(db);
  await enrol(db, of.id, student);
  const viewer = viewerOf(student);
  const [one, two] = assignment.argumentsRubric.criteria;
  const device = randomUUID();
  const partsOf = ({ claimId, id: itemId }: { claimId: string; id: string }) => {
    const part = { assignmentId: assignment.id, claimId, device, nth: "1" };
    return [
      {
        ...part,
        kind: "vote",
        choice: "MIXED",
        confidence: "SURE",
        rationale: MARKER,
        seenHash: "0".repeat(64),
      },
      {
        ...{ ...part, kind: "appraisal", itemId, reason: MARKER, quote: "a monopoly" },
        ...{ level1: one!.levels[0]!.id, level2: two!.levels[0]!.id },
      },
      {
        ...{ ...part, kind: "evidence", sourceId, excerpt: `${MARKER} of the class` },
        ...{ locatorLabel: "page", locatorValue: "5", direction: "SUPPORTS", directness: "DIRECT" },
      },
      {
        ...{ ...part, kind: "evidence", nth: "2", title: `${MARKER}, a pamphlet`, type: "book" },
        ...{ excerpt: `${MARKER} again`, locatorLabel: "page", locatorValue: "6" },
        ...{ direction: "CONTRADICTS", directness: "DIRECT" },
      },
      {
        ...{ ...part, kind: "answer", target: `evidence/${itemId}`, premises: [premise] },
        wording: `It does not say so, ${MARKER}.`,
      },
      { ...part, kind: "note", on: `evidence/${itemId}`, body: `Whose, ${MARKER}?` },
    ];
  };
  return {
    ...{ viewer, claims, sourceId, item: items[0]!, editor: viewerOf(curator) },
    assignmentId: assignment.id,
    saveAll: async () => {
      for (const input of items.flatMap(partsOf))
        expect(await saveWork.execute(viewer, input, call)).toMatchObject({ ok: true });
    },
    give: () => handIn.execute(viewer, { assignmentId: assignment.id, asItIs: "yes" }, call),
  };
}

/** What is answered, and by which statements. */
async function statementsOf(read: () => Promise<unknown[]>) {
  const query = vi.spyOn(pg.Client.prototype, "query");
  const answers = await read();
  const sent = query.mock.calls.map(
    ([statement]) => (statement as unknown as { text: string }).text,
  );
  query.mockRestore();
  return { answers, sent: sent.sort() };
}

/** What everybody, an editor and the student themself are shown outside of the class, and what is to be done later. */
async function outside(claimId: string, viewer: ReturnType<typeof viewerOf>) {
  const editor = viewerOf(await makeReviewer(db, { role: "EDITOR" }));
  const ledger = await readSeenLedger(readSql, claimId, PUBLIC_AUDIENCE_ID);
  const count = async (text: string) => select(db, text);
  return {
    page: await getClaimPage(claimId),
    seenHash: seenHash(ledger!),
    desk: (await listQueue(editor, 1))!.counts,
    found: (await searchClaims({ ...ALL_CLAIMS, query: MARKER }, 20)).found,
    mine: await listMyContributions(viewer, 1),
    notes: await listNotesWritten(viewer, 1),
    proposed: await count("SELECT count(*) FROM decisions WHERE kind = 'PROPOSE'"),
    tallies: await select(db, "SELECT * FROM tallies WHERE claim_id = $1", [claimId]),
    told: await count("SELECT count(*) FROM notifications"),
    // The machine looks up what a class quotes as well: a job that names the piece by its ids alone.
    jobs: await count(
      "SELECT count(*) FROM graphile_worker.jobs WHERE task_identifier <> 'evidence.check'",
    ),
  };
}

/** The tables in which a word stands, as far as a connection may read them. */
async function rowsWith(connection: pg.Client, word: string): Promise<string[]> {
  const columns = await select<{ table: string; columns: string }>(connection, READABLE);
  const found: string[] = [];
  for (const { table, columns: readable } of columns) {
    const rows = await select(
      connection,
      `SELECT 1 FROM ${table} WHERE strpos(concat_ws(' ', ${readable}), $1) > 0 LIMIT 1`,
      [word],
    );
    if (rows.length > 0) found.push(table);
  }
  return found;
}

const READABLE = `
  SELECT c.table_name AS "table", string_agg(quote_ident(c.column_name), ', ') AS columns
  FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
  WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE'
    AND has_column_privilege(format('%I.%I', c.table_schema, c.table_name), c.column_name, 'SELECT')
  GROUP BY 1`;
