import { queueItemOf } from "@/lib/moderation/rules/queue";
import { CLASS_ROUTES } from "./class-routes";
import type { Claim, Newcomer } from "./fixtures";

// What everyone gets at every door of the build: the table that doors.spec.ts tries.

export type Standing = "anyone" | "member" | "editor" | "admin";
export const STANDINGS = ["anyone", "member", "editor", "admin"] as const;

const NOTHING_HERE = /^There is nothing at this address$/;

/** The first heading that each standing gets to see, where one person's page is not another's. */
export const PAGES: Record<string, Record<Standing, RegExp>> = {
  "/(member)/account/page": behindSignIn(/^Your account$/),
  "/(member)/account/contributions/page": behindSignIn(/^Your contributions$/),
  "/(member)/follow/page": behindSignIn(/^(Follow|You follow) this claim$/),
  "/(member)/follows/page": behindSignIn(/^What you follow$/),
  "/(member)/notifications/page": behindSignIn(/^Notifications$/),
  "/(member)/letters/page": forEveryone(/^Letters from Assay$/),
  "/(member)/account/delete/page": behindSignIn(/^Delete your account$/),
  "/(member)/claims/[claimId]/vote/page": behindSignIn(/^Cast your vote$/),
  "/(member)/claims/[claimId]/evidence/new/page": behindSignIn(/^Add evidence$/),
  "/(member)/claims/[claimId]/arguments/new/page": behindSignIn(/^(Add an|Propose a counter)/),
  "/(member)/claims/[claimId]/searches/new/page": behindSignIn(/^Log a search/),
  "/(member)/claims/[claimId]/requests/new/page": behindSignIn(/^Ask for what is missing$/),
  "/(member)/documents/[documentId]/claims/new/page": behindSignIn(/^(Make a claim|Record where)/),
  "/(member)/claims/[claimId]/revise/page": behindSignIn(/^Revise the claim$/),
  "/(member)/claims/[claimId]/evidence/[evidenceId]/revise/page":
    behindSignIn(/^Revise the evidence$/),
  "/(member)/claims/[claimId]/arguments/[argumentId]/revise/page":
    behindSignIn(/^Revise the argument$/),
  "/(member)/sources/[sourceId]/revise/page": behindSignIn(/^Revise the source$/),
  "/(member)/sources/[sourceId]/standing/page": {
    ...behindSignIn(/^Standing and lineage$/),
    member: /^There is nothing at this address$/,
  },
  "/(member)/sources/new/page": behindSignIn(/^Add a source$/),
  "/(member)/claims/[claimId]/evidence/[evidenceId]/page": forEveryone(
    /^Respond to this evidence$/,
  ),
  "/(member)/claims/[claimId]/arguments/[argumentId]/page": forEveryone(
    /^Respond to this argument$/,
  ),
  "/(member)/claims/[claimId]/evidence/[evidenceId]/rate/page":
    behindSignIn(/^Rate this evidence$/),
  "/(member)/claims/[claimId]/arguments/[argumentId]/rate/page":
    behindSignIn(/^Rate this argument$/),
  "/(member)/claims/[claimId]/evidence/[evidenceId]/attest/page": behindSignIn(
    /^Attest words from the print$/,
  ),
  "/(member)/claims/[claimId]/evidence/[evidenceId]/fit/page": behindSignIn(/^Read an excerpt$/),
  "/(member)/fits/page": behindSignIn(/^Excerpts that wait for a second reader$/),
  "/(member)/claims/[claimId]/annotations/new/page": behindSignIn(
    /^Write a note (in the margin|on this evidence)$/,
  ),
  "/(member)/claims/[claimId]/annotations/[annotationId]/page":
    forEveryone(/^A note and its answers$/),
  "/(desk)/sources/[sourceId]/texts/new/page": {
    ...behindSignIn(/^Add a text$/),
    member: NOTHING_HERE,
  },
  "/(desk)/sources/[sourceId]/texts/imports/[importId]/page": {
    ...behindSignIn(/^First printing$/),
    member: NOTHING_HERE,
  },
  "/(desk)/sources/[sourceId]/texts/[editionId]/rights/page": {
    ...behindSignIn(/^A text’s name and rights$/),
    member: NOTHING_HERE,
  },
  "/(desk)/desk/texts/[editionId]/page": {
    ...behindSignIn(/./),
    member: NOTHING_HERE,
  },
  "/(desk)/desk/page": {
    ...behindSignIn(/^Desk$/),
    member: /^There is nothing at this address$/,
  },
  "/(desk)/desk/import/page": {
    ...behindSignIn(/^Import sources$/),
    member: /^There is nothing at this address$/,
  },
  "/(desk)/desk/[queue]/page": {
    ...behindSignIn(
      /^(Without a source|Not checked|Not found|Wrong place|Awaiting a second reader|Disputed|Standing changed)$/,
    ),
    member: /^There is nothing at this address$/,
  },
  "/(desk)/desk/flags/page": {
    ...behindSignIn(/^Flags and rulings$/),
    member: /^There is nothing at this address$/,
  },
  "/(member)/flag/page": behindSignIn(/^Flag a claim$/),
  // A ruling is answered by the author of what it is about alone.
  "/(member)/rulings/[rulingId]/answer/page": behindSignIn(/^There is nothing at this address$/),
  "/(desk)/desk/redactions/page": {
    ...behindSignIn(/^Redactions$/),
    ...{ member: NOTHING_HERE, editor: NOTHING_HERE },
  },
  "/(desk)/desk/redactions/new/page": {
    ...behindSignIn(/^Redact the texts of this claim$/),
    ...{ member: NOTHING_HERE, editor: NOTHING_HERE },
  },
  // A class is its people's alone, that of the demonstration as well.
  ...pagesOfClasses(),
  "/(class)/join/page": forEveryone(/^Join a class$/),
  "/(class)/return/page": guestsOr(/^Come back by your code$/, /^You are signed in$/),
  "/(member)/report/page": forEveryone(/^(Report copyright or personal data|Your report is with)/),
  "/(member)/sign-in/page": guestsOr(/^Sign in$/, /^You are signed in$/),
  "/(member)/sign-out/page": guestsOr(/^You are signed out$/, /^Sign out$/),
  "/(member)/sign-up/page": forEveryone(/^Open an account$/),
  "/(member)/confirm/page": forEveryone(/^(Look into your mail|Confirm your address)$/),
  "/(member)/reset/page": forEveryone(/^Choose a new password$/),
  "/outbox/page": forEveryone(/^Outbox$/),
};

const pieceIn = ({ claimId, itemId, revisionId }: Scene["item"]) => ({
  ...{ claimId, evidenceId: itemId, revisionId },
});

/** What a page with no person behind it answers to each method; whoever asks. */
export const HANDLERS: Record<string, Record<"GET" | "POST" | "DELETE", number>> = {
  // Without a form there is nothing to take: whoever sent it is led to where the form would be.
  "/api/texts/route": { GET: 405, POST: 200, DELETE: 405 },
  "/api/me/route": { GET: 204, POST: 405, DELETE: 405 },
  // Opened, it leads to the page that asks.
  "/api/letters/stop/route": { GET: 200, POST: 404, DELETE: 405 },
  "/api/stale/route": { GET: 405, POST: 404, DELETE: 405 },
  ...handlersOfClasses(),
  "/healthz/route": { GET: 200, POST: 405, DELETE: 405 },
  "/readyz/route": { GET: 200, POST: 405, DELETE: 405 },
  "/icon.svg/route": { GET: 200, POST: 405, DELETE: 405 },
};

type Answer = "done" | "invalid" | "signedOut" | "forbidden" | "notFound" | "conflict";
type Fields = Record<string, string>;
type Asked = { fields: (scene: Scene) => Fields | Promise<Fields>; on?: string };
type Attempt = Asked & Record<Standing, Answer>;

/** What each action answers to each standing, on what is not theirs unless the name says otherwise. */
export const ACTIONS: Record<string, Record<string, Attempt>> = {
  castVoteAction: {
    // Let through by the law, and stopped by what was seen: nothing is stored either way.
    "a ledger that they did not see": {
      fields: ({ claim }) => ({ ...vote(claim), seenHash: "0".repeat(64) }),
      ...signedInOnly("conflict"),
    },
    "a claim that does not exist": {
      fields: () => ({ ...vote({ id: NO_CLAIM }), seenHash: "0".repeat(64) }),
      ...signedInOnly("notFound"),
    },
  },
  withdrawVoteAction: {
    "a claim on which others voted": {
      fields: ({ claim }) => ({ claimId: claim.id }),
      ...signedInOnly("notFound"),
    },
  },
  giveRatingAction: {
    "another's evidence": {
      fields: ({ item }) => ({ ...item, grade: "SOMEWHAT", reasons: "TO_THE_POINT" }),
      ...signedInOnly("done"),
    },
    "evidence that does not exist": {
      fields: ({ item }) => ({
        ...{ ...item, itemId: NO_CLAIM, grade: "SOMEWHAT", reasons: "TO_THE_POINT" },
      }),
      ...signedInOnly("notFound"),
    },
  },
  checkFitAction: {
    // Let through by the law, and stopped by what was read: nothing is stored either way.
    "evidence in words that nobody read": {
      fields: ({ item }) => ({
        ...{ claimId: item.claimId, evidenceId: item.itemId, reason: "The words say so." },
        ...{ direction: "SUPPORTS", directness: "DIRECT" },
        revisionId: "00000000-0000-4000-8000-00000000000a",
      }),
      ...signedInOnly("conflict"),
    },
  },
  attestExcerptAction: {
    // Let through by the law, and stopped by what was read: nothing is stored either way.
    "evidence in words that nobody read": {
      fields: ({ item }) => ({
        ...{ claimId: item.claimId, evidenceId: item.itemId, copy: "The library’s copy" },
        revisionId: "00000000-0000-4000-8000-00000000000a",
      }),
      ...signedInOnly("conflict"),
    },
  },
  withdrawAttestationAction: {
    "what nobody attested": {
      fields: ({ claim }) => ({
        ...{ claimId: claim.id, attestationId: "00000000-0000-4000-8000-00000000000a" },
      }),
      ...signedInOnly("notFound"),
    },
  },
  takeFitAction: {
    "evidence that does not exist": {
      fields: ({ claim }) => ({ claimId: claim.id, evidenceId: NO_CLAIM }),
      ...signedInOnly("notFound"),
    },
  },
  takeNextFitAction: { "whatever waits": { fields: () => ({}), ...signedInOnly("done") } },
  leaveFitAction: {
    "evidence that nobody holds": {
      fields: ({ claim }) => ({ claimId: claim.id, evidenceId: NO_CLAIM }),
      ...signedInOnly("notFound"),
    },
  },
  withdrawRatingAction: {
    "evidence that they did not rate": {
      fields: ({ item }) => ({ ...item, itemId: NO_CLAIM }),
      ...signedInOnly("notFound"),
    },
  },
  annotateClaimAction: {
    "a claim": { fields: ({ claim }) => note(claim.id), ...signedInOnly("done") },
    "a claim that does not exist": { fields: () => note(NO_CLAIM), ...signedInOnly("notFound") },
  },
  replyToAnnotationAction: {
    "another's public note": {
      fields: ({ theirNote }) => ({ ...theirNote, body: "In the minutes." }),
      ...signedInOnly("done"),
    },
    "another's private note": {
      fields: ({ theirPrivateNote }) => ({ ...theirPrivateNote, body: "In the minutes." }),
      ...signedInOnly("notFound"),
    },
  },
  reviseAnnotationAction: {
    "another's public note": {
      fields: ({ theirNote }) => ({ ...theirNote, body: "Said otherwise." }),
      ...signedInOnly("forbidden"),
    },
    "another's private note": {
      fields: ({ theirPrivateNote }) => ({ ...theirPrivateNote, body: "Said otherwise." }),
      ...signedInOnly("notFound"),
    },
  },
  retractAnnotationAction: {
    "another's public note": {
      fields: ({ theirNote }) => ({ ...theirNote }),
      ...signedInOnly("forbidden"),
    },
    "another's private note": {
      fields: ({ theirPrivateNote }) => ({ ...theirPrivateNote }),
      ...signedInOnly("notFound"),
    },
  },
  restoreAnnotationAction: {
    "another's public note": {
      fields: ({ theirNote }) => ({ ...theirNote }),
      ...signedInOnly("forbidden"),
    },
  },
  proposeEvidenceAction: {
    "a claim": {
      fields: ({ claim, sourceId }) => evidence(claim.id, sourceId),
      ...signedInOnly("done"),
    },
    "a claim that does not exist": {
      fields: ({ sourceId }) => evidence(NO_CLAIM, sourceId),
      ...signedInOnly("notFound"),
    },
  },
  proposeArgumentAction: {
    "a claim": {
      fields: ({ claim, premiseId }) => argument(claim.id, premiseId),
      ...signedInOnly("done"),
    },
    "a claim that does not exist": {
      fields: ({ premiseId }) => argument(NO_CLAIM, premiseId),
      ...signedInOnly("notFound"),
    },
  },
  proposeSourceAction: {
    "a new title": {
      fields: () => ({ title: `${Date.now()} ${Math.random()}`, type: "book" }),
      ...signedInOnly("done"),
    },
  },
  proposeClaimAction: {
    "a document that does not exist": {
      fields: () => ({ ...place(), sentence: "It was so.", kind: "FACTUAL" }),
      ...signedInOnly("notFound"),
    },
  },
  placeClaimAction: {
    "a document that does not exist": {
      fields: ({ claim }) => ({ ...place(), claimId: claim.id }),
      ...signedInOnly("notFound"),
    },
  },
  logSearchAction: {
    "a claim": { fields: ({ claim }) => search(claim.id), ...signedInOnly("done") },
    "a claim that does not exist": {
      fields: () => search(NO_CLAIM),
      ...signedInOnly("notFound"),
    },
  },
  makeRequestAction: {
    "a claim": {
      fields: ({ claim }) => ({ claimId: claim.id, kind: "NEEDS_SOURCE", note: "Who says so?" }),
      ...signedInOnly("done"),
    },
  },
  redactTextAction: {
    // Let through by the law, and stopped since nothing was shown: nothing is stored either way.
    "another's claim": {
      fields: ({ claim }) => ({
        ...{ on: `claim:${claim.id}`, only: claim.sentence.slice(0, 12), ground: "THREAT" },
        publicReason: "It threatens a neighbour.",
      }),
      ...signedInOnly("forbidden"),
      admin: "conflict",
    },
  },
  reportRightsAction: {
    "a claim": {
      fields: ({ claim }) => ({
        ...{ about: claim.path, reason: "COPYRIGHT", contact: "" },
        note: "It quotes two pages of my book.",
      }),
      ...everyone("done"),
    },
  },
  closeRequestAction: {
    "one that does not exist": {
      fields: ({ claim }) => ({
        ...{ claimId: claim.id, requestId: "00000000-0000-4000-8000-00000000000a" },
        closedReason: "It was met.",
      }),
      ...signedInOnly("notFound"),
    },
  },
  // What is one's own is taken out, brought back and reworded, in this order.
  retractContributionAction: {
    "another's proposal": {
      fields: ({ proposals }) => ({ ...proposals[0]!, reason: "It is not mine." }),
      ...signedInOnly("forbidden"),
      // To whoever may not see a proposal it does not exist.
      member: "notFound",
    },
    "one's own": {
      fields: ({ own }) => ({ ...own, reason: "On second thoughts." }),
      ...signedInOnly("done"),
    },
  },
  restoreContributionAction: {
    "one's own": {
      fields: async ({ own, decisionOn }) => ({ ...own, decisionId: await decisionOn(own) }),
      ...signedInOnly("done"),
    },
    "another's proposal, on which nothing was decided": {
      fields: async ({ proposals: [proposal], decisionOn }) => ({
        ...proposal!,
        decisionId: await decisionOn(proposal!),
      }),
      ...signedInOnly("conflict"),
      member: "notFound",
    },
  },
  reviseContributionAction: {
    "one's own": { fields: reworded, ...signedInOnly("done") },
    "one's own as it was before": { fields: reworded, ...signedInOnly("conflict") },
    // Open to everybody, and stopped by what was seen.
    "a claim in words that nobody saw": {
      fields: ({ claim }) => ({
        ...{
          kind: "claim",
          contributionId: claim.id,
          claimKind: "FACTUAL",
          sentence: "It was so.",
        },
        revisionId: "00000000-0000-4000-8000-00000000000a",
      }),
      ...signedInOnly("conflict"),
    },
  },
  decideSelectionAction: {
    "one's own": {
      fields: ({ own }) => decision("accept", own),
      ...signedInOnly("forbidden"),
    },
    "another's proposal, accepted": {
      fields: ({ proposals }) => decision("accept", proposals.pop()!),
      ...signedInOnly("done"),
      member: "notFound",
    },
    "another's proposal, sent back": {
      fields: ({ proposals }) => decision("sendBack", proposals.pop()!),
      ...signedInOnly("done"),
      member: "notFound",
    },
  },
  restoreSelectionAction: {
    "one's own, on which nothing was decided": {
      fields: async ({ own, decisionOn }) => ({
        item: queueItemOf({ ...own, decisionId: await decisionOn(own) }),
      }),
      ...signedInOnly("conflict"),
    },
  },
  // Actions on the lines of the desk's queues do what those above do, and lead elsewhere.
  askOnLineAction: {
    "a claim that does not exist": {
      fields: () => ({ claimId: NO_CLAIM, kind: "NEEDS_SOURCE", note: "Who says so?" }),
      ...signedInOnly("notFound"),
    },
  },
  placeOnLineAction: {
    "evidence that was never found elsewhere": {
      fields: ({ item }) => ({ ...pieceIn(item) }),
      ...signedInOnly("conflict"),
    },
  },
  flagOnLineAction: {
    "a note that does not exist": {
      fields: ({ claim }) => ({ on: `evidence:${claim.id}/${NO_CLAIM}`, reason: "MISQUOTED" }),
      ...signedInOnly("notFound"),
    },
  },
  retractOnLineAction: {
    "evidence that does not exist": {
      fields: ({ claim }) => ({
        ...{ kind: "evidence", claimId: claim.id, contributionId: NO_CLAIM },
        ...{ revisionId: "00000000-0000-4000-8000-00000000000a", reason: "It is not mine." },
      }),
      ...signedInOnly("notFound"),
    },
  },
  returnOnLineAction: {
    "evidence that does not exist": {
      fields: ({ claim }) => ({
        ...{ kind: "evidence", claimId: claim.id, contributionId: NO_CLAIM },
        ...{ revisionId: "00000000-0000-4000-8000-00000000000a", reason: "It says otherwise." },
      }),
      ...signedInOnly("notFound"),
    },
  },
  lookOnLineAction: {
    "evidence whose source stands as it did": {
      fields: ({ item }) => ({ ...pieceIn(item), note: "Nothing to see." }),
      ...signedInOnly("forbidden"),
      ...{ editor: "conflict", admin: "conflict" },
    },
  },
  settleOnLineAction: {
    "evidence that nobody reads otherwise": {
      fields: ({ item }) => ({ ...pieceIn(item), outcome: "STANDS", reason: "It says so." }),
      ...signedInOnly("forbidden"),
      ...{ editor: "conflict", admin: "conflict" },
    },
  },
  raiseFlagAction: {
    "another's note": {
      fields: ({ theirNote }) => ({
        ...{ on: `annotation:${theirNote.claimId}/${theirNote.annotationId}`, reason: "SPAM" },
      }),
      ...signedInOnly("done"),
    },
    "another's private note": {
      fields: ({ theirPrivateNote: { claimId, annotationId } }) => ({
        ...{ on: `annotation:${claimId}/${annotationId}`, reason: "SPAM" },
      }),
      ...signedInOnly("notFound"),
    },
  },
  giveRulingAction: {
    "what nobody flagged": {
      fields: () => ({
        ...{ on: `claim:${NO_CLAIM}`, seen: "0", kind: "DISMISS", publicReason: "It is well so." },
      }),
      ...signedInOnly("notFound"),
    },
  },
  answerRulingAction: {
    "one that does not exist": {
      fields: () => ({ rulingId: NO_RULING, body: "I meant no harm." }),
      ...signedInOnly("notFound"),
    },
  },
  answerByLetterAction: {
    "one that does not exist, by a made-up token": {
      fields: () => ({ rulingId: NO_RULING, ...TOKEN, body: "I meant no harm." }),
      ...signedInOnly("notFound"),
    },
  },
  reviewRulingAction: {
    "one that does not exist": {
      fields: () => ({
        ...{ rulingId: NO_RULING, decision: "uphold", publicReason: "It is well so." },
      }),
      ...signedInOnly("notFound"),
    },
  },
  liftSuspensionAction: {
    "one that does not exist": {
      fields: () => ({ rulingId: NO_RULING, reason: "A month has passed." }),
      ...signedInOnly("notFound"),
    },
  },
  importSourcesAction: {
    "a book": {
      fields: () => ({ text: "@book{one, title = {A book}, year = 1917}" }),
      ...signedInOnly("conflict"),
      member: "forbidden",
    },
  },
  changeStandingAction: {
    "a source, to what it is": {
      fields: ({ sourceId }) => ({
        ...{ sourceId, from: "GOOD", standing: "GOOD", reason: "It was looked into." },
      }),
      ...signedInOnly("invalid"),
      member: "forbidden",
    },
  },
  giveTextAction: {
    "a source that does not exist": {
      fields: () => ({
        ...{ sourceId: NO_CLAIM, way: "paste", text: "It was so.", role: "ORIGINAL" },
        ...{ label: "First printing", language: "en", rights: "UNKNOWN" },
      }),
      ...signedInOnly("notFound"),
    },
  },
  cancelTextAction: {
    "one that does not exist": {
      fields: ({ sourceId }) => ({ sourceId, importId: NO_RULING }),
      ...signedInOnly("notFound"),
      member: "forbidden",
    },
  },
  changeRightsAction: {
    "a text that does not exist": {
      fields: () => ({
        ...{ ...NO_TEXT, label: "First printing", rights: "UNKNOWN", from: "UNKNOWN" },
      }),
      ...signedInOnly("notFound"),
    },
  },
  withdrawTextAction: {
    "a text that does not exist": { fields: () => NO_TEXT, ...signedInOnly("notFound") },
  },
  restoreTextAction: {
    "a text that does not exist": { fields: () => NO_TEXT, ...signedInOnly("notFound") },
  },
  changeLineageAction: {
    "a source, of something that is not recorded": {
      fields: ({ sourceId }) => ({
        ...{ sourceId, act: "withdraw", reason: "It was looked into." },
        lineageId: "00000000-0000-4000-8000-00000000000a",
      }),
      ...signedInOnly("conflict"),
      member: "forbidden",
    },
  },
  mergeSourceAction: {
    "a source, into itself": {
      fields: ({ sourceId }) => ({ sourceId, intoId: sourceId, reason: "It was looked into." }),
      ...signedInOnly("invalid"),
      member: "forbidden",
    },
  },
  unmergeSourceAction: {
    "a source that was not merged": {
      fields: ({ sourceId }) => ({ sourceId, reason: "It was looked into." }),
      ...signedInOnly("notFound"),
    },
  },
  openClassAction: {
    "a class of their own": {
      fields: () => ({ name: "History", about: "", timeZone: "UTC" }),
      ...signedInOnly("done"),
    },
  },
  reviseClassAction: {
    "a class that they are not in": {
      fields: () => ({ classId: NO_CLAIM, name: "History", timeZone: "UTC" }),
      ...signedInOnly("notFound"),
    },
  },
  archiveClassAction: {
    "a class that they are not in": {
      fields: () => ({ classId: NO_CLAIM, goal: "archive" }),
      ...signedInOnly("notFound"),
    },
  },
  renewCodeAction: {
    "a class that they are not in": {
      fields: () => ({ classId: NO_CLAIM, goal: "renew" }),
      ...signedInOnly("notFound"),
    },
  },
  importRosterAction: {
    "a class that they do not teach": {
      fields: () => ({ classId: NO_CLAIM, text: "name\nAnna" }),
      ...signedInOnly("notFound"),
    },
  },
  correctRosterAction: {
    "a class that they do not teach": {
      fields: () => ({ classId: NO_CLAIM, entryId: NO_RULING, name: "Anna" }),
      ...signedInOnly("notFound"),
    },
  },
  removeFromRosterAction: {
    "a class that they do not teach": {
      fields: () => ({ classId: NO_CLAIM, entryId: NO_RULING, goal: "remove" }),
      ...signedInOnly("notFound"),
    },
  },
  renewReturnCodesAction: {
    "a class that they do not teach": {
      fields: () => ({ classId: NO_CLAIM }),
      ...signedInOnly("notFound"),
    },
  },
  joinExpectedAction: {
    "a class that does not expect them": {
      fields: () => ({ entryId: NO_RULING }),
      ...signedInOnly("notFound"),
    },
  },
  enterClassAction: {
    "a code of no class": {
      fields: () => ({ code: "00000000", name: "Anna" }),
      ...{ ...signedInOnly("forbidden"), anyone: "notFound" },
    },
  },
  comeBackAction: {
    "a code of nobody": {
      fields: () => ({ code: "0".repeat(16) }),
      ...{ anyone: "invalid", member: "invalid", editor: "invalid", admin: "invalid" },
    },
  },
  giveAddressAction: {
    "an account that has one": {
      fields: () => ({
        name: "Anna",
        email: "anna@example.org",
        password: "kettle-harbour-walnut",
      }),
      ...signedInOnly("forbidden"),
    },
  },
  confirmGivenAddressAction: {
    "a link of no letter": {
      fields: () => ({ token: "nothing" }),
      ...{ anyone: "invalid", member: "invalid", editor: "invalid", admin: "invalid" },
    },
  },
  setListingAction: {
    "their own page": { fields: () => ({ isListed: "yes" }), ...signedInOnly("done") },
  },
  joinClassAction: {
    "a code of no class": {
      fields: () => ({ code: "0000-0000" }),
      ...signedInOnly("notFound"),
    },
  },
  leaveClassAction: {
    "a class that they are not in": {
      fields: () => ({ classId: NO_CLAIM, goal: "leave" }),
      ...signedInOnly("notFound"),
    },
    "a class that they never left": {
      fields: () => ({ classId: NO_CLAIM, goal: "return" }),
      ...signedInOnly("notFound"),
    },
  },
  appointPersonAction: {
    "a class that they are not in": {
      fields: () => ({
        ...{ classId: NO_CLAIM, enrolmentId: NO_RULING, from: "STUDENT", role: "TEACHER" },
      }),
      ...signedInOnly("notFound"),
    },
  },
  handOverClassAction: {
    "a class that they are not in": {
      fields: () => ({ classId: NO_CLAIM, enrolmentId: NO_RULING }),
      ...signedInOnly("notFound"),
    },
  },
  copyClassAction: {
    "a class that they are not in": {
      fields: () => ({ classId: NO_CLAIM, name: "History" }),
      ...signedInOnly("notFound"),
    },
  },
  deleteClassAction: {
    "a class that they are not in": {
      fields: () => ({ classId: NO_CLAIM, typedName: "History" }),
      ...signedInOnly("notFound"),
    },
  },
  keepClassAction: {
    "a class that they are not in": {
      fields: () => ({ classId: NO_CLAIM }),
      ...signedInOnly("notFound"),
    },
  },
  endEnrolmentAction: {
    "a class that they are not in": {
      fields: () => ({ classId: NO_CLAIM, enrolmentId: NO_RULING, goal: "end" }),
      ...signedInOnly("notFound"),
    },
  },
  beginFollowAction: {
    "a claim": {
      fields: ({ claim }) => ({ kind: "claim", id: claim.id }),
      ...signedInOnly("done"),
    },
    "a claim that does not exist": {
      fields: () => ({ kind: "claim", id: NO_CLAIM }),
      ...signedInOnly("notFound"),
    },
  },
  endFollowAction: {
    "a claim that they follow": {
      fields: ({ claim }) => ({ kind: "claim", id: claim.id }),
      ...signedInOnly("done"),
    },
    "a claim that does not exist": {
      fields: () => ({ kind: "claim", id: NO_CLAIM }),
      ...signedInOnly("conflict"),
    },
  },
  readNoticesAction: {
    "their own": {
      fields: () => ({ shownAt: new Date().toISOString() }),
      ...signedInOnly("done"),
    },
  },
  chooseMailAction: {
    "their own": {
      fields: () => ({ cadence: "NEVER", timeZone: "UTC" }),
      ...signedInOnly("done"),
    },
  },
  stopMailAction: {
    "a letter that there is not": {
      fields: () => ({ token: "made-up", goal: "stop" }),
      ...everyone("notFound"),
    },
  },
  giveGradeAction: {
    "work that does not exist": {
      fields: () => ({ ...NO_WORK, seen: "0" }),
      ...signedInOnly("notFound"),
    },
  },
  overrideGradeAction: {
    "work that does not exist": {
      fields: () => ({ ...NO_WORK, seen: "0", act: "takeBack" }),
      ...signedInOnly("notFound"),
    },
  },
  releaseGradesAction: {
    "an assignment that does not exist": {
      fields: () => ({ assignmentId: NO_CLAIM, of: "all" }),
      ...signedInOnly("notFound"),
    },
  },
  recallGradeAction: {
    "work that does not exist": { fields: () => NO_WORK, ...signedInOnly("notFound") },
    "an assignment that does not exist": {
      fields: () => ({ assignmentId: NO_CLAIM, of: "unseen" }),
      ...signedInOnly("notFound"),
    },
  },
  seeGradeAction: {
    "an assignment that does not exist": {
      fields: () => ({ assignmentId: NO_CLAIM }),
      ...signedInOnly("notFound"),
    },
  },
  unmaskWorkAction: {
    "work that does not exist": {
      fields: () => ({ ...NO_WORK, reason: "They ask for more time." }),
      ...signedInOnly("notFound"),
    },
  },
  askInquiryAction: {
    "an assignment that does not exist": {
      fields: () => ({ assignmentId: NO_CLAIM, criterionId: NO_RULING, question: "Why?" }),
      ...signedInOnly("notFound"),
    },
  },
  answerInquiryAction: {
    "a question that does not exist": {
      fields: () => ({
        ...{ assignmentId: NO_CLAIM, inquiryId: NO_RULING, seen: "0" },
        ...{ outcome: "STANDS", answer: "It stands." },
      }),
      ...signedInOnly("notFound"),
    },
  },
  keepCommentAction: {
    "with their own": {
      fields: () => ({ comment: `Well weighed, as of ${Date.now()}.` }),
      ...signedInOnly("done"),
    },
  },
  removeCommentAction: {
    "one that does not exist": {
      fields: () => ({ commentId: NO_RULING, goal: "remove" }),
      ...signedInOnly("notFound"),
    },
  },
  keepDraftAction: {
    "of a form on a claim": {
      fields: ({ claim }) => ({ ...draft(claim), rationale: "I read the minutes." }),
      ...signedInOnly("done"),
    },
  },
  discardDraftAction: {
    "of a form on a claim": { fields: ({ claim }) => draft(claim), ...signedInOnly("done") },
  },
  discardListedDraftAction: {
    "of a form on a claim": { fields: ({ claim }) => draft(claim), ...signedInOnly("done") },
  },
  makeAssignmentAction: {
    "a class that they do not teach": {
      fields: () => ({
        ...{ ...assignmentWords, classId: NO_CLAIM, claims: NO_CLAIM, tasks: "VOTE" },
        ...{ late: "ACCEPTED" },
      }),
      ...signedInOnly("notFound"),
    },
  },
  reviseAssignmentAction: {
    "an assignment of a class that they do not teach": {
      fields: () => ({
        ...{ ...assignmentWords, assignmentId: NO_CLAIM, scope: "words", revision: "1" },
        late: "ACCEPTED",
      }),
      ...signedInOnly("notFound"),
    },
  },
  assignAssignmentAction: {
    "an assignment of a class that they do not teach": {
      fields: () => ({ assignmentId: NO_CLAIM }),
      ...signedInOnly("notFound"),
    },
  },
  discardAssignmentAction: {
    "an assignment of a class that they do not teach": {
      fields: () => ({ assignmentId: NO_CLAIM, goal: "discard" }),
      ...signedInOnly("notFound"),
    },
  },
  copyAssignmentAction: {
    "an assignment of a class that they do not teach": {
      fields: () => ({ assignmentId: NO_CLAIM, classId: NO_CLAIM }),
      ...signedInOnly("notFound"),
    },
  },
  grantExtensionAction: {
    "a student of a class that they do not teach": {
      fields: () => ({ ...NO_STUDENT, until: "2040-03-08T23:59", seen: "none" }),
      ...signedInOnly("notFound"),
    },
  },
  withdrawExtensionAction: {
    "a student of a class that they do not teach": {
      fields: () => ({ ...NO_STUDENT, extensionId: NO_RULING, goal: "withdraw" }),
      ...signedInOnly("notFound"),
    },
  },
  keepTemplateAction: {
    "an assignment of a class that they do not teach": {
      fields: () => ({ assignmentId: NO_CLAIM, title: "A lesson" }),
      ...signedInOnly("notFound"),
    },
  },
  removeTemplateAction: {
    "a template that they do not keep": {
      fields: () => ({ templateId: NO_RULING, goal: "remove" }),
      ...signedInOnly("notFound"),
    },
  },
  withdrawAssignmentAction: {
    "an assignment of a class that they do not teach": {
      fields: () => ({ assignmentId: NO_CLAIM }),
      ...signedInOnly("notFound"),
    },
  },
  addOwnClaimAction: {
    "a class that they do not teach": {
      fields: () => ({ classId: NO_CLAIM, sentence: "It was so.", kind: "FACTUAL" }),
      ...signedInOnly("notFound"),
    },
  },
  addOwnEvidenceAction: {
    "a class that they do not teach": {
      fields: ({ sourceId }) => ({ ...evidence(NO_CLAIM, sourceId), classId: NO_CLAIM }),
      ...signedInOnly("notFound"),
    },
  },
  addOwnArgumentAction: {
    "a class that they do not teach": {
      fields: ({ claim }) => ({
        ...{ classId: NO_CLAIM, claimId: NO_CLAIM, claims: claim.id, relation: "REBUTS" },
        wording: "Both cannot hold at once.",
      }),
      ...signedInOnly("notFound"),
    },
  },
  reviseOwnAction: {
    "a class that they do not teach": {
      fields: () => ({
        ...{ kind: "argument", classId: NO_CLAIM, claimId: NO_CLAIM, itemId: NO_CLAIM },
        ...{ seen: NO_RULING, wording: "Both cannot hold at once." },
      }),
      ...signedInOnly("notFound"),
    },
  },
  retractOwnAction: {
    "a class that they do not teach": {
      fields: () => ({
        ...{ classId: NO_CLAIM, claimId: NO_CLAIM, kind: "claim", reason: "It is too hard." },
      }),
      ...signedInOnly("notFound"),
    },
  },
  restoreOwnAction: {
    "a class that they do not teach": {
      fields: () => ({ classId: NO_CLAIM, claimId: NO_CLAIM, kind: "claim" }),
      ...signedInOnly("notFound"),
    },
  },
  keepClaimSetAction: {
    "of one claim": {
      fields: ({ claim }) => ({ title: "October", claims: claim.id }),
      ...signedInOnly("done"),
    },
  },
  reviseClaimSetAction: {
    "a set that they do not keep": {
      fields: ({ claim }) => ({
        ...{ claimSetId: NO_RULING, title: "October", claims: claim.id, seen: "0" },
      }),
      ...signedInOnly("notFound"),
    },
  },
  removeClaimSetAction: {
    "a set that they do not keep": {
      fields: () => ({ claimSetId: NO_RULING, goal: "remove" }),
      ...signedInOnly("notFound"),
    },
  },
  endSessionAction: {
    "another's session": {
      fields: ({ strangersSessionId }) => ({ sessionId: strangersSessionId }),
      ...signedInOnly("notFound"),
    },
  },
  endOtherSessionsAction: {
    "one's own": {
      fields: () => ({}),
      ...signedInOnly("done"),
    },
  },
  changePasswordAction: {
    "a wrong password": {
      fields: () => ({ currentPassword: "not-this-one", password: "amber-spindle-forty-heron" }),
      ...signedInOnly("invalid"),
    },
  },
  deleteAccountAction: {
    "a wrong password": {
      fields: () => ({ password: "not-this-one", isSure: "yes" }),
      ...signedInOnly("invalid"),
    },
  },
  openAccountAction: {
    "a new address": {
      fields: () => ({
        name: "Somebody New",
        email: `new.${Date.now()}@example.org`,
        password: "amber-spindle-forty-heron",
      }),
      ...{ anyone: "done", member: "forbidden", editor: "forbidden", admin: "forbidden" },
    },
  },
  acceptInvitationAction: {
    "a made-up token": {
      fields: () => ({
        ...{ ...TOKEN, name: "Somebody New", password: "amber-spindle-forty-heron" },
      }),
      ...{ anyone: "invalid", member: "forbidden", editor: "forbidden", admin: "forbidden" },
    },
  },
  confirmAddressAction: { "a made-up token": { fields: () => TOKEN, ...everyone("invalid") } },
  requestResetAction: {
    "an address": { fields: () => ({ email: "nobody@example.org" }), ...everyone("done") },
  },
  resetPasswordAction: {
    "a made-up token": {
      fields: () => ({ ...TOKEN, password: "amber-spindle-forty-heron" }),
      ...everyone("invalid"),
    },
  },
  signInAction: {
    "a wrong password": {
      fields: ({ me }) => ({ email: me?.email ?? "nobody@example.org", password: "wrong" }),
      ...everyone("invalid"),
    },
  },
  saveWorkAction: {
    "an assignment of a class that they are not in": {
      fields: () => ({
        ...{ assignmentId: NO_CLAIM, claimId: NO_CLAIM, device: NO_RULING, kind: "vote" },
        ...{ rationale: "It is so.", seenHash: "0".repeat(64) },
      }),
      ...signedInOnly("notFound"),
    },
  },
  choosePseudonymAction: {
    "an assignment of a class that they are not in": {
      fields: () => ({ assignmentId: NO_CLAIM, pseudonym: "Heron" }),
      ...signedInOnly("notFound"),
    },
  },
  handInAction: {
    "an assignment of a class that they are not in": {
      fields: () => ({ assignmentId: NO_CLAIM }),
      ...signedInOnly("notFound"),
    },
  },
  // The last, since it ends the session with which the others are tried.
  signOutAction: { "one's own": { fields: () => ({}), ...signedInOnly("done") } },
};

/** What the attempts need, made anew for each standing. */
export type Scene = {
  me: Newcomer | null;
  claim: Claim;
  sourceId: string;
  /** Another claim, from which nothing has been argued about this one yet. */
  premiseId: string;
  /** Live evidence that none of those who try it had added. */
  item: { claimId: string; kind: string; itemId: string; revisionId: string };
  theirNote: Note;
  theirPrivateNote: Note;
  proposals: Contribution[];
  own: Contribution;
  /** The newest decision on a contribution. */
  decisionOn: (on: Contribution) => Promise<string>;
  strangersSessionId: string;
};
type Note = { claimId: string; annotationId: string; revisionId: string };
export type Contribution = {
  kind: "evidence";
  claimId: string;
  contributionId: string;
  revisionId: string;
};

const TOKEN = { token: "made-up" };
// Well formed, and of no claim.
const NO_CLAIM = "0000000000";
const NO_WORK = { assignmentId: NO_CLAIM, submissionId: "00000000-0000-4000-8000-00000000000a" };
const NO_STUDENT = { assignmentId: NO_CLAIM, enrolmentId: "00000000-0000-4000-8000-00000000000a" };
const NO_RULING = "00000000-0000-4000-8000-00000000000a";
const NO_TEXT = { editionId: NO_RULING, reason: "It was looked into." };

const vote = ({ id }: { id: string }) => ({
  ...{ claimId: id, choice: "MIXED", confidence: "SURE", rationale: "" },
});
export const note = (claimId: string, audience = "PRIVATE") => ({
  ...{ claimId, motivation: "COMMENTING", body: "A note to myself.", audience },
});
export const evidence = (claimId: string, sourceId: string) => ({
  ...{ claimId, sourceId, excerpt: "words that stand there", direction: "CONTEXT" },
  ...{ locatorLabel: "page", locatorValue: "1", directness: "DIRECT" },
});

const assignmentWords = {
  ...{ title: "Who wanted what", opens: "2040-03-01T08:00", due: "2040-03-08T23:59" },
};

const draft = ({ id }: { id: string }) => ({ form: "vote", draftAt: `/claims/${id}/vote` });

function reworded({ own, sourceId }: Scene) {
  const { claimId, contributionId, revisionId } = own;
  const words = { ...evidence(claimId, sourceId), excerpt: "other words that stand there" };
  return { ...words, kind: "evidence", contributionId, revisionId, reason: "It reads better." };
}

const decision = (decided: "accept" | "sendBack", proposal: Contribution) => ({
  ...{ decision: decided, reason: "Say where it stands." },
  item: queueItemOf(proposal),
});

const argument = (claimId: string, premiseId: string) => ({
  ...{ claimId, premises: premiseId, relation: "QUALIFIES" },
  wording: `Only within limits, as of ${Date.now()}.`,
});
const place = () => ({
  ...{ documentId: NO_CLAIM, editionId: "00000000-0000-4000-8000-00000000000a", sentenceId: "1" },
  ...{ words: "words", mode: "VERBATIM" },
});
const search = (claimId: string) => ({
  ...{ claimId, place: "Catalogue", words: "coalition", searchedOn: "2020-02-29" },
  result: "Nothing was found.",
});

/** What classes show to whoever is in none. */
function pagesOfClasses(): typeof PAGES {
  const pages = Object.entries(CLASS_ROUTES).filter(([route]) => route.endsWith("/page"));
  return Object.fromEntries(
    pages.map(([route, { shows, to }]) => [
      route,
      behindSignIn(to === "everybody" ? (shows as RegExp) : NOTHING_HERE),
    ]),
  );
}

function handlersOfClasses(): typeof HANDLERS {
  const routes = Object.keys(CLASS_ROUTES).filter((route) => route.endsWith("/route"));
  return Object.fromEntries(routes.map((route) => [route, { GET: 404, POST: 405, DELETE: 405 }]));
}

function behindSignIn(heading: RegExp): Record<Standing, RegExp> {
  return guestsOr(/^Sign in first$/, heading);
}

function guestsOr(guests: RegExp, members: RegExp): Record<Standing, RegExp> {
  return { anyone: guests, member: members, editor: members, admin: members };
}

function forEveryone(heading: RegExp): Record<Standing, RegExp> {
  return guestsOr(heading, heading);
}

function signedInOnly(answer: Answer): Record<Standing, Answer> {
  return { ...everyone(answer), anyone: "signedOut" };
}

function everyone(answer: Answer): Record<Standing, Answer> {
  return { anyone: answer, member: answer, editor: answer, admin: answer };
}
