import { forbidden, signedOut, type Failure } from "@/lib/foundation/errors";
import type { Standing, Viewer } from "./viewer";

/**
 * Who may do what: the whole law of authorisation, one row per capability, without a default.
 * The capability's word is also the audit event, the log line and the test's name.
 *
 * `on` says what kind of subject is judged. The four answers, from left to right: anyone, member,
 * editor, admin. `own` and `notOwn` compare the subject's people with the viewer; `proposed` and
 * `live` allow it and say in which state the addition begins. Guests have no column: what they may do as members do is
 * listed below (`GUESTS`), and everything else asks them for an address first.
 */
export const PERMISSIONS = {
  // Everyone
  "public.read": row("nothing", "yes", "yes", "yes", "yes"),
  "rights.report": row("nothing", "yes", "yes", "yes", "yes"),

  // One's own account
  "account.open": row("nothing", "yes", "no", "no", "no"),
  "account.read": row("account", "no", "own", "own", "own"),
  "account.revise": row("account", "no", "own", "own", "own"),
  "address.give": row("account", "no", "own", "own", "own"),
  "draft.keep": row("account", "no", "own", "own", "own"),
  "draft.discard": row("account", "no", "own", "own", "own"),
  "account.delete": row("account", "no", "own", "own", "own"),
  "session.open": row("nothing", "yes", "yes", "yes", "yes"),
  "session.end": row("account", "no", "own", "own", "own"),
  "address.confirm": row("nothing", "yes", "yes", "yes", "yes"),
  "password.reset": row("nothing", "yes", "yes", "yes", "yes"),
  "password.change": row("account", "no", "own", "own", "own"),
  "role.change": row("account", "no", "no", "no", "notOwn"),
  "account.suspend": row("account", "no", "no", "no", "notOwn"),
  "invitation.give": row("nothing", "no", "no", "no", "yes"),

  // Reviewing
  "vote.cast": row("claim", "no", "yes", "yes", "yes"),
  "vote.withdraw": row("vote", "no", "own", "own", "own"),
  "rating.give": row("contribution", "no", "notOwn", "notOwn", "notOwn"),
  "rating.withdraw": row("rating", "no", "own", "own", "own"),
  "annotation.add": row("claim", "no", "yes", "yes", "yes"),
  "annotation.reply": row("annotation", "no", "yes", "yes", "yes"),
  "annotation.revise": row("annotation", "no", "own", "own", "own"),
  "annotation.retract": row("annotation", "no", "own", "own", "own"),
  "annotation.restore": row("annotation", "no", "own", "own", "own"),
  // What is one's own is reworded or taken out where it stands.
  "flag.raise": row("anything", "no", "notOwn", "notOwn", "notOwn"),
  "follow.begin": row("anything", "no", "yes", "yes", "yes"),
  "follow.end": row("anything", "no", "yes", "yes", "yes"),
  "notification.read": row("account", "no", "own", "own", "own"),
  "mail.choose": row("account", "no", "own", "own", "own"),
  // Whoever has one of the letters stops the others.
  "mail.stop": row("account", "yes", "yes", "yes", "yes"),
  "search.log": row("claim", "no", "yes", "yes", "yes"),
  "request.make": row("claim", "no", "yes", "yes", "yes"),
  "request.close": row("request", "no", "own", "yes", "yes"),
  "fit.check": row("contribution", "no", "notOwn", "notOwn", "notOwn"),
  // A piece is held for its reader, who alone lets go of it.
  "fit.take": row("contribution", "no", "notOwn", "notOwn", "notOwn"),
  "fit.leave": row("contribution", "no", "own", "own", "own"),
  "excerpt.attest": row("contribution", "no", "notOwn", "notOwn", "notOwn"),
  "attestation.withdraw": row("attestation", "no", "own", "own", "own"),

  // Contributing
  "claim.propose": row("document", "no", "proposed", "live", "live"),
  // A claim's place in a document has no state in which it could wait.
  "claim.place": row("document", "no", "no", "yes", "yes"),
  "evidence.propose": row("claim", "no", "proposed", "live", "live"),
  "argument.propose": row("claim", "no", "proposed", "live", "live"),
  "source.propose": row("nothing", "no", "proposed", "live", "live"),
  "contribution.accept": row("contribution", "no", "no", "notOwn", "notOwn"),
  "contribution.sendBack": row("contribution", "no", "no", "notOwn", "notOwn"),
  "contribution.revise": row("contribution", "no", "proposed", "live", "live"),
  "contribution.retract": row("contribution", "no", "own", "own", "own"),
  "contribution.restore": row("retraction", "no", "own", "yes", "yes"),

  // Keeping the ledger honest
  "desk.read": row("nothing", "no", "no", "yes", "yes"),
  "fit.settle": row("contribution", "no", "no", "notOwn", "notOwn"),
  "standing.look": row("contribution", "no", "no", "notOwn", "notOwn"),
  "source.standing": row("source", "no", "no", "yes", "yes"),
  "source.lineage": row("source", "no", "no", "yes", "yes"),
  "source.import": row("nothing", "no", "no", "yes", "yes"),
  "source.merge": row("source", "no", "no", "yes", "yes"),
  "source.unmerge": row("source", "no", "no", "yes", "yes"),
  "source.text": row("source", "no", "no", "yes", "yes"),
  // What an editor gives waits; it becomes a text of the source, under their name, when it was read.
  "text.give": row("source", "no", "no", "yes", "yes"),
  "text.cancel": row("source", "no", "no", "yes", "yes"),
  "source.rights": row("source", "no", "no", "yes", "yes"),
  "text.withdraw": row("source", "no", "no", "yes", "yes"),
  "text.restore": row("source", "no", "no", "yes", "yes"),
  "text.readPrivate": row("source", "no", "no", "yes", "yes"),
  "document.import": row("nothing", "no", "no", "yes", "yes"),
  "claim.merge": row("claim", "no", "no", "yes", "yes"),
  "claim.unmerge": row("claim", "no", "no", "yes", "yes"),
  "claim.openBlind": row("claim", "no", "no", "yes", "yes"),
  "ruling.give": row("flag", "no", "no", "notOwn", "notOwn"),
  "ruling.answer": row("ruling", "no", "own", "own", "own"),
  "ruling.review": row("ruling", "no", "no", "notOwn", "notOwn"),
  "text.redact": row("anything", "no", "no", "no", "notOwn"),

  // Classes: whose they are is who teaches them; whose work is, who does it
  "class.open": row("nothing", "no", "yes", "yes", "yes"),
  "class.join": row("class", "no", "yes", "yes", "yes"),
  // Without an account, which opens with it.
  "class.enter": row("nothing", "yes", "no", "no", "no"),
  "class.leave": row("enrolment", "no", "own", "own", "own"),
  "class.revise": row("class", "no", "own", "own", "own"),
  "class.archive": row("class", "no", "own", "own", "own"),
  "class.copy": row("class", "no", "own", "own", "own"),
  "class.handOver": row("class", "no", "own", "own", "own"),
  "class.delete": row("class", "no", "own", "own", "own"),
  "class.keep": row("class", "no", "own", "own", "own"),
  // By its id and for a reason, without reading it.
  "class.administer": row("class", "no", "no", "no", "yes"),
  "code.renew": row("class", "no", "own", "own", "own"),
  "roster.import": row("class", "no", "own", "own", "own"),
  "roster.correct": row("class", "no", "own", "own", "own"),
  "roster.remove": row("class", "no", "own", "own", "own"),
  "returnCode.renew": row("class", "no", "own", "own", "own"),
  "enrolment.end": row("class", "no", "own", "own", "own"),
  "enrolment.appoint": row("class", "no", "own", "own", "own"),
  "assignment.make": row("class", "no", "own", "own", "own"),
  "assignment.revise": row("assignment", "no", "own", "own", "own"),
  "assignment.assign": row("assignment", "no", "own", "own", "own"),
  "assignment.withdraw": row("assignment", "no", "own", "own", "own"),
  "assignment.discard": row("assignment", "no", "own", "own", "own"),
  "assignment.copy": row("assignment", "no", "own", "own", "own"),
  "extension.grant": row("assignment", "no", "own", "own", "own"),
  "extension.withdraw": row("assignment", "no", "own", "own", "own"),
  "template.keep": row("assignment", "no", "own", "own", "own"),
  "template.remove": row("template", "no", "own", "own", "own"),
  // A claim of a class's own is its teachers', whoever of them worded it.
  "classClaim.add": row("class", "no", "own", "own", "own"),
  "classClaim.addEvidence": row("class", "no", "own", "own", "own"),
  "classClaim.addArgument": row("class", "no", "own", "own", "own"),
  "classClaim.revise": row("class", "no", "own", "own", "own"),
  "classClaim.retract": row("class", "no", "own", "own", "own"),
  "classClaim.restore": row("class", "no", "own", "own", "own"),
  "claimSet.keep": row("nothing", "no", "yes", "yes", "yes"),
  "claimSet.revise": row("claimSet", "no", "own", "own", "own"),
  "claimSet.remove": row("claimSet", "no", "own", "own", "own"),
  "work.save": row("work", "no", "own", "own", "own"),
  "work.handIn": row("work", "no", "own", "own", "own"),
  "pseudonym.choose": row("work", "no", "own", "own", "own"),
  "grade.give": row("assignment", "no", "own", "own", "own"),
  "grade.override": row("assignment", "no", "own", "own", "own"),
  "grade.release": row("assignment", "no", "own", "own", "own"),
  "grade.recall": row("assignment", "no", "own", "own", "own"),
  "grade.see": row("work", "no", "own", "own", "own"),
  "work.unmask": row("assignment", "no", "own", "own", "own"),
  "inquiry.ask": row("work", "no", "own", "own", "own"),
  "inquiry.answer": row("assignment", "no", "own", "own", "own"),
  "comment.keep": row("account", "no", "own", "own", "own"),
  "comment.remove": row("account", "no", "own", "own", "own"),

  // The program itself: jobs, seed, and the first administrator from the command line
  "system.tally": row("claim", "no", "no", "no", "systemOnly"),
  "system.settle": row("claim", "no", "no", "no", "systemOnly"),
  "system.check": row("contribution", "no", "no", "no", "systemOnly"),
  "system.seed": row("nothing", "no", "no", "no", "systemOnly"),
  "system.appoint": row("nothing", "no", "no", "no", "systemOnly"),
  "system.deliver": row("nothing", "no", "no", "no", "systemOnly"),
  "system.erase": row("nothing", "no", "no", "no", "systemOnly"),
  "system.forget": row("nothing", "no", "no", "no", "systemOnly"),
  "system.redraw": row("nothing", "no", "no", "no", "systemOnly"),
  "system.tell": row("nothing", "no", "no", "no", "systemOnly"),
  "system.release": row("assignment", "no", "no", "no", "systemOnly"),
  "system.remind": row("nothing", "no", "no", "no", "systemOnly"),
  "system.gather": row("nothing", "no", "no", "no", "systemOnly"),
  "system.readText": row("nothing", "no", "no", "no", "systemOnly"),
  "system.anchorText": row("nothing", "no", "no", "no", "systemOnly"),
  "system.redrawText": row("nothing", "no", "no", "no", "systemOnly"),
  "system.digest": row("nothing", "no", "no", "no", "systemOnly"),
} as const satisfies Record<string, Row<SubjectKind>>;

export type Permission = keyof typeof PERMISSIONS;

/** What guests may do as members do, beside what anyone may and everything about their own work for an assignment. */
const GUESTS: ReadonlySet<Permission> = new Set<Permission>([
  ...(["account.read", "account.delete", "address.give", "session.end"] as const),
  ...(["draft.keep", "draft.discard", "notification.read", "flag.raise"] as const),
  ...(["class.join", "class.leave"] as const),
]);

/** The subject that a permission judges. */
export type SubjectOf<P extends Permission> = Subjects[(typeof PERMISSIONS)[P]["on"]];
/** Allowed, and in which state an addition begins; or why not. */
export type Judgement = { ok: true; state: "PROPOSED" | "LIVE" } | { ok: false; failure: Failure };

/** Asks the law. Pure: the same viewer, permission and subject always get the same answer. */
export function judge<P extends Permission>(
  permission: P,
  viewer: Viewer,
  subject: SubjectOf<P>,
): Judgement {
  const rule = ruleFor(permission, viewer);
  const isOwn =
    viewer.actorId !== null &&
    (subject.ownerActorIds as readonly string[]).includes(viewer.actorId);
  switch (rule) {
    case "yes":
    case "live":
      return { ok: true, state: "LIVE" };
    case "proposed":
      return { ok: true, state: "PROPOSED" };
    case "own":
      return isOwn ? { ok: true, state: "LIVE" } : refused("This is somebody else's.");
    case "notOwn":
      return isOwn
        ? refused("This is your own work; somebody else has to judge it.")
        : { ok: true, state: "LIVE" };
    case "systemOnly":
      return viewer.isSystem
        ? { ok: true, state: "LIVE" }
        : refused("Only Assay itself does this.");
    case "no":
      if (!viewer.isSignedIn) return { ok: false, failure: signedOut() };
      return refused(isRefusedAsGuest(permission, viewer) ? ADDRESS_FIRST : NO_RIGHT);
  }
}

/** Whether the viewer's column could allow it at all: for showing or hiding a control. */
export function mayEver(permission: Permission, viewer: Viewer): boolean {
  const rule = ruleFor(permission, viewer);
  return rule !== "no" && (rule !== "systemOnly" || viewer.isSystem);
}

/**
 * In which state begins what the viewer adds by this permission: for the words of a form before it is sent. A form that
 * outlived its session promises no more than a member's does.
 */
export function beginsAs(permission: Permission, viewer: Viewer): "PROPOSED" | "LIVE" {
  const rule = ruleFor(permission, viewer);
  return rule === "proposed" || rule === "no" ? "PROPOSED" : "LIVE";
}

/** Whether an address of their own is what a guest lacks for it. */
export const isRefusedAsGuest = (permission: Permission, viewer: Viewer): boolean =>
  viewer.standing === "guest" &&
  !isForGuests(permission) &&
  PERMISSIONS[permission].member !== "no";

/** Whether guests may do it as members do. */
export const isForGuests = (permission: Permission): boolean =>
  PERMISSIONS[permission].anyone === "yes" ||
  PERMISSIONS[permission].on === "work" ||
  GUESTS.has(permission);

function ruleFor(permission: Permission, { standing }: Viewer): Rule {
  if (standing !== "guest") return PERMISSIONS[permission][standing];
  return isForGuests(permission) ? PERMISSIONS[permission].member : "no";
}

/** Why a guest is refused what members may do. */
export const ADDRESS_FIRST =
  "You came in without an e-mail address, and this needs one. Give an e-mail address in your account first.";
const NO_RIGHT = "Your account does not have the right to do this.";

/** What a command acts on, as the law sees it: whose it is. */
export type Subjects = {
  nothing: { kind: "nothing"; ownerActorIds: readonly [] };
  anything: Owned<"anything">;
  account: Owned<"account">;
  claim: Owned<"claim"> & { claimId: string };
  vote: Owned<"vote"> & { claimId: string };
  annotation: Owned<"annotation"> & { claimId: string };
  rating: Owned<"rating">;
  attestation: Owned<"attestation">;
  request: Owned<"request"> & { claimId: string };
  contribution: Owned<"contribution">;
  retraction: Owned<"retraction">;
  document: Owned<"document">;
  source: Owned<"source">;
  flag: Owned<"flag">;
  ruling: Owned<"ruling">;
  class: Owned<"class"> & { classId: string };
  enrolment: Owned<"enrolment"> & { classId: string };
  assignment: Owned<"assignment"> & { assignmentId: string };
  work: Owned<"work"> & { assignmentId: string };
  template: Owned<"template">;
  claimSet: Owned<"claimSet"> & { claimSetId: string };
};
export type SubjectKind = keyof Subjects;
/** For permissions that judge the person alone. */
export const NOTHING: Subjects["nothing"] = { kind: "nothing", ownerActorIds: [] };

type Owned<Kind extends string> = { kind: Kind; ownerActorIds: readonly string[] };
type Rule = "yes" | "no" | "own" | "notOwn" | "proposed" | "live" | "systemOnly";
type Row<Kind extends SubjectKind> = Record<Exclude<Standing, "guest">, Rule> & { on: Kind };

function row<Kind extends SubjectKind>(
  on: Kind,
  anyone: Rule,
  member: Rule,
  editor: Rule,
  admin: Rule,
): Row<Kind> {
  return { on, anyone, member, editor, admin };
}

function refused(reason: string): Judgement {
  return { ok: false, failure: forbidden(reason) };
}
