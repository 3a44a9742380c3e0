import { describe, expect, it } from "vitest";
import type { Role } from "@/prisma/generated/enums";
import {
  beginsAs,
  judge,
  mayEver,
  NOTHING,
  PERMISSIONS,
  type Permission,
  type SubjectOf,
} from "./permissions";
import { Viewer } from "./viewer";

type Answer = "yes" | "proposed" | "signedOut" | "forbidden";

/**
 * The law once more, as the product says it and not as the code does: for each capability what anyone,
 * a member, an editor and an administrator are answered about their own and about another's. Anyone has
 * no own. One letter each: y yes, p yes as a proposal, - no.
 */
const LAW: Record<Permission, string> = {
  // permission               anyone | own: member editor admin | another's: member editor admin
  "public.read": "y yyy yyy",
  "rights.report": "y yyy yyy",

  "account.open": "y --- ---",
  "account.read": "- yyy ---",
  "account.revise": "- yyy ---",
  "address.give": "- yyy ---",
  "draft.keep": "- yyy ---",
  "draft.discard": "- yyy ---",
  "account.delete": "- yyy ---",
  "session.open": "y yyy yyy",
  "session.end": "- yyy ---",
  "address.confirm": "y yyy yyy",
  "password.reset": "y yyy yyy",
  "password.change": "- yyy ---",
  "role.change": "- --- --y",
  "account.suspend": "- --- --y",
  "invitation.give": "- --y --y",

  "vote.cast": "- yyy yyy",
  "vote.withdraw": "- yyy ---",
  "rating.give": "- --- yyy",
  "rating.withdraw": "- yyy ---",
  "annotation.add": "- yyy yyy",
  "annotation.reply": "- yyy yyy",
  "annotation.revise": "- yyy ---",
  "annotation.retract": "- yyy ---",
  "annotation.restore": "- yyy ---",
  "flag.raise": "- --- yyy",
  "follow.begin": "- yyy yyy",
  "follow.end": "- yyy yyy",
  "notification.read": "- yyy ---",
  "mail.choose": "- yyy ---",
  "mail.stop": "y yyy yyy",
  "search.log": "- yyy yyy",
  "request.make": "- yyy yyy",
  "request.close": "- yyy -yy",
  "fit.check": "- --- yyy",
  "fit.take": "- --- yyy",
  "fit.leave": "- yyy ---",
  "excerpt.attest": "- --- yyy",
  "attestation.withdraw": "- yyy ---",

  "claim.propose": "- pyy pyy",
  "claim.place": "- -yy -yy",
  "evidence.propose": "- pyy pyy",
  "argument.propose": "- pyy pyy",
  "source.propose": "- pyy pyy",
  "contribution.accept": "- --- -yy",
  "contribution.sendBack": "- --- -yy",
  "contribution.revise": "- pyy pyy",
  "contribution.retract": "- yyy ---",
  "contribution.restore": "- yyy -yy",

  "desk.read": "- -yy -yy",
  "fit.settle": "- --- -yy",
  "standing.look": "- --- -yy",
  "source.standing": "- -yy -yy",
  "source.lineage": "- -yy -yy",
  "source.import": "- -yy -yy",
  "source.merge": "- -yy -yy",
  "source.unmerge": "- -yy -yy",
  "source.text": "- -yy -yy",
  "text.give": "- -yy -yy",
  "text.cancel": "- -yy -yy",
  "source.rights": "- -yy -yy",
  "text.withdraw": "- -yy -yy",
  "text.restore": "- -yy -yy",
  "text.readPrivate": "- -yy -yy",
  "document.import": "- -yy -yy",
  "claim.merge": "- -yy -yy",
  "claim.unmerge": "- -yy -yy",
  "claim.openBlind": "- -yy -yy",
  "ruling.give": "- --- -yy",
  "ruling.answer": "- yyy ---",
  "ruling.review": "- --- -yy",
  "text.redact": "- --- --y",

  "class.open": "- yyy yyy",
  "class.join": "- yyy yyy",
  "class.enter": "y --- ---",
  "class.leave": "- yyy ---",
  "class.revise": "- yyy ---",
  "class.archive": "- yyy ---",
  "class.copy": "- yyy ---",
  "class.handOver": "- yyy ---",
  "class.delete": "- yyy ---",
  "class.keep": "- yyy ---",
  "class.administer": "- --y --y",
  "code.renew": "- yyy ---",
  "roster.import": "- yyy ---",
  "roster.correct": "- yyy ---",
  "roster.remove": "- yyy ---",
  "returnCode.renew": "- yyy ---",
  "enrolment.end": "- yyy ---",
  "enrolment.appoint": "- yyy ---",
  "assignment.make": "- yyy ---",
  "assignment.revise": "- yyy ---",
  "assignment.assign": "- yyy ---",
  "assignment.withdraw": "- yyy ---",
  "assignment.discard": "- yyy ---",
  "assignment.copy": "- yyy ---",
  "extension.grant": "- yyy ---",
  "extension.withdraw": "- yyy ---",
  "template.keep": "- yyy ---",
  "template.remove": "- yyy ---",
  "classClaim.add": "- yyy ---",
  "classClaim.addEvidence": "- yyy ---",
  "classClaim.addArgument": "- yyy ---",
  "classClaim.revise": "- yyy ---",
  "classClaim.retract": "- yyy ---",
  "classClaim.restore": "- yyy ---",
  "claimSet.keep": "- yyy yyy",
  "claimSet.revise": "- yyy ---",
  "claimSet.remove": "- yyy ---",
  "work.save": "- yyy ---",
  "work.handIn": "- yyy ---",
  "pseudonym.choose": "- yyy ---",
  "grade.give": "- yyy ---",
  "grade.override": "- yyy ---",
  "grade.release": "- yyy ---",
  "grade.recall": "- yyy ---",
  "grade.see": "- yyy ---",
  "work.unmask": "- yyy ---",
  "inquiry.ask": "- yyy ---",
  "inquiry.answer": "- yyy ---",
  "comment.keep": "- yyy ---",
  "comment.remove": "- yyy ---",

  "system.tally": "- --- ---",
  "system.settle": "- --- ---",
  "system.check": "- --- ---",
  "system.seed": "- --- ---",
  "system.appoint": "- --- ---",
  "system.deliver": "- --- ---",
  "system.erase": "- --- ---",
  "system.forget": "- --- ---",
  "system.redraw": "- --- ---",
  "system.tell": "- --- ---",
  "system.release": "- --- ---",
  "system.remind": "- --- ---",
  "system.gather": "- --- ---",
  "system.readText": "- --- ---",
  "system.anchorText": "- --- ---",
  "system.redrawText": "- --- ---",
  "system.digest": "- --- ---",
};

/** The same of guests, who came into a class without an address: what is not written here is refused to them. */
const GUEST_LAW: Partial<Record<Permission, string>> = {
  // permission         own another's
  "public.read": "y y",
  "rights.report": "y y",
  "account.read": "y -",
  "address.give": "y -",
  "draft.keep": "y -",
  "draft.discard": "y -",
  "account.delete": "y -",
  "session.open": "y y",
  "session.end": "y -",
  "address.confirm": "y y",
  "password.reset": "y y",
  "flag.raise": "- y",
  "notification.read": "y -",
  "mail.stop": "y y",
  "class.join": "y y",
  "class.leave": "y -",
  "work.save": "y -",
  "work.handIn": "y -",
  "pseudonym.choose": "y -",
  "grade.see": "y -",
  "inquiry.ask": "y -",
};

const ROLES: Role[] = ["MEMBER", "EDITOR", "ADMIN"];
const ME = "00000000-0000-4000-8000-00000000000a";
const SOMEBODY = "00000000-0000-4000-8000-00000000000b";

const cases = (Object.keys(LAW) as Permission[]).flatMap((permission) => {
  const [anyone = "", own = "", others = ""] = LAW[permission].split(" ");
  const people = (letters: string, owner: string) =>
    ROLES.map((role, index) => ({ permission, role, owner, letter: letters[index]! }));
  return [
    { permission, role: null, owner: SOMEBODY, letter: anyone },
    // What has no owner is nobody's own.
    ...(PERMISSIONS[permission].on === "nothing" ? [] : people(own, ME)),
    ...people(others, SOMEBODY),
  ];
});

describe("Who may do what", () => {
  it("is written down for every capability, and for no other", () => {
    expect(Object.keys(LAW)).toEqual(Object.keys(PERMISSIONS));
  });

  it.each(cases.map((one) => ({ ...one, whose: one.owner === ME ? "their own" : "another's" })))(
    "$permission by $role on $whose: $letter",
    ({ permission, role, owner, letter }) => {
      expect(answer(permission, viewer(role), owner)).toBe(expected(role, letter));
    },
  );

  it.each(
    (Object.keys(LAW) as Permission[]).map((permission) => ({
      permission,
      letters: GUEST_LAW[permission] ?? "- -",
    })),
  )("$permission by a guest on their own and on another's: $letters", ({ permission, letters }) => {
    const guest = Viewer.of({
      ...{ kind: "HUMAN", actorId: ME, bylineId: ME, profileId: ME },
      ...{ role: "MEMBER", isInstant: true },
    });
    const [own = "", others = ""] = letters.split(" ");
    if (PERMISSIONS[permission].on !== "nothing")
      expect(answer(permission, guest, ME)).toBe(expected("MEMBER", own));
    expect(answer(permission, guest, SOMEBODY)).toBe(expected("MEMBER", others));
    expect(mayEver(permission, guest)).toBe(letters.includes("y"));
  });

  it("a guest is told that an address would help, where it would", () => {
    const guest = Viewer.of({
      ...{ kind: "HUMAN", actorId: ME, bylineId: ME, profileId: ME },
      ...{ role: "MEMBER", isInstant: true },
    });
    const reason = (permission: Permission) => {
      const subject = { kind: PERMISSIONS[permission].on, claimId: "claim", ownerActorIds: [ME] };
      const judgement = judge(permission, guest, subject as never);
      return judgement.ok || judgement.failure.kind !== "forbidden" ? "" : judgement.failure.reason;
    };
    expect(reason("vote.cast")).toContain("Give an e-mail address in your account first");
    expect(reason("desk.read")).not.toContain("e-mail");
  });

  it.each(Object.keys(LAW).filter((name) => name.startsWith("system.")) as Permission[])(
    "%s is the program's alone",
    (permission) => {
      expect(answer(permission, Viewer.system(), SOMEBODY)).toBe("yes");
      expect(mayEver(permission, Viewer.system())).toBe(true);
      expect(mayEver(permission, viewer("ADMIN"))).toBe(false);
    },
  );

  it("nobody judges their own work: every judgement excludes its owner, in every role", () => {
    const judgements: Permission[] = [
      ...([
        "rating.give",
        "fit.check",
        "fit.take",
        "excerpt.attest",
        "role.change",
        "account.suspend",
      ] as const),
      ...([
        "contribution.accept",
        "contribution.sendBack",
        "fit.settle",
        "standing.look",
        "ruling.give",
        "ruling.review",
        "text.redact",
      ] as const),
    ];
    for (const permission of judgements)
      for (const role of ROLES)
        expect([permission, role, answer(permission, viewer(role), ME)]).toEqual([
          permission,
          role,
          "forbidden",
        ]);
  });

  it("a second name does not make one's own work another's: owners are actors, and one of many is enough", () => {
    const subject = { kind: "contribution", ownerActorIds: [SOMEBODY, ME] } as const;
    expect(judge("fit.check", viewer("ADMIN"), subject).ok).toBe(false);
  });

  it("an addition begins as the form said that it would", () => {
    const nobodys = { kind: "nothing", ownerActorIds: [] } as const;
    for (const permission of Object.keys(LAW) as Permission[])
      for (const role of ROLES) {
        const judgement = judge(permission, viewer(role), nobodys as never);
        if (judgement.ok)
          expect([permission, role, beginsAs(permission, viewer(role))]).toEqual([
            permission,
            role,
            judgement.state,
          ]);
      }
    expect(beginsAs("source.propose", viewer("MEMBER"))).toBe("PROPOSED");
    expect(beginsAs("source.propose", viewer("EDITOR"))).toBe("LIVE");
  });

  it("a form that outlived its session promises no more than a member's does", () => {
    for (const permission of ["claim.propose", "evidence.propose", "argument.propose"] as const)
      expect(beginsAs(permission, viewer(null))).toBe("PROPOSED");
  });

  it("a control is shown where the column could allow it at all", () => {
    for (const permission of Object.keys(LAW) as Permission[])
      for (const role of [null, ...ROLES]) {
        const could = [ME, SOMEBODY].some((owner) => {
          const given = answer(permission, viewer(role), owner);
          return given === "yes" || given === "proposed";
        });
        expect([permission, role, mayEver(permission, viewer(role))]).toEqual([
          permission,
          role,
          could,
        ]);
      }
  });
});

function expected(role: Role | null, letter: string): Answer {
  if (letter === "y") return "yes";
  if (letter === "p") return "proposed";
  return role === null ? "signedOut" : "forbidden";
}

function answer(permission: Permission, who: Viewer, owner: string): Answer {
  const isAboutNothing = PERMISSIONS[permission].on === "nothing";
  const subject = isAboutNothing
    ? NOTHING
    : { kind: PERMISSIONS[permission].on, claimId: "claim", ownerActorIds: [owner] };
  const judgement = judge(permission, who, subject as SubjectOf<Permission>);
  if (!judgement.ok) return judgement.failure.kind as Answer;
  return judgement.state === "PROPOSED" ? "proposed" : "yes";
}

function viewer(role: Role | null): Viewer {
  if (role === null) return Viewer.anyone;
  return Viewer.of({ kind: "HUMAN", actorId: ME, bylineId: ME, profileId: ME, role });
}
