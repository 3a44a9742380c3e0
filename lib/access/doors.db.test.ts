import { readdirSync, readFileSync } from "node:fs";
import { randomUUID } from "node:crypto";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { proposeArgument } from "@/lib/arguments/commands/propose";
import { getArgumentSheet } from "@/lib/arguments/queries/argument-sheet";
import { anchorTexts } from "@/lib/claims/commands/anchor-texts";
import { placeClaim } from "@/lib/claims/commands/place";
import { proposeClaim } from "@/lib/claims/commands/propose";
import { choosePseudonym } from "@/lib/classes/commands/choose-pseudonym";
import { addOwnArgument, addOwnEvidence } from "@/lib/classes/commands/add-to-own-claim";
import { addOwnClaim } from "@/lib/classes/commands/add-own-claim";
import { keepClaimSet, removeClaimSet, reviseClaimSet } from "@/lib/classes/commands/claim-sets";
import { handIn } from "@/lib/classes/commands/hand-in";
import { restoreOwn, retractOwn } from "@/lib/classes/commands/retract-own";
import { reviseOwn } from "@/lib/classes/commands/revise-own";
import { getClaimSet, listClaimSets } from "@/lib/classes/queries/claim-sets";
import { claimsToAssign } from "@/lib/classes/queries/claims-to-assign";
import { getOwnClaim, listOwnClaims } from "@/lib/classes/queries/own-claims";
import { listOwnEvidence } from "@/lib/classes/queries/own-ledger";
import { getPreview } from "@/lib/classes/queries/preview";
import { NO_CHOICE } from "@/lib/classes/rules/choice";
import { claimSetSeen } from "@/lib/classes/rules/claim-sets";
import { saveWork } from "@/lib/classes/commands/save-work";
import { listNamedClaims } from "@/lib/claims/queries/alike";
import { appointPerson, handOverClass } from "@/lib/classes/commands/appoint";
import { copyClass } from "@/lib/classes/commands/copy-class";
import { administerClass, deleteClass, keepClass } from "@/lib/classes/commands/delete-class";
import { eraseClasses } from "@/lib/classes/commands/erase-classes";
import { writeClassArchive, writeOwnWork } from "@/lib/classes/queries/archive";
import { getCopySheet } from "@/lib/classes/queries/copy-sheet";
import { getEndingSheet } from "@/lib/classes/queries/ending";
import { readOwnWork } from "@/lib/classes/queries/own-work";
import { getPeople, getPerson, listSuccessors } from "@/lib/classes/queries/people";
import { renewCode } from "@/lib/classes/commands/renew-code";
import { importRoster } from "@/lib/classes/commands/import-roster";
import {
  correctRoster,
  removeFromRoster,
  renewReturnCodes,
} from "@/lib/classes/commands/keep-roster";
import { joinClass, joinExpected } from "@/lib/classes/commands/join-class";
import { endEnrolment, leaveClass } from "@/lib/classes/commands/leave-class";
import { openClass } from "@/lib/classes/commands/open-class";
import { archiveClass, reviseClass } from "@/lib/classes/commands/revise-class";
import { getClassSheet, getTakenOut, listTakenOut } from "@/lib/classes/queries/class-sheet";
import { getLeftClass, listMyClasses } from "@/lib/classes/queries/my-classes";
import { findClassToJoin } from "@/lib/classes/queries/to-join";
import { giveGrade } from "@/lib/classes/commands/give-grade";
import { overrideGrade } from "@/lib/classes/commands/override-grade";
import { recallGrade, releaseGrades } from "@/lib/classes/commands/release-grades";
import { seeGrade } from "@/lib/classes/commands/see-grade";
import { answerInquiry } from "@/lib/classes/commands/answer-inquiry";
import { askInquiry } from "@/lib/classes/commands/ask-inquiry";
import { keepComment, removeComment } from "@/lib/classes/commands/comments";
import { unmaskWork } from "@/lib/classes/commands/unmask-work";
import { assignAssignment, withdrawAssignment } from "@/lib/classes/commands/assign-assignment";
import { copyAssignment } from "@/lib/classes/commands/copy-assignment";
import { discardAssignment } from "@/lib/classes/commands/discard-assignment";
import { grantExtension, withdrawExtension } from "@/lib/classes/commands/extend";
import { makeAssignment } from "@/lib/classes/commands/make-assignment";
import { releaseOnDate } from "@/lib/classes/commands/release-on-date";
import { keepTemplate, removeTemplate } from "@/lib/classes/commands/templates";
import { reviseAssignment } from "@/lib/classes/commands/revise-assignment";
import { getAssignmentSheet, getNewAssignmentSheet } from "@/lib/classes/queries/assignment-sheet";
import { fieldsOfRubric } from "@/lib/classes/rules/rubric-fields";
import { templateNamed } from "@/lib/classes/rules/templates";
import { attestExcerpt, withdrawAttestation } from "@/lib/evidence/commands/attest";
import { checkFit } from "@/lib/evidence/commands/check-fit";
import { leaveFit, takeFit, takeNextFit } from "@/lib/evidence/commands/hold-fit";
import { checkEvidence } from "@/lib/evidence/commands/check";
import { settleRequests } from "@/lib/evidence/commands/settle-requests";
import { logSearch } from "@/lib/evidence/commands/log-search";
import { proposeEvidence } from "@/lib/evidence/commands/propose";
import { closeRequest, makeRequest } from "@/lib/evidence/commands/request";
import { getEvidenceSheet, getRequestSheet } from "@/lib/evidence/queries";
import { beginFollow, endFollow } from "@/lib/follows/commands/follow";
import { digest, gatherDigests } from "@/lib/follows/commands/digests";
import { chooseMail, stopMail } from "@/lib/follows/commands/mail";
import { readNotices } from "@/lib/follows/commands/read";
import { remindOfAssignment } from "@/lib/follows/commands/remind";
import { tellOfEvent } from "@/lib/follows/commands/tell";
import { getFollowSheet, listFollows } from "@/lib/follows/queries/follows";
import { listNotices } from "@/lib/follows/queries/notices";
import { sha256Hex } from "@/lib/foundation/canonical-json";
import { annotateClaim } from "@/lib/annotations/commands/annotate";
import { replyToAnnotation } from "@/lib/annotations/commands/reply";
import { restoreAnnotation, retractAnnotation } from "@/lib/annotations/commands/retract";
import { reviseAnnotation } from "@/lib/annotations/commands/revise";
import { getAnnotationSheet } from "@/lib/annotations/queries/sheet";
import { getThread } from "@/lib/annotations/queries/thread";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb, readSql } from "@/lib/foundation/db";
import type { Outcome } from "@/lib/foundation/errors";
import { appointAdmin, seedPeople } from "@/lib/identity/commands/appoint";
import { discardDraft, keepDraft } from "@/lib/identity/commands/drafts";
import { forgetEnded } from "@/lib/identity/commands/forget";
import { giveInvitation } from "@/lib/identity/commands/invitations";
import { markDelivered } from "@/lib/identity/commands/letters";
import { changeRole } from "@/lib/identity/commands/roles";
import { setListing } from "@/lib/identity/commands/set-listing";
import { endOtherSessions, endSession } from "@/lib/identity/commands/sessions";
import { getDraft, listDrafts } from "@/lib/identity/queries/drafts";
import { acceptContribution, sendBackContribution } from "@/lib/moderation/commands/accept";
import { correctPlace } from "@/lib/moderation/commands/correct-place";
import { lookAtStanding } from "@/lib/moderation/commands/look-at-standing";
import { settleFit } from "@/lib/moderation/commands/settle-fit";
import { raiseFlag } from "@/lib/moderation/commands/flag";
import { restoreContribution, retractContribution } from "@/lib/moderation/commands/retract";
import { answerRuling, liftSuspension, reviewRuling } from "@/lib/moderation/commands/review";
import { redactText } from "@/lib/moderation/commands/redact";
import { reportRights } from "@/lib/moderation/commands/report";
import { reviseContribution } from "@/lib/moderation/commands/revise";
import { giveRuling } from "@/lib/moderation/commands/rule";
import { listQueue } from "@/lib/moderation/queries/desk";
import { countDeskQueues, getDeskQueue } from "@/lib/moderation/queries/desk-queues";
import { DESK_QUEUES, queuePlace } from "@/lib/moderation/rules/desk-queues";
import { listFlags } from "@/lib/moderation/queries/flags";
import { listNotesWritten } from "@/lib/annotations/queries/mine";
import { listMyContributions } from "@/lib/moderation/queries/mine";
import { listVotesCast } from "@/lib/reviews/queries/mine";
import { getAnswerSheet } from "@/lib/moderation/queries/ruling";
import { getRedactionSheet } from "@/lib/moderation/queries/redaction-sheet";
import { getReviseSheet } from "@/lib/moderation/queries/sheet";
import { flaggedName } from "@/lib/moderation/rules/flags";
import { drawBylines, drawText } from "@/lib/publishing/commands";
import { getClaimPage } from "@/lib/publishing/queries/claim-page";
import { giveRating, withdrawRating } from "@/lib/reviews/commands/rating";
import { castVote, withdrawVote } from "@/lib/reviews/commands/vote";
import { readSeenLedger } from "@/lib/reviews/queries/ledger";
import { getRatingSheet } from "@/lib/reviews/queries/rating-sheet";
import { getVoteSheet } from "@/lib/reviews/queries/vote-sheet";
import { seenHash } from "@/lib/reviews/rules";
import { changeLineage } from "@/lib/sources/commands/lineage";
import { mergeSource, unmergeSource } from "@/lib/sources/commands/merge";
import { changeStanding } from "@/lib/sources/commands/standing";
import { cancelText } from "@/lib/sources/commands/cancel-text";
import { changeRights } from "@/lib/sources/commands/change-rights";
import { giveText } from "@/lib/sources/commands/give-text";
import { readText } from "@/lib/sources/commands/read-text";
import { storeGivenText } from "@/lib/sources/commands/store-given-text";
import { restoreText, withdrawText } from "@/lib/sources/commands/withdraw-text";
import { getGivenText, getGivingSheet } from "@/lib/sources/queries/given-texts";
import { getKeepingSheet } from "@/lib/sources/queries/keeping";
import { getPrivateText, getRightsSheet } from "@/lib/sources/queries/text-sheet";
import { storable } from "@/lib/texts/rules/storable";
import { getLeaningToKeep } from "@/lib/verdicts/queries/recall";
import { recountClaim } from "@/lib/verdicts/commands";
import { makeClaimAnnotation } from "@/prisma/factories/annotations";
import { importSources } from "@/lib/sources/commands/import";
import { proposeSource } from "@/lib/sources/commands/propose";
import { getImportSheet } from "@/lib/sources/queries/imported";
import { getNumberAnswer } from "@/lib/sources/queries/look-up";
import { classRows } from "@/prisma/factories/class-rows";
import {
  enrol,
  makeAssignment as makeAssignmentRow,
  makeClass,
  makeExtension,
  makeJoinCode,
} from "@/prisma/factories/classes";
import { makeNotice } from "@/prisma/factories/follows";
import { makeClaim, makeRequest as makeRequestRow } from "@/prisma/factories/claims";
import { makeArgument } from "@/prisma/factories/arguments";
import { insertRow, openOwner } from "@/prisma/factories/connection";
import { makeGraded } from "@/prisma/factories/grading";
import { newestDecisionOn } from "@/prisma/factories/decisions";
import {
  makeAttestation,
  makeEvidence,
  makeExcerptCheck,
  makeFitCheck,
} from "@/prisma/factories/evidence";
import { makeThing } from "@/prisma/factories/flagged";
import {
  makePrivateAudience,
  makeReviewer,
  viewerOf,
  type Reviewer,
} from "@/prisma/factories/people";
import { answer, lineOf, makeFlagged, ruled } from "@/prisma/factories/rulings";
import { makeRating, makeVote } from "@/prisma/factories/reviews";
import {
  makeDocument,
  makeSource,
  makeStandingChange,
  mergeSources,
} from "@/prisma/factories/sources";
import { makeEdition, makeImport, makeWithdrawal } from "@/prisma/factories/texts";
import { isForGuests, type Permission } from "./permissions";
import { PUBLIC_AUDIENCE_ID, Viewer, type Standing } from "./viewer";

// Whatever reads or changes anything, with what each standing gets from it, of their own and of another's. An export
// that is not listed here fails the test, and so does one that is listed and gone.

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

type Answer = "done" | "invalid" | "signedOut" | "forbidden" | "notFound" | "conflict";
type Answers = Record<Exclude<Standing, "guest">, Answer>;
type Executable = {
  permission: Permission;
  execute(
    viewer: Viewer,
    input: unknown,
    call: { clock: typeof systemClock },
  ): Promise<Outcome<unknown>>;
};
type Attempt = {
  command: Executable;
  /** What is sent, by somebody about something of `owner`; the two are one person for one's own. */
  input: (owner: Reviewer, by: Reviewer) => Promise<unknown>;
  own: Answers;
  anothers: Answers;
  /** What a guest is answered about their own, where the law lets them through and they lack what it takes. */
  guests?: Answer;
};

const signedInOnly = (answer: Answer): Answers => ({
  ...{ anyone: "signedOut", member: answer, editor: answer, admin: answer },
});
const NEVER = { own: signedInOnly("forbidden"), anothers: signedInOnly("forbidden") };
/** To whoever is not in a class, nothing of it is there. */
const OF_ITS_PEOPLE = { own: signedInOnly("done"), anothers: signedInOnly("notFound") };
const ALWAYS = { own: signedInOnly("done"), anothers: signedInOnly("done") };

/** Of what is in the ledger, whoever brought it there. */
const OF_EDITORS = {
  own: { ...signedInOnly("done"), member: "forbidden" },
  anothers: { ...signedInOnly("done"), member: "forbidden" },
} as const satisfies Pick<Attempt, "own" | "anothers">;

const COMMANDS: Record<string, Attempt> = {
  "reviews/commands/vote castVote": { command: castVote, input: voteOn, ...ALWAYS },
  "reviews/commands/vote withdrawVote": {
    command: withdrawVote,
    input: async (by) => ({ claimId: (await votedBy(by)).id }),
    own: signedInOnly("done"),
    // A vote is named by its claim alone: of another's there is nothing to name.
    anothers: signedInOnly("notFound"),
  },
  "reviews/commands/rating giveRating": {
    command: giveRating,
    input: async (owner) => ({
      ...(await evidenceBy(owner)),
      ...{ grade: "HELPFUL", reasons: ["TO_THE_POINT"] },
    }),
    own: signedInOnly("forbidden"),
    anothers: signedInOnly("done"),
  },
  "reviews/commands/rating withdrawRating": {
    command: withdrawRating,
    input: async (by) => ratedBy(by),
    own: signedInOnly("done"),
    // A rating is named by its item alone: of another's there is nothing to name.
    anothers: signedInOnly("notFound"),
  },
  "annotations/commands/annotate annotateClaim": {
    command: annotateClaim,
    input: async (owner) => ({
      ...{ claimId: (await makeClaim(db, { by: owner })).id, motivation: "COMMENTING" },
      ...{ body: "See the minutes.", audience: "PUBLIC" },
    }),
    ...ALWAYS,
  },
  "annotations/commands/reply replyToAnnotation": {
    command: replyToAnnotation,
    input: async (owner) => ({ ...(await noteBy(owner)), body: "In the minutes." }),
    ...ALWAYS,
  },
  "annotations/commands/revise reviseAnnotation": {
    command: reviseAnnotation,
    input: async (owner) => ({ ...(await noteBy(owner)), body: "Said otherwise." }),
    own: signedInOnly("done"),
    anothers: signedInOnly("forbidden"),
  },
  "annotations/commands/retract retractAnnotation": {
    command: retractAnnotation,
    input: async (owner) => noteBy(owner),
    own: signedInOnly("done"),
    anothers: signedInOnly("forbidden"),
  },
  "annotations/commands/retract restoreAnnotation": {
    command: restoreAnnotation,
    input: async (owner) => noteBy(owner, new Date()),
    own: signedInOnly("done"),
    anothers: signedInOnly("forbidden"),
  },
  "sources/commands/propose proposeSource": {
    command: proposeSource,
    input: async () => ({ type: "book", title: `Book ${randomUUID()}` }),
    ...ALWAYS,
  },
  "sources/commands/import importSources": {
    command: importSources,
    // Whoever may import is shown first what it would do.
    input: async () => ({ text: `@book{one, title = {Book ${randomUUID()}}}` }),
    own: { ...signedInOnly("conflict"), member: "forbidden" },
    anothers: { ...signedInOnly("conflict"), member: "forbidden" },
  },
  "claims/commands/propose proposeClaim": { command: proposeClaim, input: claimOf, ...ALWAYS },
  "claims/commands/place placeClaim": {
    command: placeClaim,
    input: async (owner) => ({ ...(await claimOf(owner)), claimId: (await makeClaim(db)).id }),
    own: { ...signedInOnly("done"), member: "forbidden" },
    anothers: { ...signedInOnly("done"), member: "forbidden" },
  },
  "evidence/commands/propose proposeEvidence": {
    command: proposeEvidence,
    input: evidenceOn,
    ...ALWAYS,
  },
  "evidence/commands/check-fit checkFit": {
    command: checkFit,
    input: async (owner) => readingOf(await evidenceBy(owner)),
    own: signedInOnly("forbidden"),
    anothers: signedInOnly("done"),
  },
  "evidence/commands/attest attestExcerpt": {
    command: attestExcerpt,
    input: async (owner) => {
      const made = await evidenceBy(owner);
      const copy = "Central Library, shelf mark DK 265";
      return { ...addressOfFit(made), revisionId: made.revisionId, copy };
    },
    own: signedInOnly("forbidden"),
    anothers: signedInOnly("done"),
  },
  "evidence/commands/attest withdrawAttestation": {
    command: withdrawAttestation,
    input: async (by) => attestationBy(by),
    own: signedInOnly("done"),
    anothers: signedInOnly("forbidden"),
  },
  "evidence/commands/hold-fit takeFit": {
    command: takeFit,
    input: async (owner) => addressOfFit(await evidenceBy(owner)),
    own: signedInOnly("forbidden"),
    anothers: signedInOnly("done"),
  },
  "evidence/commands/hold-fit takeNextFit": {
    command: takeNextFit,
    // There is always something of somebody else's.
    input: async () => {
      await evidenceBy(await makeReviewer(db));
      return {};
    },
    ...ALWAYS,
  },
  "evidence/commands/hold-fit leaveFit": {
    command: leaveFit,
    input: async (owner) => {
      const { claimId, itemId, revisionId } = await evidenceBy(await makeReviewer(db));
      const held = { claim_id: claimId, evidence_revision_id: revisionId };
      const until = new Date(Date.now() + 60_000);
      await insertRow(db, "fit_holds", { ...held, actor_id: owner.actorId, until });
      return { claimId, evidenceId: itemId };
    },
    own: signedInOnly("done"),
    anothers: signedInOnly("forbidden"),
  },
  "evidence/commands/log-search logSearch": {
    command: logSearch,
    input: async (owner) => ({
      ...{ claimId: (await makeClaim(db, { by: owner })).id, place: "Catalogue" },
      ...{ words: "coalition", searchedOn: "2020-02-29", result: "Nothing was found." },
    }),
    ...ALWAYS,
  },
  "evidence/commands/request makeRequest": {
    command: makeRequest,
    input: async (owner) => ({
      ...{ claimId: (await makeClaim(db, { by: owner })).id, kind: "NEEDS_SOURCE" },
      note: "Who says so?",
    }),
    ...ALWAYS,
  },
  "evidence/commands/request closeRequest": {
    command: closeRequest,
    input: async (owner) => {
      const { id: claimId } = await makeClaim(db);
      const { id: requestId } = await makeRequestRow(db, claimId, { by: owner });
      return { claimId, requestId, closedReason: "It was met." };
    },
    own: signedInOnly("done"),
    anothers: { ...signedInOnly("done"), member: "forbidden" },
  },
  "arguments/commands/propose proposeArgument": {
    command: proposeArgument,
    input: async (owner) => ({
      ...{ claimId: (await makeClaim(db, { by: owner })).id, relation: "REBUTS" },
      ...{ premises: [(await makeClaim(db)).id], wording: "Both cannot hold at once." },
    }),
    ...ALWAYS,
  },
  // Whose the grading is are the teachers of the class; to everybody else there is none of it.
  "classes/commands/give-grade giveGrade": {
    command: giveGrade,
    input: async (owner) => {
      const { work, assignment } = await makeGraded(db, { teacher: owner });
      const level1 = assignment.workRubric.criteria[0]!.levels[0]!.id;
      return { ...work, seen: "0", level1 };
    },
    own: signedInOnly("done"),
    anothers: signedInOnly("notFound"),
  },
  "classes/commands/override-grade overrideGrade": {
    command: overrideGrade,
    input: async (owner) => ({
      ...{ ...(await makeGraded(db, { teacher: owner })).work, seen: "0", act: "set" },
      ...{ percent: "80", reason: "Said more in the lesson." },
    }),
    own: signedInOnly("done"),
    anothers: signedInOnly("notFound"),
  },
  "classes/commands/release-grades releaseGrades": {
    command: releaseGrades,
    input: async (owner) => {
      const { mark, work } = await makeGraded(db, { teacher: owner });
      await mark([2, 2]);
      return { assignmentId: work.assignmentId, of: "all" };
    },
    own: signedInOnly("done"),
    anothers: signedInOnly("notFound"),
  },
  "classes/commands/release-grades recallGrade": {
    command: recallGrade,
    input: async (owner) => {
      const { mark, work, release } = await makeGraded(db, { teacher: owner });
      await mark([2, 2]);
      await release();
      return work;
    },
    own: signedInOnly("done"),
    anothers: signedInOnly("notFound"),
  },
  "classes/commands/see-grade seeGrade": {
    command: seeGrade,
    input: async (owner) => {
      const { mark, work, release } = await makeGraded(db, { student: owner });
      await mark([2, 2]);
      await release();
      return { assignmentId: work.assignmentId };
    },
    own: signedInOnly("done"),
    anothers: signedInOnly("notFound"),
  },
  "classes/commands/unmask-work unmaskWork": {
    command: unmaskWork,
    input: async (owner) => {
      const changes = { naming: "MASKED" };
      const { work } = await makeGraded(db, { teacher: owner, changes });
      return { ...work, reason: "They ask for more time." };
    },
    own: signedInOnly("done"),
    anothers: signedInOnly("notFound"),
  },
  "classes/commands/ask-inquiry askInquiry": {
    command: askInquiry,
    input: async (owner) => {
      const { assignment, open } = await makeGraded(db, { student: owner });
      await open();
      const criterionId = assignment.workRubric.criteria[0]!.id;
      return { assignmentId: assignment.id, criterionId, question: "Why is that so?" };
    },
    own: signedInOnly("done"),
    anothers: signedInOnly("notFound"),
  },
  "classes/commands/answer-inquiry answerInquiry": {
    command: answerInquiry,
    input: async (owner) => {
      const { assignment, open, ask } = await makeGraded(db, { teacher: owner });
      await open();
      const inquiryId = await ask();
      const answer = { outcome: "STANDS", answer: "It names no source." };
      return { assignmentId: assignment.id, inquiryId, seen: "0", ...answer };
    },
    own: signedInOnly("done"),
    anothers: signedInOnly("notFound"),
  },
  "classes/commands/comments keepComment": {
    command: keepComment,
    input: async () => ({ comment: `Well weighed. ${randomUUID()}` }),
    own: signedInOnly("done"),
    // A comment is kept with one's own, whoever one is.
    anothers: signedInOnly("done"),
  },
  "classes/commands/comments removeComment": {
    command: removeComment,
    input: async ({ actorId }) => {
      const kept = { owner_actor_id: actorId, comment: "Well weighed." };
      return { commentId: (await insertRow(db, "bank_comments", kept)).id, goal: "remove" };
    },
    own: signedInOnly("done"),
    anothers: signedInOnly("notFound"),
  },
  "classes/commands/save-work saveWork": {
    command: saveWork,
    input: async (owner) => {
      const { id: assignmentId, claims } = await assignedTo(owner);
      const place = { assignmentId, claimId: claims[0]!.id, device: randomUUID(), kind: "vote" };
      return { ...place, seenHash: "0".repeat(64), rationale: "It is so." };
    },
    own: signedInOnly("done"),
    // Work is named by its assignment alone, and of another class's there is nothing.
    anothers: signedInOnly("notFound"),
  },
  "classes/commands/hand-in handIn": {
    command: handIn,
    input: async (owner, by) => {
      const assignment = await assignedTo(owner);
      const place = { assignmentId: assignment.id, claimId: assignment.claims[0]!.id };
      const part = { ...place, device: randomUUID(), kind: "vote", seenHash: "0".repeat(64) };
      await answerOf(saveWork, viewerOf(by), { ...part, rationale: "It is so." });
      return { assignmentId: assignment.id, asItIs: "yes" };
    },
    own: signedInOnly("done"),
    anothers: signedInOnly("notFound"),
  },
  "classes/commands/choose-pseudonym choosePseudonym": {
    command: choosePseudonym,
    input: async (owner, by) => {
      const { id: assignmentId, claims } = await assignedTo(owner, { naming: "PSEUDONYMS" });
      const place = { assignmentId, claimId: claims[0]!.id, device: randomUUID(), kind: "vote" };
      const part = { ...place, seenHash: "0".repeat(64), rationale: "It is so." };
      await answerOf(saveWork, viewerOf(by), part);
      return { assignmentId, pseudonym: "Grey Heron" };
    },
    own: signedInOnly("done"),
    anothers: signedInOnly("notFound"),
  },
  "moderation/commands/accept acceptContribution": {
    command: acceptContribution,
    input: async (owner) => proposalOf(owner),
    own: signedInOnly("forbidden"),
    anothers: { ...signedInOnly("done"), member: "notFound" },
  },
  "moderation/commands/accept sendBackContribution": {
    command: sendBackContribution,
    input: async (owner) => ({ ...(await proposalOf(owner)), reason: "Name the chapter." }),
    own: signedInOnly("forbidden"),
    anothers: { ...signedInOnly("done"), member: "notFound" },
  },
  "moderation/commands/revise reviseContribution": {
    command: reviseContribution,
    input: async (owner) => {
      const { kind, claimId, contributionId, revisionId } = await liveArgumentOf(owner);
      const wording = "Both of these cannot hold at once.";
      return { kind, claimId, contributionId, revisionId, wording, reason: "It reads better." };
    },
    ...ALWAYS,
  },
  "moderation/commands/correct-place correctPlace": {
    command: correctPlace,
    input: async (owner) => {
      const made = await pieceBy(owner);
      const editionId = await makeEdition(db, made.sourceId);
      const found = { status: "WRONG_LOCATOR", locator_check: "ELSEWHERE", locator: "chapter V" };
      const answer = {
        ...found,
        edition_id: editionId,
        start: 0,
        end: 3,
        matched: "the",
        reason: null,
      };
      await makeExcerptCheck(db, made, { answer });
      return { claimId: made.claimId, evidenceId: made.id, revisionId: made.revisionId };
    },
    ...ALWAYS,
  },
  "moderation/commands/settle-fit settleFit": {
    command: settleFit,
    input: async (owner) => {
      const made = await pieceBy(owner);
      await makeFitCheck(db, made, { reads: { direction: "CONTRADICTS" } });
      return {
        ...{ claimId: made.claimId, evidenceId: made.id, revisionId: made.revisionId },
        ...{ outcome: "STANDS", reason: "The words say so." },
      };
    },
    own: signedInOnly("forbidden"),
    anothers: { ...signedInOnly("done"), member: "forbidden" },
  },
  "moderation/commands/look-at-standing lookAtStanding": {
    command: lookAtStanding,
    input: async (owner) => {
      const made = await pieceBy(owner);
      await makeStandingChange(db, made.sourceId);
      const named = { claimId: made.claimId, evidenceId: made.id, revisionId: made.revisionId };
      return { ...named, note: "Another chapter is meant." };
    },
    own: signedInOnly("forbidden"),
    anothers: { ...signedInOnly("done"), member: "forbidden" },
  },
  "moderation/commands/retract retractContribution": {
    command: retractContribution,
    input: async (owner) => ({ ...(await liveArgumentOf(owner)), reason: "I was wrong." }),
    own: signedInOnly("done"),
    anothers: signedInOnly("forbidden"),
  },
  "moderation/commands/retract restoreContribution": {
    command: restoreContribution,
    input: async (owner) => {
      const argument = await liveArgumentOf(owner);
      const reason = "I was wrong.";
      await answerOf(retractContribution, viewerOf(owner), { ...argument, reason });
      return { ...argument, decisionId: await newestDecisionOn(db, argument) };
    },
    own: signedInOnly("done"),
    // What is taken out is its author's and the editors'.
    anothers: { ...signedInOnly("done"), member: "notFound" },
  },
  "moderation/commands/flag raiseFlag": {
    command: raiseFlag,
    input: async (owner) => ({
      on: flaggedName(await makeThing(db, "evidence", owner)),
      reason: "MISQUOTED",
    }),
    own: signedInOnly("forbidden"),
    anothers: signedInOnly("done"),
  },
  "moderation/commands/rule giveRuling": {
    command: giveRuling,
    input: async (owner) => {
      const thing = await makeFlagged(db, "evidence", owner);
      const line = await lineOf(await makeReviewer(db, { role: "EDITOR" }), thing);
      return {
        ...{ on: flaggedName(thing), seen: line?.seen, kind: "HIDE" },
        publicReason: "It is not in that chapter.",
      };
    },
    // Whether something is flagged is for editors to know.
    own: { ...signedInOnly("forbidden"), member: "notFound" },
    anothers: { ...signedInOnly("done"), member: "notFound" },
  },
  "moderation/commands/review answerRuling": {
    command: answerRuling,
    input: async (owner) => ({ rulingId: await rulingOn(owner), body: "It is in that chapter." }),
    own: signedInOnly("done"),
    anothers: signedInOnly("forbidden"),
  },
  "moderation/commands/review reviewRuling": {
    command: reviewRuling,
    input: async (owner) => {
      const rulingId = await rulingOn(owner);
      await answer(owner, rulingId);
      return { rulingId, decision: "overturn", publicReason: "It is in that chapter." };
    },
    own: signedInOnly("forbidden"),
    anothers: { ...signedInOnly("done"), member: "forbidden" },
  },
  "moderation/commands/review liftSuspension": {
    command: liftSuspension,
    input: async (owner) => ({
      ...{ rulingId: await rulingOn(owner, "SUSPEND"), reason: "A month has passed." },
    }),
    own: signedInOnly("forbidden"),
    anothers: { ...signedInOnly("forbidden"), admin: "done" },
  },
  "moderation/commands/redact redactText": {
    command: redactText,
    input: async (owner) => {
      const { id } = await makeClaim(db, { by: owner });
      const given = { on: `claim:${id}`, only: "Lenin intended", ground: "COURT_ORDER" };
      const input = { ...given, publicReason: "Ordered by a court." };
      // What was shown, by somebody who may.
      const by = viewerOf(await makeReviewer(db, { role: "ADMIN" }));
      const shown = await redactText.execute(by, input, { clock: systemClock });
      if (shown.ok || shown.failure.kind !== "conflict") throw new Error("nothing was shown");
      return { ...input, seal: shown.failure.details?.seal };
    },
    own: signedInOnly("forbidden"),
    anothers: { ...signedInOnly("forbidden"), admin: "done" },
  },
  "moderation/commands/report reportRights": {
    command: reportRights,
    input: async () => ({
      ...{ about: "/claims/0000000000", reason: "COPYRIGHT", contact: "" },
      note: "It quotes two pages of my book.",
    }),
    own: { ...signedInOnly("done"), anyone: "done" },
    anothers: { ...signedInOnly("done"), anyone: "done" },
  },
  "sources/commands/standing changeStanding": {
    command: changeStanding,
    input: async (owner) => ({
      ...{ sourceId: (await makeSource(db, { by: owner })).id, from: "GOOD" },
      ...{ standing: "DISPUTED", reason: "Two reviews question it." },
    }),
    own: { ...signedInOnly("done"), member: "forbidden" },
    anothers: { ...signedInOnly("done"), member: "forbidden" },
  },
  "sources/commands/give-text giveText": {
    command: giveText,
    input: async (owner) => givenText((await makeSource(db, { by: owner })).id),
    ...OF_EDITORS,
  },
  "sources/commands/cancel-text cancelText": {
    command: cancelText,
    input: async (owner) => importOf(owner),
    ...OF_EDITORS,
  },
  "sources/commands/store-given-text storeGivenText": {
    command: storeGivenText,
    input: async (owner) => {
      const { importId } = await importOf(owner, { state: "READING", taken_at: new Date() });
      const words = storable({ text: randomUUID(), blocks: [], map: [] });
      return { importId, attempt: 0, words, notes: [] };
    },
    ...OF_EDITORS,
  },
  "sources/commands/read-text readText": {
    command: readText,
    input: async () => ({ act: "reclaim" }),
    ...NEVER,
  },
  "sources/commands/change-rights changeRights": {
    command: changeRights,
    input: async (owner) => ({
      ...{ ...(await textOf(owner)), from: "PUBLIC_DOMAIN", rights: "UNKNOWN", label: "Printing" },
    }),
    ...OF_EDITORS,
  },
  "sources/commands/withdraw-text withdrawText": {
    command: withdrawText,
    input: (owner) => textOf(owner),
    ...OF_EDITORS,
  },
  "sources/commands/withdraw-text restoreText": {
    command: restoreText,
    input: async (owner) => {
      const text = await textOf(owner);
      await makeWithdrawal(db, text.editionId);
      return text;
    },
    ...OF_EDITORS,
  },
  "sources/commands/lineage changeLineage": {
    command: changeLineage,
    input: async (owner) => ({
      ...{ act: "lean", sourceId: (await makeSource(db, { by: owner })).id },
      ...{ leansOnId: (await makeSource(db)).id, kind: "QUOTES", reason: "Its preface says so." },
    }),
    own: { ...signedInOnly("done"), member: "forbidden" },
    anothers: { ...signedInOnly("done"), member: "forbidden" },
  },
  "evidence/commands/settle-requests settleRequests": {
    command: settleRequests,
    input: async (owner) => ({ claimId: (await makeClaim(db, { by: owner })).id }),
    ...NEVER,
  },
  "sources/commands/merge mergeSource": {
    command: mergeSource,
    input: async (owner) => ({
      sourceId: (await makeSource(db, { by: owner })).id,
      ...{ intoId: (await makeSource(db)).id, reason: "Both have the same ISBN." },
    }),
    own: { ...signedInOnly("done"), member: "forbidden" },
    anothers: { ...signedInOnly("done"), member: "forbidden" },
  },
  "sources/commands/merge unmergeSource": {
    command: unmergeSource,
    input: async (owner) => {
      const [copy, kept] = [await makeSource(db, { by: owner }), await makeSource(db)];
      await mergeSources(db, copy.id, kept.id);
      return { sourceId: copy.id, reason: "They are two editions." };
    },
    own: { ...signedInOnly("done"), member: "forbidden" },
    anothers: { ...signedInOnly("done"), member: "forbidden" },
  },
  "classes/commands/open-class openClass": {
    command: openClass,
    input: async () => ({ name: "History", timeZone: "UTC" }),
    ...ALWAYS,
  },
  "classes/commands/revise-class reviseClass": {
    command: reviseClass,
    input: async (teacher) => ({ ...(await classOf(teacher)), name: "Sources", timeZone: "UTC" }),
    ...OF_ITS_PEOPLE,
  },
  "classes/commands/revise-class archiveClass": {
    command: archiveClass,
    input: async (teacher) => ({ ...(await classOf(teacher)), goal: "archive" }),
    ...OF_ITS_PEOPLE,
  },
  "classes/commands/renew-code renewCode": {
    command: renewCode,
    input: async (teacher) => ({ ...(await classOf(teacher)), goal: "renew" }),
    ...OF_ITS_PEOPLE,
  },
  "classes/commands/join-class joinClass": {
    command: joinClass,
    // Whoever has the code comes in.
    input: async (teacher) => ({ code: await makeJoinCode(db, await makeClass(db, { teacher })) }),
    ...ALWAYS,
  },
  "classes/commands/leave-class leaveClass": {
    command: leaveClass,
    input: async (student) => {
      const { id: classId } = await makeClass(db);
      await enrol(db, classId, student);
      return { classId, goal: "leave" };
    },
    ...OF_ITS_PEOPLE,
  },
  "classes/commands/appoint appointPerson": {
    command: appointPerson,
    input: async (teacher) => {
      const { classId } = await classOf(teacher);
      const enrolmentId = await enrol(db, classId, await makeReviewer(db));
      return { classId, enrolmentId, from: "STUDENT", role: "ASSISTANT" };
    },
    ...OF_ITS_PEOPLE,
  },
  "classes/commands/appoint handOverClass": {
    command: handOverClass,
    input: async (teacher) => {
      const { classId } = await classOf(teacher);
      return { classId, enrolmentId: await enrol(db, classId, await makeReviewer(db)) };
    },
    ...OF_ITS_PEOPLE,
  },
  "classes/commands/copy-class copyClass": {
    command: copyClass,
    input: async (teacher) => ({ ...(await classOf(teacher)), name: "Another year" }),
    ...OF_ITS_PEOPLE,
  },
  "classes/commands/delete-class deleteClass": {
    command: deleteClass,
    input: async (teacher) => ({ ...(await classOf(teacher)), typedName: "History, 11b" }),
    ...OF_ITS_PEOPLE,
  },
  "classes/commands/delete-class keepClass": {
    command: keepClass,
    input: async (teacher) => {
      const { classId } = await classOf(teacher);
      const asked = { classId, typedName: "History, 11b" };
      await answerOf(deleteClass, viewerOf(teacher), asked);
      return { classId };
    },
    ...OF_ITS_PEOPLE,
  },
  // By its id alone: whose it is is nothing to an administrator, who reads nothing of it.
  "classes/commands/delete-class administerClass": {
    command: administerClass,
    input: async (teacher) => ({
      ...{ ...(await classOf(teacher)), goal: "delete", reason: "The school closed." },
    }),
    own: { ...signedInOnly("forbidden"), admin: "done" },
    anothers: { ...signedInOnly("forbidden"), admin: "done" },
  },
  "classes/commands/erase-classes eraseClasses": {
    command: eraseClasses,
    input: async () => ({}),
    ...NEVER,
  },
  "classes/commands/leave-class endEnrolment": {
    command: endEnrolment,
    input: async (teacher) => {
      const { classId } = await classOf(teacher);
      const enrolmentId = await enrol(db, classId, await makeReviewer(db));
      return { classId, enrolmentId, goal: "end" };
    },
    ...OF_ITS_PEOPLE,
  },
  "follows/commands/follow beginFollow": {
    command: beginFollow,
    input: async (owner) => ({ kind: "claim", id: (await makeClaim(db, { by: owner })).id }),
    ...ALWAYS,
  },
  "follows/commands/follow endFollow": {
    command: endFollow,
    input: async (owner) => {
      const followed = { kind: "claim" as const, id: (await makeClaim(db)).id };
      await answerOf(beginFollow, viewerOf(owner), followed);
      return followed;
    },
    own: signedInOnly("done"),
    // What one follows is named by the thing alone: of another's following there is nothing to name.
    anothers: signedInOnly("conflict"),
  },
  "follows/commands/read readNotices": {
    command: readNotices,
    // Reaches only one's own, whichever it names: see below.
    input: async () => ({ noticeIds: randomUUID(), shownAt: new Date().toISOString() }),
    ...ALWAYS,
  },
  "follows/commands/mail chooseMail": {
    command: chooseMail,
    // Names nobody: what is chosen is for oneself.
    input: async () => ({ cadence: "DAILY", timeZone: "UTC" }),
    ...ALWAYS,
  },
  "follows/commands/mail stopMail": {
    command: stopMail,
    // Whoever has the letter may, signed in or not.
    input: async (owner) => ({ token: await letterOf(owner), goal: "stop" }),
    own: { ...signedInOnly("done"), anyone: "done" },
    anothers: { ...signedInOnly("done"), anyone: "done" },
  },
  "follows/commands/digests digest": {
    command: digest,
    input: async () => ({ digestId: randomUUID(), act: "write" }),
    ...NEVER,
  },
  "follows/commands/digests gatherDigests": {
    command: gatherDigests,
    input: async () => ({}),
    ...NEVER,
  },
  "follows/commands/remind remindOfAssignment": {
    command: remindOfAssignment,
    input: async (teacher) => ({ ...(await assignedBy(teacher)), hours: 48 }),
    ...NEVER,
  },
  "follows/commands/tell tellOfEvent": {
    command: tellOfEvent,
    input: async () => ({ eventId: "1", name: "claim.propose" }),
    ...NEVER,
  },
  "identity/commands/drafts keepDraft": {
    command: keepDraft,
    // Names nobody: what is kept is one's own.
    input: async () => ({ ...draftOf(await makeClaim(db)), rationale: "I read the minutes." }),
    ...ALWAYS,
  },
  "identity/commands/drafts discardDraft": {
    command: discardDraft,
    input: async () => draftOf(await makeClaim(db)),
    ...ALWAYS,
  },
  "identity/commands/roles changeRole": {
    command: changeRole,
    input: async ({ profileId }) => ({ profileId, role: "EDITOR" }),
    own: signedInOnly("forbidden"),
    anothers: { ...signedInOnly("forbidden"), admin: "done" },
  },
  "identity/commands/invitations giveInvitation": {
    command: giveInvitation,
    input: async () => ({
      email: `${randomUUID()}@example.org`,
      tokenSha256: sha256Hex(randomUUID()),
    }),
    own: { ...signedInOnly("forbidden"), admin: "done" },
    anothers: { ...signedInOnly("forbidden"), admin: "done" },
  },
  "identity/commands/sessions endSession": {
    command: endSession,
    input: async (owner) => ({ sessionId: await sessionOf(owner) }),
    own: signedInOnly("done"),
    anothers: signedInOnly("notFound"),
  },
  "identity/commands/sessions endOtherSessions": {
    command: endOtherSessions,
    // Names nobody's session, so that it reaches only one's own: see below.
    input: async () => ({}),
    ...ALWAYS,
  },
  "identity/commands/letters markDelivered": {
    command: markDelivered,
    input: async () => ({ letterId: randomUUID() }),
    ...NEVER,
  },
  "identity/commands/appoint appointAdmin": {
    command: appointAdmin,
    input: async () => ({
      ...{ email: "usurper@example.org", name: "Usurper", role: "ADMIN", passwordHash: "x" },
    }),
    ...NEVER,
  },
  "identity/commands/appoint seedPeople": {
    command: seedPeople,
    input: async () => ({ people: [] }),
    ...NEVER,
  },
  "identity/commands/forget forgetEnded": {
    command: forgetEnded,
    input: async () => ({}),
    ...NEVER,
  },
  "classes/commands/make-assignment makeAssignment": {
    command: makeAssignment,
    input: async (teacher) => ({
      ...{ classId: (await makeClass(db, { teacher })).id, claims: [(await makeClaim(db)).id] },
      ...{ tasks: ["VOTE"], late: "ACCEPTED", ...(await assignmentWords()) },
    }),
    ...OF_ITS_PEOPLE,
  },
  "classes/commands/revise-assignment reviseAssignment": {
    command: reviseAssignment,
    input: async (teacher) => ({
      ...{ ...(await assignedBy(teacher)), scope: "words", ...(await assignmentWords()) },
      ...{ late: "ACCEPTED", revision: "1" },
    }),
    ...OF_ITS_PEOPLE,
  },
  "classes/commands/assign-assignment assignAssignment": {
    command: assignAssignment,
    input: (teacher) => assignedBy(teacher, { assigned_at: null }),
    ...OF_ITS_PEOPLE,
  },
  "classes/commands/assign-assignment withdrawAssignment": {
    command: withdrawAssignment,
    input: (teacher) => assignedBy(teacher),
    ...OF_ITS_PEOPLE,
  },
  "classes/commands/discard-assignment discardAssignment": {
    command: discardAssignment,
    input: async (teacher) => ({
      ...{ ...(await assignedBy(teacher, { assigned_at: null })), goal: "discard" },
    }),
    ...OF_ITS_PEOPLE,
  },
  "classes/commands/copy-assignment copyAssignment": {
    command: copyAssignment,
    input: async (teacher) => ({ ...(await assignedBy(teacher)), ...(await classOf(teacher)) }),
    ...OF_ITS_PEOPLE,
  },
  "classes/commands/extend grantExtension": {
    command: grantExtension,
    input: async (teacher) => ({
      ...{ ...(await studentOf(teacher)), until: "2040-03-08T23:59", seen: "none" },
    }),
    ...OF_ITS_PEOPLE,
  },
  "classes/commands/extend withdrawExtension": {
    command: withdrawExtension,
    input: async (teacher) => {
      const student = await studentOf(teacher);
      const extensionId = await makeExtension(db, { ...student, by: teacher });
      return { ...student, extensionId, goal: "withdraw" };
    },
    ...OF_ITS_PEOPLE,
  },
  "classes/commands/templates keepTemplate": {
    command: keepTemplate,
    input: async (teacher) => ({ ...(await assignedBy(teacher)), title: "A lesson" }),
    ...OF_ITS_PEOPLE,
  },
  "classes/commands/templates removeTemplate": {
    command: removeTemplate,
    input: async (owner) => {
      const { assignmentId } = await assignedBy(owner);
      const kept = await keepTemplate.execute(
        viewerOf(owner),
        { assignmentId, title: "A lesson" },
        { clock: systemClock },
      );
      if (!kept.ok) throw new Error(kept.failure.kind);
      return { templateId: kept.value.result.templateId, goal: "remove" };
    },
    ...OF_ITS_PEOPLE,
  },
  "classes/commands/release-on-date releaseOnDate": {
    command: releaseOnDate,
    input: (teacher) => assignedBy(teacher),
    ...NEVER,
  },
  "classes/commands/add-own-claim addOwnClaim": {
    command: addOwnClaim,
    input: async (teacher) => ({ ...(await classOf(teacher)), ...OWN_CLAIM }),
    ...OF_ITS_PEOPLE,
  },
  "classes/commands/add-to-own-claim addOwnEvidence": {
    command: addOwnEvidence,
    input: async (teacher) => ({
      ...{ ...(await ownClaimOf(teacher)), sourceId: (await makeSource(db)).id },
      ...{ excerpt: "a monopoly of power", locatorLabel: "page", locatorValue: "5" },
      ...{ direction: "SUPPORTS", directness: "DIRECT" },
    }),
    ...OF_ITS_PEOPLE,
  },
  "classes/commands/add-to-own-claim addOwnArgument": {
    command: addOwnArgument,
    input: async (teacher) => ({
      ...{ ...(await ownClaimOf(teacher)), claims: [(await makeClaim(db)).id] },
      ...{ relation: "REBUTS", wording: "Both cannot hold at once." },
    }),
    ...OF_ITS_PEOPLE,
  },
  "classes/commands/revise-own reviseOwn": {
    command: reviseOwn,
    input: async (teacher) => {
      const { classId, claimId } = await ownClaimOf(teacher);
      const { revisionId: seen } = (await getOwnClaim(viewerOf(teacher), classId, claimId))!;
      const words = { sentence: "It was not so.", claimKind: "FACTUAL" };
      return { kind: "claim", classId, claimId, seen, ...words };
    },
    ...OF_ITS_PEOPLE,
  },
  "classes/commands/retract-own retractOwn": {
    command: retractOwn,
    input: async (teacher) => ({
      ...{ ...(await ownClaimOf(teacher)), kind: "claim", reason: "It is too hard." },
    }),
    ...OF_ITS_PEOPLE,
  },
  "classes/commands/retract-own restoreOwn": {
    command: restoreOwn,
    input: async (teacher) => {
      const named = { ...(await ownClaimOf(teacher)), kind: "claim" };
      await answerOf(retractOwn, viewerOf(teacher), { ...named, reason: "It is too hard." });
      return named;
    },
    ...OF_ITS_PEOPLE,
  },
  "classes/commands/claim-sets keepClaimSet": {
    command: keepClaimSet,
    input: async () => ({ title: "October", claims: [(await makeClaim(db)).id] }),
    ...ALWAYS,
  },
  "classes/commands/claim-sets reviseClaimSet": {
    command: reviseClaimSet,
    input: async (owner) => {
      const said = { title: "October", claims: [(await makeClaim(db)).id] };
      const claimSetId = await claimSetOf(owner, said);
      return { claimSetId, seen: claimSetSeen(said), ...said, title: "November" };
    },
    ...OF_ITS_PEOPLE,
  },
  "classes/commands/claim-sets removeClaimSet": {
    command: removeClaimSet,
    input: async (owner) => {
      const said = { title: "October", claims: [(await makeClaim(db)).id] };
      return { claimSetId: await claimSetOf(owner, said), goal: "remove" };
    },
    ...OF_ITS_PEOPLE,
  },
  "classes/commands/import-roster importRoster": {
    command: importRoster,
    // What it would do is shown first.
    input: async (teacher) => ({ ...(await classOf(teacher)), text: "name\nAnna" }),
    own: signedInOnly("conflict"),
    anothers: signedInOnly("notFound"),
  },
  "classes/commands/keep-roster correctRoster": {
    command: correctRoster,
    input: async (teacher) => ({ ...(await expectedBy(teacher)), name: "Anna B." }),
    own: signedInOnly("done"),
    anothers: signedInOnly("notFound"),
  },
  "classes/commands/keep-roster removeFromRoster": {
    command: removeFromRoster,
    input: async (teacher) => ({ ...(await expectedBy(teacher)), goal: "remove" }),
    own: signedInOnly("done"),
    anothers: signedInOnly("notFound"),
  },
  "classes/commands/keep-roster renewReturnCodes": {
    command: renewReturnCodes,
    input: (teacher) => classOf(teacher),
    // Nobody in it is without an address.
    own: signedInOnly("conflict"),
    anothers: signedInOnly("notFound"),
  },
  "classes/commands/join-class joinExpected": {
    command: joinExpected,
    input: async (owner) => {
      const { entryId } = await expectedBy(await makeReviewer(db), `${owner.handle}@example.org`);
      return { entryId };
    },
    own: signedInOnly("done"),
    anothers: signedInOnly("notFound"),
    // They have no address by which they could be expected.
    guests: "notFound",
  },
  "identity/commands/set-listing setListing": {
    command: setListing,
    // One's own whoever sends it: it names nobody else.
    input: async () => ({ isListed: "no" }),
    ...ALWAYS,
  },
  "claims/commands/anchor-texts anchorTexts": {
    command: anchorTexts,
    input: async (owner) => ({ sourceId: (await makeSource(db, { by: owner })).id }),
    ...NEVER,
  },
  "publishing/commands drawText": {
    command: drawText,
    input: async (owner) => ({ sourceId: (await makeSource(db, { by: owner })).id }),
    ...NEVER,
  },
  "publishing/commands drawBylines": {
    command: drawBylines,
    input: async ({ actorId }) => ({ actorId }),
    ...NEVER,
  },
  "evidence/commands/check checkEvidence": {
    command: checkEvidence,
    input: async (owner) => {
      const { claimId, itemId: evidenceId } = await evidenceBy(owner);
      return { claimId, evidenceId };
    },
    ...NEVER,
  },
  "verdicts/commands recountClaim": {
    command: recountClaim,
    input: async (owner) => ({ claimId: (await makeClaim(db, { by: owner })).id }),
    ...NEVER,
  },
};

async function classOf(teacher: Reviewer): Promise<{ classId: string }> {
  return { classId: (await makeClass(db, { teacher })).id };
}

const OWN_CLAIM = { sentence: "It was so.", kind: "FACTUAL" };

async function ownClaimOf(teacher: Reviewer) {
  const { classId } = await classOf(teacher);
  const call = { clock: systemClock };
  const added = await addOwnClaim.execute(viewerOf(teacher), { classId, ...OWN_CLAIM }, call);
  if (!added.ok) throw new Error("no claim was added");
  return added.value.result;
}

async function claimSetOf(owner: Reviewer, said: { title: string; claims: string[] }) {
  const kept = await keepClaimSet.execute(viewerOf(owner), said, { clock: systemClock });
  if (!kept.ok) throw new Error("no set was kept");
  return kept.value.result.claimSetId;
}

async function expectedBy(teacher: Reviewer, email: string | null = null) {
  const { classId } = await classOf(teacher);
  const row = { class_id: classId, name: "Anna", email, added_by_actor_id: teacher.actorId };
  return { classId, entryId: (await insertRow(db, "roster_entries", row)).id as string };
}

async function assignedBy(teacher: Reviewer, changes = {}): Promise<{ assignmentId: string }> {
  const of = await makeClass(db, { teacher });
  return { assignmentId: (await makeAssignmentRow(db, { of, changes })).id };
}

async function studentOf(teacher: Reviewer) {
  const of = await makeClass(db, { teacher });
  const { id: assignmentId } = await makeAssignmentRow(db, { of });
  return { assignmentId, enrolmentId: await enrol(db, of.id, await makeReviewer(db)) };
}

const assignmentWords = async () => ({
  ...{ title: "Who wanted what", opens: "2040-03-01T08:00", due: "2040-03-08T23:59" },
  ...fieldsOfRubric("work", templateNamed("first-lesson")!.workRubric),
});

async function rulingOn(owner: Reviewer, kind = "WARN"): Promise<string> {
  const admin = await makeReviewer(db, { role: "ADMIN" });
  return ruled(admin, await makeFlagged(db, "evidence", owner), kind);
}

const givenText = (sourceId: string) => ({
  ...{ sourceId, way: "paste", text: "It was so.", role: "ORIGINAL", label: "First printing" },
  ...{ language: "en", rights: "UNKNOWN" },
});

async function importOf({ actorId }: Reviewer, changes = {}) {
  const { id: sourceId } = await makeSource(db);
  return { sourceId, importId: await makeImport(db, { sourceId, actorId }, changes) };
}

async function textOf(owner: Reviewer) {
  const { id } = await makeSource(db, { by: owner });
  return { editionId: await makeEdition(db, id), reason: "It was looked into." };
}

const INSIDE = "the commands beside it, in their transaction";
/** What no viewer reaches but through the door that is named; each has its tests beside it. */
const BEHIND_DOORS: Record<string, string> = {
  "sources/commands/add addSource": "proposeSource and proposeEvidence, in their transaction",
  "sources/commands/add-many addSources": "importSources, in its transaction",
  "sources/commands/persons personsCalled": "what names authors and speakers, in its transaction",
  "sources/commands/persons personsNamed": "what names authors and speakers, in its transaction",
  "claims/commands/add addClaim": "proposeClaim and proposeArgument, in their transaction",
  "claims/commands/document documentOf": "the subject of what acts on a document",
  "claims/commands/open-claim openClaimOf": "the subject of what acts on a claim",
  "classes/commands/graded-work appendGrade": "giveGrade and overrideGrade",
  "classes/commands/graded-work changeSince": "giveGrade and overrideGrade",
  "classes/commands/graded-work gradeOfWork": "handIn and holdGrade: the name of a lock",
  "classes/commands/graded-work holdGrade": "giveGrade and overrideGrade",
  "classes/commands/graded-work obstacleToGrading": "giveGrade and overrideGrade",
  "classes/commands/begin-work beginWork": "saveWork, in its transaction",
  "classes/commands/begin-work takePseudonym": "saveWork and choosePseudonym, in their transaction",
  "classes/commands/keep-additions keepAdditions": "handIn, in its transaction",
  "classes/commands/keep-judgements keepAppraisals": "handIn, in its transaction",
  "classes/commands/keep-judgements keepVotes": "handIn, in its transaction",
  "classes/commands/work-parts draftToSave": "saveWork, in its transaction",
  "classes/commands/work-parts partIn": "a name",
  "classes/commands/marking readMarks": "giveGrade and answerInquiry",
  "classes/commands/marking recordsElsewhere": "giveGrade and answerInquiry",
  "classes/commands/marking writeMarks": "giveGrade and answerInquiry",
  "classes/commands/comments addToBank": "keepComment and giveGrade",
  "classes/commands/enrol-student enrolStudent": "what lets people into a class",
  "classes/commands/enrol-student goOnAsStudent": "what lets people into a class",
  "classes/commands/join-class classOfCode": "what lets people into a class",
  "classes/commands/enrol-student takeUpEntry": "what lets people into a class",
  "classes/commands/enter-class enterClass": "enterClassAction: the code of a class",
  "identity/commands/come-back comeBack": "comeBackAction: a return code",
  "identity/commands/come-back openSession": "what proved who somebody is",
  "identity/commands/give-address confirmGivenAddress":
    "confirmGivenAddressAction: the token of a letter",
  "identity/commands/give-address giveAddress": "giveAddressAction: session",
  "identity/commands/erase-person erasePerson": "what ends an account, or a class with its guests",
  "identity/commands/instant openInstants": "what lets people into a class",
  "identity/commands/instant renewReturnCodes": "what makes new codes",
  "identity/commands/wordings givenAddressLetter": "words",
  "classes/commands/copied-assignment assignmentsToCopy": "copyClass, in its transaction",
  "classes/commands/copied-assignment copyAssignmentInto": INSIDE,
  "classes/commands/new-class makeNewClass": "openClass and copyClass, in their transaction",
  "classes/commands/subjects endingClassSubject": "the subject of what deletes and keeps a class",
  "classes/commands/subjects ownGradeSubject": "the subject of a grade that is read",
  "classes/commands/subjects assignmentSubject": "the subject of what acts on an assignment",
  "classes/commands/subjects gradingSubject": "the subject of what grades",
  "classes/commands/subjects classSubject": "the subject of what acts on a class",
  "classes/commands/subjects workSubject": "the subject of what a student does",
  "classes/commands/subjects savingSubject": "the subject of what a student saves",
  "claims/commands/occurrence addOccurrence": "proposeClaim and placeClaim, in their transaction",
  "claims/commands/occurrence findWords": "proposeClaim and placeClaim, in their transaction",
  "claims/commands/occurrence unknownAsserter": "proposeClaim and placeClaim",
  "arguments/commands/add addArgument": "proposeArgument, in its transaction",
  "arguments/commands/add obstacleTo": "proposeArgument, in its transaction",
  "arguments/commands/add signatureOfDraft": "a hash",
  "annotations/commands/allowance lockWriter": "what writes notes, in its transaction",
  "annotations/commands/allowance tooMuchInPublic": "what writes notes, in its transaction",
  "annotations/commands/note holdNote": "what changes notes, in its transaction",
  "annotations/commands/note noteToJudge": "what changes notes, in its transaction",
  "identity/commands/administrators isLastAdministrator":
    "deleteAccount and giveRuling, in their transaction",
  "identity/commands/appoint createAdmin": "the operator's terminal",
  "identity/commands/appoint seedCast": "the seed",
  "identity/commands/appoint seedOthers": "the seed",
  "identity/commands/confirm confirmAddress": "confirmAddressAction: the token of a letter",
  "identity/commands/confirm postConfirmation": "openAccount and signIn, after the password",
  "identity/commands/delete-account deleteAccount":
    "deleteAccountAction: session and present password",
  "identity/commands/invitations invite": "the operator's terminal",
  "identity/commands/invitations acceptInvitation":
    "acceptInvitationAction: the token of an invitation",
  "identity/commands/letters postLetter": "what posts letters, in its transaction",
  "identity/commands/letters keepLetter": "digest, in its transaction",
  "follows/commands/digests sendDigest": "the worker",
  "follows/commands/people-concerned people": "pieces of SQL",
  "identity/commands/letters deliverLetter": "the worker",
  "identity/commands/open-account openAccount": "openAccountAction",
  "identity/commands/open-account freeHandle": "what opens accounts",
  "identity/commands/open-account writeAccount": "what opens accounts",
  "identity/commands/open-account onceMoreIfTaken": "what opens accounts",
  "identity/commands/passwords requestReset": "requestResetAction",
  "identity/commands/passwords resetPassword": "resetPasswordAction: the token of a letter",
  "identity/commands/passwords changePassword":
    "changePasswordAction: session and present password",
  "identity/commands/roles giveRole": "the operator's terminal",
  "identity/commands/sign-in signIn": "signInAction",
  "identity/commands/sign-in signOut": "signOutAction",
  "identity/commands/wordings confirmationLetter": "words",
  "identity/commands/wordings knownAddressLetter": "words",
  "identity/commands/wordings resetLetter": "words",
  "identity/commands/wordings passwordChangedLetter": "words",
  "evidence/commands/check-fit lockFit": INSIDE,
  "evidence/commands/check-fit readFit": INSIDE,
  "moderation/commands/effects carryOut": INSIDE,
  "moderation/commands/effects endSuspension": INSIDE,
  "moderation/commands/effects holdSubject": INSIDE,
  "moderation/commands/effects undo": INSIDE,
  "moderation/commands/flag lockFlagged": INSIDE,
  "moderation/commands/obstacles mergedObstacle": INSIDE,
  "moderation/commands/obstacles missingSources": INSIDE,
  "moderation/commands/obstacles obstacleToLive": INSIDE,
  "moderation/commands/obstacles sourceStays": INSIDE,
  "moderation/commands/obstacles twinObstacle": INSIDE,
  "moderation/commands/ruling-letters tellAuthor": INSIDE,
  "moderation/commands/ruling-letters tellLifted": INSIDE,
  "moderation/commands/ruling-letters tellOutcome": INSIDE,
  "moderation/commands/ruling-letters tellReporters": INSIDE,
  "moderation/commands/redact-copies wordsStaying": "redactText, in its transaction",
  "moderation/commands/redact-copies redactCopies": "redactText, in its transaction",
  "moderation/commands/redact-reports answerReports": "redactText, in its transaction",
  "moderation/commands/redact-reports lockReported": "redactText, in its transaction",
  "moderation/commands/redact-reports readReports": "redactText, in its transaction",
  "moderation/commands/redact-rows carryOut": "redactText, in its transaction",
  "moderation/commands/redact-rows planOf": "what was read",
  "moderation/commands/redact-rows replaceEach": "redactText, in its transaction",
  "moderation/commands/revise reword": INSIDE,
  "moderation/commands/transition changeOf": INSIDE,
  "moderation/commands/transition forEachKind": "pieces of SQL",
  "moderation/commands/transition holdContribution": INSIDE,
  "moderation/commands/transition lockContribution": INSIDE,
  "moderation/commands/transition setState": INSIDE,
  "moderation/commands/transition setWordingState": INSIDE,
  "moderation/commands/transition show": INSIDE,
  "moderation/commands/transition writeDecision": INSIDE,
  "moderation/commands/what-stands-on whatStandsOn": INSIDE,
  "moderation/commands/wordings namedIn": "reads a form",
  "moderation/commands/wordings wordingIn": INSIDE,
  "evidence/commands/name-words nameWords": INSIDE,
  "evidence/commands/quote-within-cap tooMuchQuoted": INSIDE,
  "sources/commands/held-text textHeld": INSIDE,
  "sources/commands/hold-import holdImport": INSIDE,
  "evidence/commands/check-everything checkEverything": "the seed and the operator's terminal",
  "sources/commands/lock lockSource": INSIDE,
  "sources/commands/lock lockInWeb": INSIDE,
  "texts/commands/places storePlaces": INSIDE,
  "texts/commands/store-text storeText":
    "what brings in a text, and the seed, in their transaction",
  "texts/commands/store-text storeWords": INSIDE,
  "sources/commands/lock isKept": INSIDE,
  "sources/commands/origins settleOrigins": INSIDE,
  "classes/commands/renew-code makeCode": "openClass and renewCode, in their transaction",
  "classes/commands/held-class heldClass": INSIDE,
  "classes/commands/own-claim decideOnOwn": INSIDE,
  "classes/commands/own-claim heldOwnClaim": INSIDE,
  "classes/commands/own-claim isOpenSource": INSIDE,
  "classes/commands/own-claim ownChange": "what is said to the audit",
  "follows/commands/concerned concernedBy": "pieces of SQL",
  "classes/commands/assignment-parts claimsAsTheyAre": INSIDE,
  "classes/commands/assignment-parts claimsThatStand": INSIDE,
  "classes/commands/assignment-parts datesIn": "some times",
  "classes/commands/assignment-parts isObstacle": "what was found",
  "classes/commands/assignment-parts lockedAssignment": "the subject of what makes an assignment",
  "classes/commands/assignment-parts readSaying": INSIDE,
  "classes/commands/write-assignment writeAssignment": INSIDE,
  "classes/commands/assignment-parts writeClaims": INSIDE,
  "classes/commands/assignment-parts writeTasks": INSIDE,
  "classes/commands/release-grades releaseGraded": "releaseGrades and releaseOnDate",
  "classes/commands/rubric-versions addRubric": INSIDE,
  "classes/commands/rubric-versions versionSaying": INSIDE,
};

/** Queries that ask who asks, tried below; and those that see a connection or a session in the viewer's place. */
const QUERIES: Record<string, string> = {
  "texts/queries/source-text readSourceText":
    "the whole text, for the check alone: who asks, shows no more than may be read",
  "sources/queries/alike listAlikeSources": "what is public and live",
  "sources/queries/choices listSourceChoices": "viewer",
  "sources/queries/mine listMySources": "viewer",
  "sources/queries/imported getImportSheet": "viewer",
  "sources/queries/look-up getNumberAnswer": "viewer",
  "sources/queries/twins listKnown": "what is public, and what waits, to those who import",
  "claims/queries/alike listAlikeClaims": "what is public and live",
  "claims/queries/alike findClaims": "what is public and live",
  "claims/queries/alike listNamedClaims": "what is public and live",
  "claims/queries/sentence-sheet getSentenceSheet": "viewer",
  "arguments/queries/argument-sheet getArgumentSheet": "viewer",
  "arguments/queries/target readTarget": "what is public and live",
  "annotations/queries/sheet getAnnotationSheet": "viewer",
  "annotations/queries/thread getThread": "viewer",
  "evidence/queries getEvidenceSheet": "viewer",
  "evidence/queries getRequestSheet": "viewer",
  "evidence/queries/fits listAwaitingFit": "viewer",
  "evidence/queries/fit-sheet getFitSheet": "viewer",
  "evidence/queries/attest-sheet getAttestSheet":
    "what is public and live, and which of it is the viewer's own",
  "evidence/queries/live-piece pieceOpener": "what is public and live, and what a sheet names",
  "evidence/queries/wording newestCheckOf": "a piece of SQL",
  "evidence/queries/wording machinesWord": "a piece of SQL",
  "evidence/queries/wording namedPlace": "a piece of SQL",
  "evidence/queries/wording sourceLanguage": "a piece of SQL",
  "evidence/queries/live-piece citedNow": "a piece of SQL",
  "evidence/queries/live-piece cited": "what was read",
  "evidence/queries/proven-at provenAt": "a piece of SQL",
  "evidence/queries/fit-given fitGiven": "a piece of SQL",
  "evidence/queries/fit-given authorsOfFit": "a piece of SQL",
  "evidence/queries/fit-given claimsServed": "a piece of SQL",
  "evidence/queries seenBySecond": "a piece of SQL",
  "evidence/queries/answer readAnswer": "the check; what it finds is shown by rule",
  "evidence/queries/answer readAnswers": "the check; who asks shows no more than may be read",
  "evidence/queries/answer readShown": "which spans; who asks shows no more than may be read",
  "evidence/queries/look-up lookUp": "viewer",
  "evidence/queries/context getContext":
    "what everybody may read around one wording; who asks, asks the law",
  "evidence/queries/context contextIn": "what was read",
  "evidence/queries/found-place getFoundPlace":
    "the name of a place of a text; who asks, asks the law",
  "evidence/queries/context newestCheck": "a piece of SQL",
  "evidence/queries/named-span namedSpan": "a piece of SQL",
  "evidence/queries/pieces isNews": "what was read",
  "evidence/queries/pieces listWordings": "the worker and the operator's terminal",
  "evidence/queries/pieces readWordings": "checkEvidence, in its transaction",
  "evidence/queries/recheck wordingsToCheck": "the worker and the operator's terminal",
  "evidence/queries acceptsAsItReads": "a piece of SQL",
  "classes/queries/preview getPreview": "viewer",
  "classes/queries/preview getOthersPreview": "viewer",
  "classes/queries/work getWork": "viewer",
  "classes/queries/work readWork": "one student, named by the caller",
  "classes/queries/work readWorkToHandIn": "one student, named by the caller",
  "classes/queries/work-named readNamed": "what is public, or of the assignment",
  "classes/queries/work-named goneOf": "what was read",
  "classes/queries/kept-additions readKept": "one submission; who asks, asks the law",
  "classes/queries/choices-for-work getChoicesForWork": "work that was read, and what is public",
  "classes/queries/pseudonyms listFreeNames": "work that was read",
  "classes/queries/pseudonyms readTakenNames": "one assignment; who asks, asks the law",
  "classes/queries/others getOthers": "viewer",
  "classes/queries/others listOthersOnClaim": "viewer",
  "moderation/queries/desk listQueue": "viewer",
  "moderation/queries/desk-queues getDeskQueue": "viewer",
  "moderation/queries/desk-queues countDeskQueues": "viewer",
  "moderation/queries/flags getFlagSheet": "what everybody sees, and the viewer's own flag",
  "moderation/queries/flags listFlags": "viewer",
  "moderation/queries/open-flags readFlagNotes": "what is flagged; who asks, asks the law",
  "moderation/queries/open-flags readOpenFlags": "what is flagged; who asks, asks the law",
  "moderation/queries/open-flags seenOf": "a hash",
  "moderation/queries/ruled flaggedAs": "a name",
  "moderation/queries/ruled isRuledOn": "what was read",
  "moderation/queries/letter answerByLetterPath": "an address, for the letter alone",
  "moderation/queries/letter holderOfLetter": "the token of a letter",
  "moderation/queries/ruling getAnswerSheet": "viewer",
  "moderation/queries/ruling readRuling": "any ruling; who asks, asks the law",
  "moderation/queries/subject readSubject": "the public audience; who asks, asks the law",
  "moderation/queries/subject readSubjects": "the public audience; who asks, asks the law",
  "moderation/queries/just-decided listJustDecided": "viewer",
  "moderation/queries/sheet getReviseSheet": "viewer",
  "moderation/queries/mine listMyContributions": "viewer",
  "reviews/queries/mine listVotesCast": "viewer",
  "annotations/queries/mine listNotesWritten": "viewer",
  "moderation/queries/redaction-sheet getRedactionSheet": "viewer",
  "moderation/queries/place placeHeld": "the name of an address",
  "moderation/queries/held-texts readHeld": "redactText and its sheet, which ask the law",
  "moderation/queries/held-texts heldTexts": "what was read",
  "moderation/queries/held-texts madeFrom": "names of columns",
  "moderation/queries/held-texts listHeld": "names of columns",
  "moderation/queries/held-texts isEveryones": "a condition",
  "moderation/queries/held-texts hasAudience": "names of tables",
  "moderation/queries/elsewhere listElsewhere": "redactText, which asks the law",
  "moderation/queries/shown-on staleAfterRedaction": "cache tags",
  "moderation/queries/contribution readContribution": "the public audience; who asks, asks the law",
  "moderation/queries/contribution readWords": "wordings that a query found for its viewer",
  "moderation/queries/contribution authorsOf": "what was read",
  "moderation/queries/contribution isSeenBy": "viewer",
  "moderation/queries/contribution undoable": "what was read",
  "classes/queries/class-sheet getClassSheet": "viewer",
  "classes/queries/opening whyNoNewClass": "the operator's setting",
  "classes/queries/roster getRosterEntry": "viewer",
  "classes/queries/roster getRosterSheet": "viewer",
  "classes/queries/roster listExpecting": "viewer",
  "classes/queries/my-classes listLeftClasses": "viewer",
  "classes/queries/class-sheet getTakenOut": "viewer",
  "classes/queries/class-sheet listTakenOut": "viewer",
  "classes/queries/archive writeClassArchive": "viewer",
  "classes/queries/archive writeOwnWork": "viewer",
  "classes/queries/archive-parts by": "a piece of SQL",
  "classes/queries/archive-parts list": "a piece of SQL",
  "classes/queries/archive-parts nameOf": "a piece of SQL",
  "classes/queries/archive-parts part": "a piece of SQL",
  "classes/queries/copy-sheet getCopySheet": "viewer",
  "classes/queries/ending getEndingAssignment": "viewer",
  "classes/queries/ending getEndingSheet": "viewer",
  "classes/queries/own-work readOwnWork": "viewer",
  "classes/queries/people getPeople": "viewer",
  "classes/queries/people getPerson": "viewer",
  "classes/queries/people listSuccessors": "viewer",
  "classes/queries/my-classes getLeftClass": "viewer",
  "classes/queries/my-classes justLeft": "a piece of SQL",
  "classes/queries/my-classes listMyClasses": "viewer",
  "classes/queries/to-join findClassToJoin": "whoever has the code; guesses are counted",
  "classes/queries/grading-grid getGradingGrid": "viewer",
  "classes/queries/grading-grid getWholeGradebook": "viewer",
  "classes/queries/grading-sheet getGradingSheet": "viewer",
  "classes/queries/released-grade getReleasedGrade": "viewer",
  "classes/queries/work-rows standingOf": "what was read",
  "classes/queries/progress-grid getProgressGrid": "viewer",
  "classes/queries/progress-grid countStuck": "viewer",
  "classes/queries/progress-grid getPulse": "viewer",
  "classes/queries/class-progress getClassProgress": "viewer",
  "classes/queries/class-progress getClassPulse": "viewer",
  "classes/queries/results getResults": "viewer",
  "classes/queries/voters getVoters": "viewer",
  "classes/queries/work-rows standingAssessment": "a piece of SQL",
  "classes/queries/work-rows blurred": "a piece of SQL",
  "classes/queries/work-rows byDay": "a piece of SQL",
  "classes/queries/assessed assessedBy": "a piece of SQL",
  "classes/queries/assessed assessedBesides": "a piece of SQL",
  "classes/queries/work-on-claim workOf": "what was read",
  "classes/queries/work-on-claim workOnClaims": "a piece of SQL",
  "classes/queries/claim-work getClaimWork": "viewer",
  "classes/queries/comment-bank getComment": "viewer",
  "classes/queries/comment-bank listComments": "viewer",
  "classes/queries/comment-bank offeredComments": "viewer",
  "classes/queries/inquiries askableUntil": "a piece of SQL",
  "classes/queries/inquiries inquiriesOn": "a piece of SQL",
  "classes/queries/inquiries inquiryOf": "what was read",
  "classes/queries/inquiries listInquiries": "viewer",
  "classes/queries/assignment-sheet getAssignmentSheet": "viewer",
  "classes/queries/assignment-sheet getNewAssignmentSheet": "viewer",
  "classes/queries/assignment-changes listChangesSinceAssigned": "viewer",
  "classes/queries/assignment-changes readChanges": "one assignment; who asks, asks the law",
  "classes/queries/content readAssignmentContent": "one assignment; who asks, asks the law",
  "classes/queries/content taskOf": "what was read",
  "classes/queries/due dueFor": "a piece of SQL",
  "classes/queries/due extendedTo": "a piece of SQL",
  "classes/queries/due isToRelease": "a piece of SQL",
  "classes/queries/extensions getExtensions": "viewer",
  "classes/queries/templates beginningNamed": "viewer",
  "classes/queries/templates getMyTemplate": "viewer",
  "classes/queries/templates listMyTemplates": "viewer",
  "classes/queries/templates listTaughtClasses": "viewer",
  "classes/queries/claims-to-assign claimsToAssign": "viewer",
  "classes/queries/claim-sets getClaimSet": "viewer",
  "classes/queries/claim-sets listClaimSets": "viewer",
  "classes/queries/glance glanced": "what was read",
  "classes/queries/own-claims getOwnClaim": "viewer",
  "classes/queries/own-claims listOwnClaims": "viewer",
  "classes/queries/own-ledger listOwnEvidence": "viewer",
  "classes/queries/own-ledger lastCheckOf": "a piece of SQL",
  "classes/queries/rubric readRubric": "one version; who asks, asks the law",
  "follows/queries/follows findFollowed": "what is public and live",
  "follows/queries/follows getFollowSheet": "viewer",
  "follows/queries/follows listFollows": "viewer",
  "follows/queries/notices listNotices": "viewer",
  "follows/queries/notices listInDigest": "one reader, named by the digest that asks",
  "follows/queries/notices noticeIdOf": "a piece of SQL",
  "follows/queries/digests-due areDigestsDue": "the worker",
  "follows/queries/digests-due turnsAt": "gatherDigests and areDigestsDue",
  "follows/queries/mail getMailChoice": "viewer",
  "follows/queries/mail getStopSheet": "the token of a letter",
  "follows/queries/mail findStopped": "the token of a letter",
  "follows/queries/reminders listReminders": "the worker",
  "follows/queries/reminders isToRemind": "a piece of SQL",
  "follows/queries/reminders reminderKey": "a piece of SQL",
  "search/queries searchClaims": "what is public, by the functions of its role",
  "search/queries countFacets": "what is public, by the functions of its role",
  "search/queries countWithout": "what is public, by the functions of its role",
  "sources/queries/keeping getKeepingSheet": "viewer",
  "sources/queries/given-texts getGivingSheet": "viewer",
  "sources/queries/given-texts getGivenText": "viewer",
  "sources/queries/given-texts readGivenBytes": "the worker",
  "sources/queries/given-texts areTextsLeft": "the worker",
  "sources/queries/given-texts isLeft": "a piece of SQL",
  "sources/queries/text-sheet getRightsSheet": "viewer",
  "sources/queries/text-sheet getPrivateText": "viewer",
  "texts/queries/reading readContents": "a connection: the public’s role, or of who asked the law",
  "texts/queries/reading readPart": "a connection: the public’s role, or of who asked the law",
  "verdicts/queries/recall getLeaningToKeep": "viewer",
  "verdicts/queries/recall listLeaning": "what is public and live",
  "verdicts/queries/recall foreseeVerdicts": "the public audience",
  "verdicts/queries readVerdictInputsOf": "one audience, named by the caller",
  "evidence/queries/leaning leaningEvidence": "a piece of SQL",
  "sources/queries/leaning leaningSources": "a piece of SQL",
  "sources/queries/one-source sameSources": "a piece of SQL",
  "sources/queries/one-source standingIn": "a piece of SQL",
  "reviews/queries/vote-sheet getVoteSheet": "viewer",
  "reviews/queries/rating-sheet getRatingSheet": "viewer",
  "reviews/queries/rating-sheet readRatedItem": "the public audience",
  "reviews/queries/rating-sheet ratingsOf": "a piece of SQL",
  "reviews/queries/ledger readSeenLedger": "one audience, named by the caller",
  "reviews/queries/ledger readSeenLedgers": "one audience each, named by the caller",
  "reviews/queries/ledger listLedgerChanges": "the public audience",
  "verdicts/queries readVerdictInputs": "one audience, named by the caller",
  "identity/queries/drafts getDraft": "viewer",
  "identity/queries/drafts listDrafts": "viewer",
  "identity/queries getMe": "session",
  "identity/queries getAccount": "session",
  "identity/queries isConfirmationWhole": "the token of a letter",
  "identity/queries getResetOwner": "the token of a letter",
  "identity/queries getGivenAddress": "the token of a letter",
  "identity/queries howAccountsOpen": "settings",
  "identity/queries isNameOfOffice": "names that stand on public pages",
  "identity/queries getInvitation": "the token of an invitation",
  "identity/queries areLettersSent": "settings",
  "identity/queries listLetters": "this machine alone",
  "identity/queries isOutboxOffered": "this machine alone",
};

describe("What is listed here", () => {
  it("is every command and query of every room, but for the queries of publishing, which read as the public", async () => {
    const listed = [COMMANDS, BEHIND_DOORS, QUERIES].flatMap((table) => Object.keys(table));
    expect((await functionsOf(/^(?!publishing\/queries)/)).sort()).toEqual(listed.sort());
  });

  it("publishing reads through the public's role and nothing else", () => {
    const files = filesOf(/^publishing\/queries/);
    const strangers = files.filter((name) =>
      /\b(readDb|readSql|transact|transactSql|limiterPool)\b/.test(
        readFileSync(path.join(LIB, name), "utf8"),
      ),
    );
    expect(files.length).toBeGreaterThan(5);
    expect(strangers).toEqual([]);
  });
});

describe.each(Object.entries(COMMANDS))("%s", (_, { command, input, own, anothers }) => {
  it.each(["anyone", "member", "editor", "admin"] as const)("answers %s", async (standing) => {
    const stranger = await makeReviewer(db);
    const me = await makeReviewer(db, { role: roleOf(standing) });
    const viewer = standing === "anyone" ? Viewer.anyone : viewerOf(me);
    const about = (owner: Reviewer, by: Reviewer) =>
      input(owner, by).then((given) => answerOf(command, viewer, given));
    expect(await about(stranger, me), "another's").toBe(anothers[standing]);
    expect(await about(me, me), "one's own").toBe(own[standing]);
  });
});

describe.each(Object.entries(COMMANDS))("%s", (_, { command, input, own, anothers, guests }) => {
  it("answers guests as members, or asks them for an address", async () => {
    const [stranger, me] = [await makeReviewer(db), await makeReviewer(db)];
    await insteadOfAnAddress(me);
    const guest = Viewer.of({ ...viewerOf(me).require(), isInstant: true });
    const about = (owner: Reviewer) =>
      input(owner, me).then((given) => answerOf(command, guest, given));
    const expected = (asMember: Answer): Answer =>
      isForGuests(command.permission) || ["invalid", "notFound"].includes(asMember)
        ? asMember
        : "forbidden";
    expect(await about(stranger), "another's").toBe(expected(anothers.member));
    expect(await about(me), "one's own").toBe(guests ?? expected(own.member));
  });
});

describe.each(Object.entries(COMMANDS).filter(([name]) => name.startsWith("classes/")))(
  "%s",
  (name, { command, input }) => {
    it("is refused in a class that is to be deleted, and changes nothing of it", async () => {
      const me = await makeReviewer(db);
      const given = await input(me, me);
      await db.query(DELETE_EVERY_CLASS);
      const rows = await classRows(db);
      const [, said = name] = name.split(" ");
      const expected = BESIDES_DELETED[said] ?? "notFound";
      expect(await answerOf(command, viewerOf(me), given)).toBe(expected);
      if (expected !== "done") expect(await classRows(db)).toEqual(rows);
    });
  },
);

/** What is answered otherwise: what is of no class, what ends with it, and what is read there until then. */
const BESIDES_DELETED: Record<string, Answer> = {
  ...{ openClass: "done", keepClass: "done", deleteClass: "conflict", seeGrade: "done" },
  ...{ administerClass: "forbidden", eraseClasses: "forbidden", releaseOnDate: "forbidden" },
  ...{ keepComment: "done", removeComment: "done", removeTemplate: "done" },
  ...{ keepClaimSet: "done", reviseClaimSet: "done", removeClaimSet: "done", leaveClass: "done" },
};
const DELETE_EVERY_CLASS = `UPDATE classes SET deletion_asked_at = now(),
  deletion_asked_by_actor_id = opened_by_actor_id WHERE deletion_asked_at IS NULL`;

/** Has somebody be a guest of a class. */
const insteadOfAnAddress = ({ profileId }: Reviewer) =>
  db.query(
    "UPDATE profiles SET is_instant = true, is_listed = false, email_verified = false WHERE id = $1",
    [profileId],
  );

describe("Queries that ask who asks", () => {
  it("an assignment's sheet comes back to those who teach its class and to nobody else, whatever their rights", async () => {
    const [teacher, ...others] = await people();
    const asked = null;
    const of = await makeClass(db, { teacher: teacher! });
    const { id } = await makeAssignmentRow(db, { of });
    for (const other of [Viewer.anyone, ...others.map(viewerOf)]) {
      expect(await getAssignmentSheet(other, id, asked)).toBeNull();
      expect(await getNewAssignmentSheet(other, of.id, asked)).toBeNull();
    }
    expect(await getAssignmentSheet(viewerOf(teacher!), id, asked)).toMatchObject({ id });
    expect(await getNewAssignmentSheet(viewerOf(teacher!), of.id, asked)).toMatchObject({
      class: { id: of.id },
    });
  });

  it("a class's own claims and the preview come back to those who teach, a set to whoever keeps it, and to nobody else", async () => {
    const [teacher, ...others] = await people();
    const { classId, claimId } = await ownClaimOf(teacher!);
    const { assignmentId } = await assignedBy(teacher!);
    const claims = [(await makeClaim(db)).id];
    const claimSetId = await claimSetOf(teacher!, { title: "October", claims });
    const asked = { page: 1, sort: "newest" } as const;
    const choice = { ...NO_CHOICE, claims: [claimId], look: "OWN" } as const;
    const seenBy = async (viewer: Viewer) => [
      (await listOwnClaims(viewer, classId, asked)) !== null,
      (await getOwnClaim(viewer, classId, claimId)) !== null,
      (await getPreview(viewer, assignmentId)) !== null,
      (await getClaimSet(viewer, claimSetId, null)) !== null,
      (await listClaimSets(viewer, 1, null)).total > 0,
      (await claimsToAssign(viewer, classId, choice)).found.length > 0,
    ];
    expect(await seenBy(viewerOf(teacher!))).toEqual(Array(6).fill(true));
    for (const other of [Viewer.anyone, ...others.map(viewerOf)])
      expect(await seenBy(other)).toEqual(Array(6).fill(false));
    expect(await listOwnEvidence(Viewer.anyone, claimId)).toEqual([]);
  });

  it("a private note comes back to its writer and to nobody else, whatever their rights", async () => {
    const [writer, ...others] = await people();
    const { id: claimId } = await makeClaim(db);
    const note = { claimId, motivation: "COMMENTING", body: "For my eyes.", audience: "PRIVATE" };
    expect(await answerOf(annotateClaim, viewerOf(writer!), note)).toBe("done");
    const notesOf = async (viewer: Viewer) => (await getAnnotationSheet(viewer, claimId))?.notes;
    expect(await notesOf(viewerOf(writer!))).toMatchObject([{ body: "For my eyes." }]);
    for (const other of others) expect(await notesOf(viewerOf(other))).toEqual([]);
    expect(await notesOf(Viewer.anyone)).toEqual([]);
    const [{ id } = { id: "" }] = (await notesOf(viewerOf(writer!)))!;
    const threadOf = (viewer: Viewer) => getThread(viewer, claimId, id);
    expect(await threadOf(viewerOf(writer!))).toMatchObject({ isPrivate: true });
    for (const other of others) expect(await threadOf(viewerOf(other))).toBeNull();
    expect(await threadOf(Viewer.anyone)).toBeNull();
    const page = await getClaimPage(claimId);
    expect(page?.kind).toBe("live");
    expect(JSON.stringify(page)).not.toContain("For my eyes.");
  });

  it("every text of a thing comes back to administrators alone", async () => {
    const on = { kind: "claim", id: (await makeClaim(db)).id };
    const sheetOf = (viewer: Viewer) => getRedactionSheet(viewer, on);
    for (const role of ["MEMBER", "EDITOR"] as const)
      expect(await sheetOf(viewerOf(await makeReviewer(db, { role })))).toBeNull();
    expect(await sheetOf(Viewer.anyone)).toBeNull();
    const admin = viewerOf(await makeReviewer(db, { role: "ADMIN" }));
    expect(await sheetOf(admin)).toMatchObject({ choices: [{ labels: ["Sentence"] }] });
  });

  it("one's own votes come back, and not another's", async () => {
    const [voter, ...others] = await people();
    const { id: claimId } = await votedBy(voter!);
    const votesOf = async (viewer: Viewer) => (await getVoteSheet(viewer, claimId))?.votes;
    expect(await votesOf(viewerOf(voter!))).toHaveLength(1);
    for (const other of others) expect(await votesOf(viewerOf(other))).toEqual([]);
    expect(await votesOf(Viewer.anyone)).toEqual([]);
  });

  it("one's own ratings come back, and not another's", async () => {
    const [rater, ...others] = await people();
    const { claimId, itemId } = await ratedBy(rater!);
    const ratingsOf = async (viewer: Viewer) =>
      (await getRatingSheet(viewer, claimId, "evidence", itemId))?.ratings;
    expect(await ratingsOf(viewerOf(rater!))).toHaveLength(1);
    for (const other of others) expect(await ratingsOf(viewerOf(other))).toEqual([]);
    expect(await ratingsOf(Viewer.anyone)).toEqual([]);
  });

  it("what one proposed comes back with its state, and not what others proposed", async () => {
    const [proposer, ...others] = await people();
    const { claimId, contributionId } = await proposalOf(proposer!);
    const additionsOf = async (viewer: Viewer) =>
      (await getEvidenceSheet(viewer, claimId))?.additions;
    expect(await additionsOf(viewerOf(proposer!))).toMatchObject([
      { id: contributionId, state: "PROPOSED" },
    ]);
    for (const other of others) expect(await additionsOf(viewerOf(other))).toEqual([]);
    expect(await additionsOf(Viewer.anyone)).toEqual([]);
  });

  it("the queue is the editors': to everybody else there is none", async () => {
    const [member, editor, admin] = await people();
    const place = queuePlace.parse({});
    for (const other of [Viewer.anyone, viewerOf(member!)]) {
      expect(await countDeskQueues(other)).toBeNull();
      for (const name of DESK_QUEUES) expect(await getDeskQueue(other, name, place)).toBeNull();
    }
    expect(await getDeskQueue(viewerOf(editor!), "disputed", place)).not.toBeNull();
    expect(await listQueue(Viewer.anyone, 1)).toBeNull();
    expect(await listQueue(viewerOf(member!), 1)).toBeNull();
    expect(await listQueue(viewerOf(editor!), 1)).not.toBeNull();
    expect(await listQueue(viewerOf(admin!), 1)).not.toBeNull();
  });

  it("flags are the editors', and a ruling is answered by the author of what it is about", async () => {
    const [owner, editor, admin] = await people();
    const rulingId = await rulingOn(owner!);
    for (const other of [Viewer.anyone, viewerOf(editor!), viewerOf(admin!)])
      expect(await getAnswerSheet(other, rulingId)).toBeNull();
    expect(await getAnswerSheet(viewerOf(owner!), rulingId)).toMatchObject({ mayAnswer: true });
    for (const other of [Viewer.anyone, viewerOf(owner!)])
      expect(await listFlags(other, "open", 1)).toBeNull();
    expect(await listFlags(viewerOf(editor!), "open", 1)).not.toBeNull();
  });

  it("what waits or was taken out is revised by its author and editors, and absent to everybody else", async () => {
    const [owner, member] = [await makeReviewer(db), await makeReviewer(db)];
    const [, editor, admin] = await people();
    const waiting = await proposalOf(owner);
    const gone = await liveArgumentOf(owner);
    await answerOf(retractContribution, viewerOf(owner), { ...gone, reason: "I was wrong." });
    for (const named of [waiting, gone]) {
      for (const seeing of [owner, editor!, admin!])
        expect(await getReviseSheet(viewerOf(seeing), named)).not.toBeNull();
      for (const other of [viewerOf(member), Viewer.anyone])
        expect(await getReviseSheet(other, named)).toBeNull();
    }
  });

  it("a class is there for those who are in it, and to everybody else it is not, whatever their rights", async () => {
    const [teacher, ...others] = await people();
    const student = await makeReviewer(db);
    const made = await makeClass(db, { teacher: teacher! });
    const enrolmentId = await enrol(db, made.id, student);
    const code = await makeJoinCode(db, made);
    for (const other of [Viewer.anyone, ...others.map(viewerOf)]) {
      expect(await getClassSheet(other, made.id)).toBeNull();
      expect(await getTakenOut(other, made.id, enrolmentId)).toBeNull();
      expect(await listTakenOut(other, made.id)).toEqual([]);
      expect(await getLeftClass(other, made.id, new Date())).toBeNull();
      expect(
        await getPeople(other, made.id, { page: 1, sort: "name", who: enrolmentId }),
      ).toBeNull();
      expect(await getPerson(other, made.id, enrolmentId)).toBeNull();
      expect(await listSuccessors(other, made.id)).toEqual([]);
      expect(await getCopySheet(other, made.id)).toBeNull();
      expect(await getEndingSheet(other, made.id)).toBeNull();
      expect(await writeClassArchive(other, made.id, new Date())).toBeNull();
      expect(await writeOwnWork(other, made.id, new Date())).toBeNull();
      expect(await readOwnWork(other, made.id, new Date())).toBeNull();
      expect(await listMyClasses(other, 1)).toMatchObject({ items: [], total: 0 });
    }
    for (const query of [getCopySheet, getEndingSheet])
      expect(await query(viewerOf(student), made.id)).toBeNull();
    expect(await writeClassArchive(viewerOf(student), made.id, new Date())).toBeNull();
    expect(await getClassSheet(viewerOf(teacher!), made.id)).toMatchObject({ code });
    expect(await getClassSheet(viewerOf(student), made.id)).toMatchObject({ code: null });
    // Whoever has the code learns whose it is, also before signing in.
    expect(await findClassToJoin(Viewer.anyone, code, new Headers())).toMatchObject({
      ...{ kind: "found", classId: made.id, isIn: false },
    });
  });

  it("everybody's list of contributions is their own", async () => {
    const [owner, ...others] = await people();
    const { contributionId } = await proposalOf(owner!);
    const mine = await listMyContributions(viewerOf(owner!), 1);
    expect(mine).toMatchObject({ items: [{ contributionId, state: "PROPOSED" }], total: 1 });
    for (const other of others)
      expect((await listMyContributions(viewerOf(other), 1)).total).toBe(0);
    expect((await listMyContributions(Viewer.anyone, 1)).total).toBe(0);
  });

  it("everybody's lists of votes and notes are their own, private notes among them", async () => {
    const [owner, ...others] = await people();
    const claim = await makeClaim(db);
    await makeVote(db, claim, { by: owner! });
    const audienceId = await makePrivateAudience(db, owner!);
    const { id: annotationId } = await makeClaimAnnotation(db, claim.id, {
      by: owner!,
      audienceId,
    });
    expect(await listVotesCast(viewerOf(owner!), 1)).toMatchObject({
      ...{ items: [{ claimId: claim.id, choice: "MIXED", isFresh: false }], total: 1 },
    });
    expect(await listNotesWritten(viewerOf(owner!), 1)).toMatchObject({
      ...{ items: [{ annotationId, isPrivate: true, isRetracted: false }], total: 1 },
    });
    for (const other of [...others.map(viewerOf), Viewer.anyone])
      for (const list of [listVotesCast, listNotesWritten])
        expect((await list(other, 1)).total).toBe(0);
  });

  it("what one follows, and what one was told, is one's own", async () => {
    const [follower, ...others] = await people();
    const followed = { kind: "claim" as const, id: (await makeClaim(db)).id };
    await answerOf(beginFollow, viewerOf(follower!), followed);
    const { noticeId } = await makeNotice(db, follower!);
    expect((await listFollows(viewerOf(follower!), 1)).items).toMatchObject([followed]);
    expect(await getFollowSheet(viewerOf(follower!), followed)).toMatchObject({
      since: expect.any(Date),
    });
    expect((await listNotices(viewerOf(follower!), 1)).items).toMatchObject([{ noticeId }]);
    for (const other of [...others.map(viewerOf), Viewer.anyone]) {
      expect((await listFollows(other, 1)).total).toBe(0);
      expect((await getFollowSheet(other, followed))?.since ?? null).toBeNull();
      expect((await listNotices(other, 1)).total).toBe(0);
      await answerOf(readNotices, other, {
        noticeIds: noticeId,
        shownAt: new Date().toISOString(),
      });
    }
    expect((await listNotices(viewerOf(follower!), 1)).unread).toBe(1);
  });

  it("a draft is its writer's: others neither read it nor throw it away", async () => {
    const [writer, ...others] = await people();
    const draft = draftOf(await makeClaim(db));
    await answerOf(keepDraft, viewerOf(writer!), { ...draft, rationale: "Not yet sent." });
    for (const other of [...others.map(viewerOf), Viewer.anyone]) {
      expect(await getDraft(other, draft.draftAt)).toBeNull();
      expect(await listDrafts(other)).toEqual([]);
      await answerOf(discardDraft, other, draft);
    }
    expect(await getDraft(viewerOf(writer!), draft.draftAt)).toMatchObject({
      fields: { rationale: "Not yet sent." },
    });
  });

  it("a source is kept by editors: to everybody else there is no such page", async () => {
    const { id } = await makeSource(db);
    const [member, editor, admin] = await people();
    const asked = { page: 1, ifStanding: "RETRACTED" } as const;
    for (const keeper of [editor!, admin!]) {
      expect(await getKeepingSheet(viewerOf(keeper), id)).not.toBeNull();
      expect(await getLeaningToKeep(viewerOf(keeper), id, asked)).not.toBeNull();
    }
    for (const other of [viewerOf(member!), Viewer.anyone]) {
      expect(await getKeepingSheet(other, id)).toBeNull();
      expect(await getLeaningToKeep(other, id, asked)).toBeNull();
    }
  });

  it("sources are imported by editors: to everybody else there is no such page", async () => {
    const [member, editor, admin] = await people();
    for (const importer of [viewerOf(editor!), viewerOf(admin!)]) {
      expect(await getImportSheet(importer, null, 1)).not.toBeNull();
      expect(await getNumberAnswer(importer, "10.1000/182")).not.toBeNull();
    }
    for (const other of [viewerOf(member!), Viewer.anyone]) {
      expect(await getImportSheet(other, null, 1)).toBeNull();
      expect(await getNumberAnswer(other, "10.1000/182")).toBeNull();
    }
  });

  it("a text that is not shown, its rights and what was given are read by editors and administrators alone", async () => {
    const { id } = await makeSource(db);
    const editionId = await makeEdition(db, id, { holding: "PRIVATE" });
    const [member, editor, admin] = await people();
    const importId = await makeImport(db, { sourceId: id, actorId: editor!.actorId });
    const read = (viewer: Viewer) =>
      Promise.all([
        getPrivateText(viewer, editionId, 1),
        getRightsSheet(viewer, editionId),
        getGivingSheet(viewer, id),
        getGivenText(viewer, id, importId),
      ]);
    for (const keeper of [editor!, admin!])
      expect(await read(viewerOf(keeper))).not.toContain(null);
    for (const other of [viewerOf(member!), Viewer.anyone])
      expect(await read(other)).toEqual([null, null, null, null]);
  });

  it("a claim that is not public and live is absent from every form", async () => {
    const [member] = await people();
    const owner = await makeReviewer(db);
    const audience = await insertRow(db, "audiences", {
      ...{ kind: "PRIVATE", owner_actor_id: owner.actorId },
    });
    const hidden = await Promise.all([
      makeClaim(db, { audienceId: audience.id as string }),
      makeClaim(db, { state: "PROPOSED" }),
      makeClaim(db, { state: "RETRACTED" }),
    ]);
    for (const { id } of hidden)
      for (const query of [getVoteSheet, getAnnotationSheet, getEvidenceSheet, getRequestSheet])
        expect(await query(viewerOf(member!), id)).toBeNull();
    const asked = { words: "", premises: hidden.map(({ id }) => id) };
    for (const { id } of hidden)
      expect(await getArgumentSheet(viewerOf(member!), id, asked)).toBeNull();
    expect(await listNamedClaims(asked.premises)).toEqual([]);
  });
});

describe("Ending all other sessions", () => {
  it("ends none of anybody else's, and keeps the one that asks for it", async () => {
    const [me, stranger] = [await makeReviewer(db), await makeReviewer(db)];
    const theirs = await sessionOf(stranger);
    const [here, elsewhere] = [await sessionOf(me), await sessionOf(me)];
    const viewer = Viewer.of({ kind: "HUMAN", ...me, sessionId: here });
    expect(await answerOf(endOtherSessions, viewer, { keptSessionId: theirs })).toBe("done");
    const all = [theirs, here, elsewhere];
    const { rows } = await db.query("SELECT id FROM sessions WHERE id = ANY($1)", [all]);
    expect(rows.map(({ id }) => id as string).sort()).toEqual([theirs, here].sort());
  });
});

const LIB = path.resolve(import.meta.dirname, "..");

function filesOf(room: RegExp): string[] {
  return readdirSync(LIB, { recursive: true, encoding: "utf8" }).filter(
    (name) =>
      /^[^/]+\/(queries|commands)(\.ts|\/.*\.ts)$/.test(name) &&
      !/\.test\.ts$/.test(name) &&
      room.test(name),
  );
}

/** "reviews/commands/vote castVote" for every exported command and function. */
async function functionsOf(room: RegExp): Promise<string[]> {
  const modules = filesOf(room).map(async (name) => {
    const exported = (await import(path.join(LIB, name))) as Record<string, unknown>;
    return Object.entries(exported)
      .filter(([, value]) => typeof value === "function" || isCommand(value))
      .map(([word]) => `${name.replace(/\.ts$/, "")} ${word}`);
  });
  return (await Promise.all(modules)).flat();
}

const isCommand = (value: unknown) =>
  typeof value === "object" && value !== null && "execute" in value;

async function answerOf(command: Executable, viewer: Viewer, input: unknown): Promise<string> {
  const outcome = await command.execute(viewer, input, { clock: systemClock });
  return outcome.ok ? "done" : outcome.failure.kind;
}

const roleOf = (standing: Standing) =>
  standing === "anyone" ? "MEMBER" : (standing.toUpperCase() as "MEMBER" | "EDITOR" | "ADMIN");

const people = () =>
  Promise.all([
    makeReviewer(db),
    makeReviewer(db, { role: "EDITOR" }),
    makeReviewer(db, { role: "ADMIN" }),
  ]);

async function voteOn(owner: Reviewer) {
  const { id: claimId } = await makeClaim(db, { by: owner });
  const ledger = await readSeenLedger(readSql, claimId, PUBLIC_AUDIENCE_ID);
  return { claimId, seenHash: seenHash(ledger!), choice: "MIXED", confidence: "SURE" };
}

const draftOf = ({ id }: { id: string }) => ({ form: "vote", draftAt: `/claims/${id}/vote` });

/** An assignment of a class in which somebody is a student. */
async function assignedTo(student: Reviewer, changes: Record<string, unknown> = {}) {
  const of = await makeClass(db);
  await enrol(db, of.id, student);
  return makeAssignmentRow(db, { of, changes });
}

async function votedBy(by: Reviewer) {
  const claim = await makeClaim(db);
  await makeVote(db, claim, { by });
  return claim;
}

/** A claim that nothing is alike, of a sentence of a document of the owner. */
async function claimOf(owner: Reviewer) {
  const { id: sourceId } = await makeSource(db, { by: owner });
  const editionId = await makeEdition(db, sourceId);
  const documentId = await makeDocument(db, sourceId, { by: owner });
  return {
    ...{ documentId, editionId, sentenceId: 1, words: "a monopoly of power", mode: "VERBATIM" },
    ...{ sentence: `${randomUUID().replaceAll("-", "x")}.`, kind: "FACTUAL" },
  };
}

async function noteBy(by: Reviewer, retractedAt?: Date) {
  const { id: claimId } = await makeClaim(db);
  const made = { by, ...(retractedAt && { retractedAt }) };
  const { id: annotationId, revisionId } = await makeClaimAnnotation(db, claimId, made);
  return { claimId, annotationId, revisionId };
}

async function evidenceBy(by: Reviewer) {
  const { id: claimId } = await makeClaim(db);
  const { id: itemId, revisionId } = await makeEvidence(db, claimId, { by });
  return { claimId, kind: "evidence" as const, itemId, revisionId };
}

async function attestationBy(by: Reviewer) {
  const made = await pieceBy(await makeReviewer(db));
  const { id: attestationId } = await makeAttestation(db, made, { by });
  return { claimId: made.claimId, attestationId };
}

async function ratedBy(by: Reviewer) {
  const { claimId, kind, itemId } = await evidenceBy(await makeReviewer(db));
  await makeRating(db, claimId, { evidence_id: itemId }, { by });
  return { claimId, kind, itemId };
}

async function evidenceOn(owner: Reviewer) {
  const { id: claimId } = await makeClaim(db, { by: owner });
  const { id: sourceId } = await makeSource(db);
  return {
    ...{ claimId, sourceId, excerpt: "a government of all parties", direction: "SUPPORTS" },
    ...{ directness: "DIRECT", locatorLabel: "page", locatorValue: "5" },
  };
}

const addressOfFit = ({ claimId, itemId }: { claimId: string; itemId: string }) => ({
  ...{ claimId, evidenceId: itemId },
});
const readingOf = (made: { claimId: string; itemId: string; revisionId: string }) => ({
  ...{ ...addressOfFit(made), revisionId: made.revisionId, direction: "SUPPORTS" },
  ...{ directness: "DIRECT", reason: "The words say so." },
});
const pieceBy = async (by: Reviewer) => makeEvidence(db, (await makeClaim(db)).id, { by });
async function proposalOf(by: Reviewer) {
  const { id: claimId } = await makeClaim(db);
  const { id, revisionId } = await makeEvidence(db, claimId, { by, state: "PROPOSED" });
  return { kind: "evidence" as const, claimId, contributionId: id, revisionId };
}

async function liveArgumentOf(by: Reviewer) {
  const { id: claimId } = await makeClaim(db);
  const { id, revisionId } = await makeArgument(db, claimId, { by });
  return { kind: "argument" as const, claimId, contributionId: id, revisionId };
}

/** The token of a letter of somebody who chose letters. */
async function letterOf({ actorId }: Reviewer): Promise<string> {
  const token = randomUUID();
  await insertRow(db, "mail_choices", {
    ...{ actor_id: actorId, cadence: "DAILY", time_zone: "UTC", chosen_at: new Date() },
  });
  await insertRow(db, "digests", {
    ...{ actor_id: actorId, for_day: "2026-11-27", opened_at: new Date() },
    token_sha256: sha256Hex(token),
  });
  return token;
}

async function sessionOf({ profileId }: Reviewer): Promise<string> {
  const id = randomUUID();
  await insertRow(db, "sessions", {
    ...{ id, token: randomUUID(), profile_id: profileId, updated_at: new Date() },
    ...{ expires_at: new Date(Date.now() + 60_000) },
  });
  return id;
}
