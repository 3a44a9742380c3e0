import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import { signatureOf } from "@/lib/arguments/rules";
import { slugOf } from "@/lib/foundation/slug";
import { creditsOf, decisionsOf, idOf, type Seeding } from "./context";

/** Claims with their first revision, topics and decisions. */
export async function seedClaims(seeding: Seeding): Promise<void> {
  const {
    tx: { db },
    corpus,
    newUuid,
  } = seeding;
  const rows = corpus.claims.map((claim, order) => ({
    claim,
    revisionId: newUuid(),
    made: { ...publicRow(seeding, claim.addedBy), createdAt: inOrder(seeding.now, order) },
  }));
  await db.claim.createMany({
    data: rows.map(({ claim, revisionId, made }) => ({
      ...made,
      id: claim.id,
      state: "LIVE" as const,
      currentRevisionId: revisionId,
    })),
  });
  await db.claimRevision.createMany({
    data: rows.map(({ claim: { id, kind, sentence, scope }, revisionId, made }) => ({
      ...made,
      id: revisionId,
      claimId: id,
      ordinal: 1,
      state: "LIVE" as const,
      kind,
      sentence,
      slug: slugOf(sentence),
      scopeWho: scope.who ?? null,
      scopeWhen: scope.when?.text ?? null,
      scopeCalendar: scope.when?.calendar ?? null,
      scopeWhere: scope.where ?? null,
      scopeStrength: scope.strength ?? null,
      aboutSourceId: scope.aboutText ? idOf(corpus.sources, scope.aboutText) : null,
    })),
  });
  await db.claimTopic.createMany({
    data: corpus.claims.flatMap(({ id, topics }) =>
      topics.map((topic) => ({ claimId: id, topicId: idOf(corpus.topics, topic) })),
    ),
  });
  await db.decision.createMany({
    data: corpus.claims.flatMap((claim) => decisionsOf(seeding, { claimId: claim.id }, claim)),
  });
}

/** Evidence with its first revision and decisions. */
export async function seedEvidence(seeding: Seeding): Promise<void> {
  const {
    tx: { db },
    corpus,
    newUuid,
  } = seeding;
  const revisions = await db.claim.findMany({ select: { id: true, currentRevisionId: true } });
  const revisionOf = new Map(revisions.map(({ id, currentRevisionId }) => [id, currentRevisionId]));
  const rows = corpus.evidence.map((item, order) => ({
    item,
    revisionId: newUuid(),
    made: {
      ...publicRow(seeding, item.addedBy),
      claimId: idOf(corpus.claims, item.claim),
      state: item.state,
      createdAt: inOrder(seeding.now, order),
    },
  }));
  await db.evidence.createMany({
    data: rows.map(({ item, revisionId, made }) => ({
      ...made,
      id: item.id,
      currentRevisionId: revisionId,
    })),
  });
  await db.evidenceRevision.createMany({
    data: rows.map(({ item, revisionId, made }) => ({
      ...made,
      id: revisionId,
      evidenceId: item.id,
      ordinal: 1,
      sourceId: idOf(corpus.sources, item.source),
      viaSourceId: item.via ? idOf(corpus.sources, item.via) : null,
      excerpt: item.excerpt,
      locatorLabel: item.locator.label,
      locatorValue: item.locator.value,
      direction: item.direction,
      directness: item.directness,
      spanStart: item.claimSpan?.start ?? null,
      spanEnd: item.claimSpan?.end ?? null,
      spanRevisionId: item.claimSpan ? (revisionOf.get(made.claimId) ?? null) : null,
      note: item.note ?? null,
    })),
  });
  await db.decision.createMany({
    data: rows.flatMap(({ item, made: { claimId } }) =>
      decisionsOf(seeding, { rootClaimId: claimId, evidenceId: item.id }, item),
    ),
  });
}

/** Arguments with premises, first revision and decisions, each under the claim at its root. */
export async function seedArguments(seeding: Seeding): Promise<void> {
  const {
    tx: { db },
    corpus,
    newUuid,
  } = seeding;
  const rows = corpus.arguments.map((argument, order) => ({
    argument,
    revisionId: newUuid(),
    premises: argument.premises.map((key) => idOf(corpus.claims, key)),
    aim: aimOf(seeding, argument),
    made: {
      ...publicRow(seeding, argument.addedBy),
      claimId: rootOf(seeding, argument),
      state: "LIVE" as const,
      createdAt: inOrder(seeding.now, order),
    },
  }));
  await db.argument.createMany({
    data: rows.map(({ argument: { id, relation }, revisionId, premises, aim, made }) => ({
      ...made,
      id,
      relation,
      ...aim.columns,
      signature: signatureOf({ premiseClaimIds: premises, relation, target: aim.target }),
      currentRevisionId: revisionId,
    })),
  });
  await db.argumentRevision.createMany({
    data: rows.map(({ argument: { id, wording }, revisionId, made }) => ({
      ...made,
      id: revisionId,
      argumentId: id,
      ordinal: 1,
      wording,
    })),
  });
  await db.argumentPremise.createMany({
    data: rows.flatMap(({ argument: { id }, premises, made: { claimId } }) =>
      premises.map((premiseClaimId, index) => ({
        claimId,
        argumentId: id,
        premiseClaimId,
        position: index + 1,
      })),
    ),
  });
  await db.decision.createMany({
    data: rows.flatMap(({ argument, made: { claimId } }) =>
      decisionsOf(seeding, { rootClaimId: claimId, argumentId: argument.id }, argument),
    ),
  });
}

type CorpusArgument = Seeding["corpus"]["arguments"][number];

function aimOf({ corpus }: Seeding, { target: { kind, key } }: CorpusArgument) {
  switch (kind) {
    case "claim": {
      const id = idOf(corpus.claims, key);
      return { target: { kind: "CLAIM" as const, id }, columns: { targetClaimId: id } };
    }
    case "evidence": {
      const id = idOf(corpus.evidence, key);
      return { target: { kind: "EVIDENCE" as const, id }, columns: { targetEvidenceId: id } };
    }
    case "argument": {
      const id = idOf(corpus.arguments, key);
      return { target: { kind: "ARGUMENT" as const, id }, columns: { targetArgumentId: id } };
    }
  }
}

function rootOf(seeding: Seeding, { target: { kind, key } }: CorpusArgument): string {
  const { claims, evidence, arguments: steps } = seeding.corpus;
  if (kind === "claim") return idOf(claims, key);
  if (kind === "evidence") return idOf(claims, evidence.find((item) => item.key === key)!.claim);
  return rootOf(
    seeding,
    steps.find((step) => step.key === key)!,
  );
}

function publicRow(seeding: Seeding, handle: string) {
  return { audienceId: PUBLIC_AUDIENCE_ID, ...creditsOf(seeding, handle) };
}

// A millisecond apart, so that lists by age keep the corpus' own order.
function inOrder(now: Date, order: number): Date {
  return new Date(now.getTime() + order);
}
