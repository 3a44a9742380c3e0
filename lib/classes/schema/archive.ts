import { z } from "zod";
import {
  AssessmentKind,
  ClaimKind,
  ClassEntry,
  ClassRole,
  Confidence,
  ContentState,
  DecisionKind,
  Directness,
  Direction,
  ExcerptStatus,
  InquiryOutcome,
  LatePolicy,
  LocatorCheck,
  Motivation,
  Naming,
  OffScale,
  OthersShown,
  Relation,
  RubricPurpose,
  TaskKind,
  VoteKind,
} from "@/prisma/generated/enums";

// The format of a class archive. Whoever changes it counts up the version and says so in docs/formats/class-archive.md.

export const ARCHIVE_FORMAT = "assay-class-archive";
export const ARCHIVE_VERSION = 1;

const moment = z.iso.datetime({ offset: true });
const words = z.string().nullable();
const id = z.uuid();
const optionalId = id.nullable();
const publicId = z.string();
const optionalPublicId = publicId.nullable();
/** Of what stands in the ledger exactly one is named. */
const target = { evidenceId: optionalPublicId, argumentId: optionalPublicId };

const level = z.strictObject({
  ...{ id, position: z.int(), label: z.string(), description: words, points: z.int() },
});
const criterion = z.strictObject({
  ...{
    id,
    position: z.int(),
    title: z.string(),
    hint: words,
    weight: z.int(),
    levels: z.array(level),
  },
});
const rubricVersion = z.strictObject({
  ...{ id, ordinal: z.int(), madeAt: moment, criteria: z.array(criterion) },
});
const rubric = z.strictObject({
  ...{ id, purpose: z.enum(RubricPurpose), title: z.string(), createdAt: moment },
  versions: z.array(rubricVersion),
});

const person = z.strictObject({
  ...{ id, name: words, role: z.enum(ClassRole), entry: z.enum(ClassEntry) },
  ...{ beganAt: moment, endedAt: moment.nullable() },
});
const rosterEntry = z.strictObject({
  ...{ id, name: words, email: words, externalId: words, enrolmentId: optionalId },
  ...{ addedAt: moment, removedAt: moment.nullable() },
});

const task = z.strictObject({
  ...{ kind: z.enum(TaskKind), position: z.int() },
  ...{
    supporting: z.int().nullable(),
    contradicting: z.int().nullable(),
    notes: z.int().nullable(),
  },
});
const extension = z.strictObject({
  ...{ id, enrolmentId: id, dueAt: moment, reason: words, grantedBy: words },
  ...{ grantedAt: moment, withdrawnAt: moment.nullable() },
});
const assignment = z.strictObject({
  ...{ id: publicId, title: z.string(), instructions: words },
  ...{ argumentsVersionId: optionalId, workVersionId: id, opensAt: moment, dueAt: moment },
  ...{ latePolicy: z.enum(LatePolicy), lateReduction: z.int().nullable() },
  ...{ othersShown: z.enum(OthersShown), naming: z.enum(Naming), releasesAt: moment.nullable() },
  ...{ inquiryDays: z.int(), madeAt: moment },
  ...{ assignedAt: moment.nullable(), withdrawnAt: moment.nullable(), tasks: z.array(task) },
  claims: z.array(
    z.strictObject({ claimId: publicId, position: z.int(), revisionId: id, sentence: z.string() }),
  ),
  extensions: z.array(extension),
});

const vote = z.strictObject({
  ...{ id, claimId: publicId, kind: z.enum(VoteKind), revisionId: id },
  ...{ position: z.int().nullable(), offScale: z.enum(OffScale).nullable() },
  ...{ confidence: z.enum(Confidence), rationale: words, castAt: moment },
  ...{
    supersededAt: moment.nullable(),
    withdrawnAt: moment.nullable(),
    reliesOn: z.array(publicId),
  },
});
const appraisal = z.strictObject({
  ...{
    id,
    claimId: publicId,
    ...target,
    criterionId: id,
    levelId: id,
    reason: words,
    quote: words,
  },
  ...{ appraisedAt: moment, supersededAt: moment.nullable() },
});
const addition = z.strictObject({
  ...{ part: z.string(), claimId: publicId, ...target, annotationId: optionalId },
});
const markRecord = z.strictObject({
  ...{ id, claimId: publicId, voteId: optionalId, appraisalId: optionalId, ...target },
  annotationId: optionalId,
});
const mark = z.strictObject({
  ...{ id, criterionId: id, levelId: id, comment: words, by: words, markedAt: moment },
  ...{ supersededAt: moment.nullable(), records: z.array(markRecord) },
});
const assessment = z.strictObject({
  ...{ id, kind: z.enum(AssessmentKind), rubricVersionId: id, by: words, begunAt: moment },
  marks: z.array(mark),
});
/** Grades in hundredths of a percent. */
const gradeEvent = z.strictObject({
  ...{ id: z.string(), computed: z.int().nullable(), override: z.int().nullable() },
  /** The ordinal of the hand-in that it judged. */
  ...{ handIn: z.int().nullable(), overrideReason: words, by: words, at: moment },
});
const release = z.strictObject({
  ...{
    id,
    by: words,
    releasedAt: moment,
    seenAt: moment.nullable(),
    recalledAt: moment.nullable(),
  },
});
const inquiry = z.strictObject({
  ...{ id, criterionId: id, question: z.string(), askedAt: moment },
  ...{ outcome: z.enum(InquiryOutcome).nullable(), answer: words, answeredBy: words },
  answeredAt: moment.nullable(),
});
const unmasking = z.strictObject({ id, by: words, reason: z.string(), unmaskedAt: moment });
const saved = z.strictObject({
  ...{ part: z.string(), device: z.string(), content: z.string(), savedAt: moment },
});
const work = z.strictObject({
  ...{ id, assignmentId: publicId, begunAt: moment },
  student: z.strictObject({ enrolmentId: optionalId, name: words, pseudonym: words }),
  saved: z.array(saved),
  /** What was due when is not said while the work is masked. */
  handIns: z.array(
    z.strictObject({
      id,
      ordinal: z.int(),
      at: moment,
      missing: z.int(),
      dueAt: moment.nullable(),
      isLate: z.boolean(),
    }),
  ),
  votes: z.array(vote),
  appraisals: z.array(appraisal),
  additions: z.array(addition),
  assessments: z.array(assessment),
  grades: z.array(gradeEvent),
  releases: z.array(release),
  inquiries: z.array(inquiry),
  unmaskings: z.array(unmasking),
});

const wording = { id, ordinal: z.int(), createdAt: moment };
const state = z.enum(ContentState);
const made = { id: publicId, claimId: publicId, state, createdAt: moment };
const targets = {
  ...{ targetClaimId: optionalPublicId, targetEvidenceId: optionalPublicId },
  targetArgumentId: optionalPublicId,
};
const check = z.strictObject({
  ...{ id, status: z.enum(ExcerptStatus), locatorCheck: z.enum(LocatorCheck) },
  ...{ matched: words, locator: words, differences: words, reason: words, checkedAt: moment },
});
const ledgerRow = z.discriminatedUnion("kind", [
  z.strictObject({
    ...{ kind: z.literal("claim"), id: publicId, state, createdAt: moment },
    revisions: z.array(
      z.strictObject({
        ...{ ...wording, state, kind: z.enum(ClaimKind), sentence: z.string(), reason: words },
      }),
    ),
  }),
  z.strictObject({
    ...{ kind: z.literal("evidence"), ...made },
    revisions: z.array(
      z.strictObject({
        ...{ ...wording, state, sourceId: publicId, viaSourceId: optionalPublicId },
        ...{ excerpt: z.string(), locatorLabel: words, locatorValue: words },
        ...{ direction: z.enum(Direction), directness: z.enum(Directness), note: words },
        ...{ reason: words, checks: z.array(check) },
      }),
    ),
  }),
  z.strictObject({
    ...{ kind: z.literal("argument"), ...made, relation: z.enum(Relation), ...targets },
    premises: z.array(publicId),
    revisions: z.array(z.strictObject({ ...wording, state, wording: z.string(), reason: words })),
  }),
  z.strictObject({
    ...{ kind: z.literal("annotation"), id, claimId: publicId, createdAt: moment },
    ...{ retractedAt: moment.nullable(), motivation: z.enum(Motivation), replyToId: optionalId },
    ...targets,
    revisions: z.array(z.strictObject({ ...wording, body: z.string() })),
  }),
  z.strictObject({
    ...{ kind: z.literal("source"), id: publicId, state, createdAt: moment },
    revisions: z.array(
      z.strictObject({ ...wording, state, title: z.string(), csl: z.string(), reason: words }),
    ),
  }),
  z.strictObject({
    ...{ kind: z.literal("decision"), id, decided: z.enum(DecisionKind), state, reason: words },
    ...{ claimId: optionalPublicId, sourceId: optionalPublicId, ...target },
    ...{ revisionId: optionalId, decidedAt: moment },
  }),
]);

/** A class archive, or somebody's own work in a class, whole. */
export const classArchive = z.strictObject({
  ...{ format: z.literal(ARCHIVE_FORMAT), version: z.literal(ARCHIVE_VERSION), madeAt: moment },
  of: z.enum(["class", "own work"]),
  class: z.strictObject({
    ...{ id: publicId, name: z.string(), about: words, timeZone: z.string(), openedAt: moment },
    ...{ archivedAt: moment.nullable(), deletionAskedAt: moment.nullable() },
  }),
  people: z.array(person),
  roster: z.array(rosterEntry),
  rubrics: z.array(rubric),
  assignments: z.array(assignment),
  work: z.array(work),
  ledger: z.array(ledgerRow),
});
export type ClassArchive = z.output<typeof classArchive>;
