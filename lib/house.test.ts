import { readdirSync, readFileSync, type Dirent } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { UPLOAD_DOORS } from "@/app/api/upload-doors";
import { PERMISSIONS } from "./access/permissions";

// What the arrows between modules cannot say (those are dependency-cruiser's) about where lines live.

const ROOT = path.resolve(import.meta.dirname, "..");
const BELOW = ["app", "bench", "components", "e2e", "lib", "prisma", "scripts"];
const NOT_OURS = /(^|\/)(node_modules|generated|corpus|migrations)\//;

const files = BELOW.flatMap((folder) => filesBelow(folder)).filter(
  ({ name }) => !NOT_OURS.test(name),
);
const code = files.filter(({ name }) => /(?<!\.d)\.(ts|tsx|mts|mjs)$/.test(name));
const program = code.filter(
  ({ name }) => /^(app|components|lib|prisma(?!\/(factories|laws)))\//.test(name) && !isTest(name),
);
const DOMAINS = [
  ...["identity", "texts", "sources", "documents", "claims", "evidence", "arguments", "reviews"],
  ...["annotations", "verdicts", "classes", "moderation", "follows", "search", "publishing"],
];
const inRooms = code.filter(
  ({ name }) => DOMAINS.includes(name.split("/")[1]!) && name.startsWith("lib/"),
);

describe("Rooms", () => {
  it("stand in lib under the names of the domains, above foundation and access", () => {
    const rooms = new Set(
      code
        .map(({ name }) => name.split("/"))
        .filter(([top]) => top === "lib")
        .map(([, room]) => room!),
    );
    expect(
      [...rooms].filter(
        (room) => ![...DOMAINS, "foundation", "access", "house.test.ts"].includes(room),
      ),
    ).toEqual([]);
  });
  it("hold the files of a closed vocabulary, or folders of the same names", () => {
    const WORDS = ["schema", "rules", "tags", "queries", "commands", "actions", "jobs"];
    const strangers = inRooms.filter(({ name }) => {
      const inRoom = name.split("/").slice(2);
      const isFolder = inRoom.length > 1;
      return (
        !isTest(name) && !WORDS.includes(isFolder ? inRoom[0]! : inRoom[0]!.replace(/\.tsx?$/, ""))
      );
    });
    expect(namesOf(strangers)).toEqual([]);
  });
  it("are never called after what helps nobody to find a line", () => {
    const NEVER = /(^|\/)(utils?|helpers?|types|services|hooks|common|src|misc|shared)(\/|\.tsx?$)/;
    expect(namesOf(code.filter(({ name }) => NEVER.test(name)))).toEqual([]);
  });
  it("have no barrel: nothing only passes on what another file says", () => {
    const barrels = code.filter(
      ({ name, text }) =>
        /\/index\.tsx?$/.test(name) ||
        (/export .* from /.test(text) &&
          linesOf(text).every((line) => /^(export .* from |import |\/\/|\s*$)/.test(line))),
    );
    expect(namesOf(barrels)).toEqual([]);
  });
  it("prove themselves beside their subject: a test has its subject's name or tells of a folder", () => {
    const orphans = inRooms.filter(({ name }) => /\/(spec|__tests__|tests)\//.test(name));
    expect(namesOf(orphans)).toEqual([]);
  });
});

describe("One place for each power", () => {
  it("the environment is read in env.ts", () => {
    const OTHERS = ["lib/foundation/env.ts"];
    expect(namesOf(program.filter(holds(/process\.env/)))).toEqual(OTHERS);
  });
  it("the generated client is imported in db.ts", () => {
    expect(
      namesOf(
        code.filter(holds(/from "[^"]*prisma\/generated\/client"|from "\.\/generated\/client"/)),
      ),
    ).toEqual(["lib/foundation/db.ts"]);
  });
  it("who writes is listed, with the reason", () => {
    const WRITERS = {
      "lib/access/auth.ts":
        "better-auth's adapter: sign-in, session and credential rows, with an event by its hook",
      "lib/access/command.ts": "the one write path of everything else",
      "lib/access/auth-events.ts": "the events of those rows, where no transaction is at hand",
      "lib/access/limits.ts": "the rate limiter, in a schema of its own",
    };
    const opens = /\b(transact|transactSql|authDb|limiterPool)\b/;
    const writers = program
      .filter(holds(opens))
      .filter(({ name }) => name !== "lib/foundation/db.ts");
    expect(namesOf(writers)).toEqual(Object.keys(WRITERS).sort());
  });
  it("who opens better-auth's transaction, which writes anything, is listed with the reason", () => {
    const OPENERS = {
      "lib/access/auth.ts": "makes it",
      "lib/classes/commands/enter-class.ts":
        "makes an account without an address: account.open, class.enter",
      "lib/identity/commands/come-back.ts": "opens a session: session.open by the hook",
      "lib/identity/commands/confirm.ts": "confirms an address: address.confirm",
      "lib/identity/commands/delete-account.ts": "erases an account: account.delete",
      "lib/identity/commands/give-address.ts":
        "makes an account of one without an address: address.give, address.confirm",
      "lib/identity/commands/invitations.ts":
        "makes the account of an invitation: account.open, address.confirm",
      "lib/identity/commands/open-account.ts":
        "makes or remakes an unconfirmed account: account.open",
      "lib/identity/commands/passwords.ts": "sets a password: password.reset, password.change",
      "lib/identity/commands/sign-in.ts": "ends a session: session.end by the hook; posts a letter",
    };
    const openers = program.filter(holds(/\binAuthTransaction\b/));
    expect(namesOf(openers)).toEqual(Object.keys(OPENERS).sort());
    const writers = openers.filter(({ name }) => name !== "lib/access/auth.ts");
    const silent = writers.filter(
      ({ text }) => !/\b(noteAuthEvent|api\.(signOut|openSession))\b/.test(text),
    );
    expect(namesOf(silent)).toEqual([]);
  });
  it("connections are opened in db.ts, and where databases are made", () => {
    const opening = program.filter(holds(/new (pg\.)?(Pool|Client)\(/));
    expect(namesOf(opening)).toEqual([
      "lib/foundation/db.ts",
      // Migrations come before there is anything to read.
      "lib/foundation/migrate/apply.ts",
    ]);
  });
  it("only doors invalidate", () => {
    const DOORS = ["form-action.ts", "stale-route.ts", "upload-door.ts"].map(
      (name) => `lib/access/${name}`,
    );
    expect(namesOf(program.filter(holds(/\b(revalidateTag|updateTag|revalidatePath)\(/)))).toEqual(
      DOORS,
    );
  });
  it("a server knows from its start which routes count what is sent to them", () => {
    const routes = namesOf(program.filter(holds(/\buploadDoor\(/))).filter((name) =>
      name.startsWith("app/"),
    );
    const addresses = routes.map((name) => name.replace(/^app|\/\([^)]*\)|\/route\.ts$/g, ""));
    expect(addresses).toEqual([...UPLOAD_DOORS]);
  });
  it("no statement is put together from values", () => {
    expect(namesOf(program.filter(holds(/\$(query|execute)RawUnsafe/)))).toEqual([]);
  });
});

describe("Doors and pictures", () => {
  it("a page composes: at most 40 lines below what it imports, but for pages of prose", () => {
    const below = (text: string) => text.slice(text.lastIndexOf("\nimport ") + 1);
    const long = program.filter(
      ({ name, text }) => /\/page\.tsx$/.test(name) && linesOf(below(text)).length > 41,
    );
    expect(namesOf(long).filter((name) => !PROSE.includes(name))).toEqual([]);
  });
  it("'use client' stands on leaves among the pictures", () => {
    // The framework wants these two so: what they show must not need the server that failed.
    const FAILED = ["app/error.tsx", "app/global-error.tsx"];
    const clients = namesOf(program.filter(holds(/^["']use client["']/m)));
    expect(
      clients.filter((name) => !name.startsWith("components/") && !FAILED.includes(name)),
    ).toEqual([]);
  });
  it("'use server' stands on the form doors of rooms", () => {
    const servers = namesOf(program.filter(holds(/^\s*["']use server["']/m)));
    expect(servers.filter((name) => !/^lib\/[a-z]+\/actions(\.ts|\/.*\.ts)$/.test(name))).toEqual(
      [],
    );
  });
  it("pictures know no database", () => {
    expect(
      namesOf(
        program
          .filter(({ name }) => name.startsWith("components/"))
          .filter(holds(/foundation\/db/)),
      ),
    ).toEqual([]);
  });
});

describe("Queries, commands and actions", () => {
  const called = (word: string) =>
    inRooms.filter(
      ({ name }) => new RegExp(`^lib/[a-z]+/${word}(\\.ts|/.*\\.ts)$`).test(name) && !isTest(name),
    );

  it.each(["queries", "commands", "jobs"])("%s are the server's alone", (word) => {
    const reaching = called(word).filter(holds(/from "(@\/lib\/foundation\/db|@\/lib\/access\/)/));
    expect(reaching.length).toBeGreaterThan(0);
    const open = reaching.filter(({ text }) => !text.includes('import "server-only"'));
    expect(namesOf(open)).toEqual([]);
  });
  it("what a commands.ts offers is a command, or listed with the reason", () => {
    const offered = called("commands")
      .flatMap(exported)
      .filter(({ made }) => !/^(command|hotCommand|asSystem)\b/.test(made));
    expect(offered.map(({ name }) => name).sort()).toEqual(Object.keys(NO_COMMAND).sort());
  });
  it("what an actions.ts offers is made by a door", () => {
    const offered = called("actions")
      .flatMap(exported)
      .filter(({ made }) => !/^(formAction|formActionOnEach|authAction)\b/.test(made));
    expect(offered.map(({ name }) => name)).toEqual([]);
    for (const { name, text } of called("actions"))
      expect([name, text.startsWith('"use server"')]).toEqual([name, true]);
  });
  it("one capability is one word: no two commands share a permission, and each is in the table", () => {
    const words = called("commands").flatMap(({ name, text }) =>
      [...text.matchAll(/\bpermission: "([a-zA-Z.]+)"/g)].map(([, word]) => ({
        name,
        word: word!,
      })),
    );
    const known = Object.keys(PERMISSIONS);
    expect(words.filter(({ word }) => !known.includes(word))).toEqual([]);
    const shared = words.filter(
      ({ word }, index) => words.findIndex((other) => other.word === word) !== index,
    );
    expect(shared.filter(({ word }) => !(word in SHARED_PERMISSIONS))).toEqual([]);
  });
  it("the law is asked for a capability; nobody compares standings beside it", () => {
    const comparing = code.filter(holds(/standing === "(editor|admin)"/));
    expect(namesOf(comparing).filter((name) => !isTest(name))).toEqual([]);
  });
});

describe("Style", () => {
  it("a file fits in the head: 300 lines, a test 350, or it is listed with the reason", () => {
    const long = code.filter(({ name, text }) => linesOf(text).length > (isTest(name) ? 350 : 300));
    expect(namesOf(long).filter((name) => !(name in LONG))).toEqual([]);
  });
  it("types are said: no any", () => {
    const evasions = code.filter(holds(/(:|<|\bas|,|\|)\s*any\b(?=[\s;,)>[\]|=]|$)/m));
    expect(namesOf(evasions).filter((name) => name !== "lib/house.test.ts")).toEqual([]);
  });
  it("checks are not switched off without a reason", () => {
    const off = /@ts-(ignore|nocheck)|eslint-disable(?!.* -- )/;
    expect(namesOf(code.filter(holds(off))).filter((name) => name !== "lib/house.test.ts")).toEqual(
      [],
    );
  });
  it("what people wrote is drawn by WithMarks, so that words which were redacted say so", () => {
    // Prettier leaves spaces around everything in braces but what JSX draws.
    const raw =
      /(?<![=$])\{(?!\.{3})[\w.?!]*\b(sentence|excerpt|wording|rationale|headline|note|reason|publicReason|answer)\}/g;
    const drawn = code
      .filter(({ name }) => /^(app|components)\/.*\.tsx$/.test(name) && !isTest(name))
      .flatMap(({ name, text }) => [...text.matchAll(raw)].map(([found]) => `${name} ${found}`));
    expect(drawn.filter((where) => !(where in DRAWN_RAW))).toEqual([]);
    expect(Object.keys(DRAWN_RAW).filter((where) => !drawn.includes(where))).toEqual([]);
  });
  it("tests neither sleep nor look for test ids", () => {
    const lazy = code.filter(({ name }) => isTest(name) || name.startsWith("e2e/"));
    const found = namesOf(
      lazy.filter(holds(/waitForTimeout|getByTestId|data-testid|setTimeout\(resolve/)),
    );
    expect(found.filter((name) => name !== "lib/house.test.ts")).toEqual([]);
  });
  it("no line begins with a middle dot: what stands before it holds it, by a blank that does not break", () => {
    const drawn = code.filter(({ name }) => name.startsWith("components/") && !isTest(name));
    expect(namesOf(drawn.filter(holds(/ · /)))).toEqual([]);
  });
  it("no test is left out or left alone", () => {
    const tests = code.filter(({ name }) => isTest(name) || name.startsWith("e2e/"));
    expect(namesOf(tests.filter(holds(/\b(it|test|describe)\.(only|todo)\(/)))).toEqual([]);
  });
  it("the project speaks of the project alone", () => {
    const ELSEWHERE = [
      /(?<![\w.])\/(work|Users|home\/[a-z]+)\//,
      /\b(TODO|FIXME|HACK|XXX)\b/,
      /\bissues? #?\d+\b/i,
      /\b(as requested|per the brief|the task says|pull request)\b/i,
    ];
    const speaking = files.filter(({ name }) => name !== "lib/house.test.ts");
    for (const words of ELSEWHERE)
      expect([words, namesOf(speaking.filter(holds(words)))]).toEqual([words, []]);
  });
});

describe("What is installed", () => {
  it("is known by its hash on every kind of machine, but for what another package carries inside", () => {
    const text = readFileSync(path.join(ROOT, "package-lock.json"), "utf8");
    const { packages } = JSON.parse(text) as {
      packages: Record<string, { integrity?: string; inBundle?: boolean }>;
    };
    const unknown = Object.entries(packages).filter(
      ([name, { integrity, inBundle }]) => name !== "" && !integrity && !inBundle,
    );
    expect(unknown.map(([name]) => name)).toEqual([]);
  });
});

const THROUGH_AUTH = "goes through better-auth, whose hook writes the event";
const INSIDE = "writes inside the transaction of the command that asks, which says so to the audit";
const NO_COMMAND: Record<string, string> = {
  "lib/arguments/commands/add.ts addArgument": INSIDE,
  "lib/arguments/commands/add.ts obstacleTo": "reads, inside the transaction of who asks",
  "lib/arguments/commands/add.ts signatureOfDraft": "a hash",
  "lib/claims/commands/add.ts addClaim": INSIDE,
  "lib/claims/commands/document.ts documentOf": "a subject",
  "lib/claims/commands/occurrence.ts addOccurrence": INSIDE,
  "lib/claims/commands/occurrence.ts findWords": "reads, inside the transaction of who asks",
  "lib/claims/commands/occurrence.ts unknownAsserter": "reads, inside the transaction of who asks",
  "lib/claims/commands/open-claim.ts openClaimOf": "a subject",
  "lib/classes/commands/own-claim.ts decideOnOwn": INSIDE,
  "lib/classes/commands/own-claim.ts heldOwnClaim": "reads, inside the transaction of who asks",
  "lib/classes/commands/own-claim.ts isOpenSource": "reads, inside the transaction of who asks",
  "lib/classes/commands/own-claim.ts ownChange": "what is said to the audit",
  "lib/classes/commands/renew-code.ts makeCode": INSIDE,
  "lib/classes/commands/begin-work.ts beginWork": INSIDE,
  "lib/classes/commands/begin-work.ts takePseudonym": INSIDE,
  "lib/classes/commands/keep-additions.ts keepAdditions": INSIDE,
  "lib/classes/commands/keep-judgements.ts keepAppraisals": INSIDE,
  "lib/classes/commands/keep-judgements.ts keepVotes": INSIDE,
  "lib/classes/commands/work-parts.ts draftToSave": "reads, inside the transaction of who asks",
  "lib/classes/commands/work-parts.ts partIn": "a name",
  "lib/classes/commands/copied-assignment.ts assignmentsToCopy":
    "reads, inside the transaction of who asks",
  "lib/classes/commands/copied-assignment.ts copyAssignmentInto": INSIDE,
  "lib/classes/commands/erase-classes.ts ERASE_JOB": "the name of a job",
  "lib/classes/commands/leaving.ts leavingClasses":
    "what an account's deletion asks and ends, in its transaction",
  "lib/classes/commands/new-class.ts makeNewClass": INSIDE,
  "lib/classes/commands/subjects.ts GOES_ON": "a condition",
  "lib/classes/commands/subjects.ts endingClassSubject": "a subject",
  "lib/classes/commands/subjects.ts ownGradeSubject": "a subject",
  "lib/classes/commands/join-class.ts classOfCode": INSIDE,
  "lib/classes/commands/held-class.ts heldClass": "a lock, in the transaction of who asks",
  "lib/classes/commands/enrol-student.ts enrolStudent": INSIDE,
  "lib/classes/commands/enrol-student.ts goOnAsStudent": INSIDE,
  "lib/classes/commands/enrol-student.ts takeUpEntry": INSIDE,
  "lib/classes/commands/enter-class.ts enterClass": THROUGH_AUTH,
  "lib/identity/commands/come-back.ts comeBack": THROUGH_AUTH,
  "lib/identity/commands/come-back.ts openSession": THROUGH_AUTH,
  "lib/identity/commands/give-address.ts confirmGivenAddress": THROUGH_AUTH,
  "lib/identity/commands/give-address.ts giveAddress": THROUGH_AUTH,
  "lib/identity/commands/erase-person.ts erasePerson": INSIDE,
  "lib/identity/commands/instant.ts openInstants": INSIDE,
  "lib/identity/commands/instant.ts renewReturnCodes": INSIDE,
  "lib/identity/commands/wordings.ts givenAddressLetter": "words",
  "lib/classes/commands/subjects.ts assignmentSubject": "a subject",
  "lib/classes/commands/subjects.ts classSubject": "a subject",
  "lib/classes/commands/subjects.ts gradingSubject": "a subject",
  "lib/classes/commands/subjects.ts workSubject": "a subject",
  "lib/classes/commands/subjects.ts savingSubject": "a subject",
  "lib/classes/commands/graded-work.ts appendGrade": INSIDE,
  "lib/classes/commands/graded-work.ts changeSince": "reads what was read",
  "lib/classes/commands/graded-work.ts gradeOfWork": "names a lock",
  "lib/classes/commands/graded-work.ts holdGrade": "reads, inside the transaction of who asks",
  "lib/classes/commands/graded-work.ts obstacleToGrading": "reads what was read",
  "lib/classes/commands/marking.ts readMarks": "reads, inside the transaction of who asks",
  "lib/classes/commands/marking.ts recordsElsewhere": "reads, inside the transaction of who asks",
  "lib/classes/commands/marking.ts writeMarks": INSIDE,
  "lib/classes/commands/comments.ts addToBank": INSIDE,
  "lib/sources/commands/add.ts addSource": INSIDE,
  "lib/sources/commands/add-many.ts addSources": INSIDE,
  "lib/sources/commands/persons.ts personsCalled": INSIDE,
  "lib/sources/commands/persons.ts personsNamed": INSIDE,
  "lib/annotations/commands/allowance.ts lockWriter": "a lock, in the transaction of who asks",
  "lib/annotations/commands/allowance.ts tooMuchInPublic":
    "reads, inside the transaction of who asks",
  "lib/annotations/commands/note.ts holdNote": "reads, inside the transaction of who asks",
  "lib/annotations/commands/note.ts noteToJudge": "reads, inside the transaction of who asks",
  "lib/identity/commands/administrators.ts isLastAdministrator":
    "reads, inside the transaction of who asks",
  "lib/identity/commands/appoint.ts createAdmin":
    "makes the account by better-auth, then appoints by command",
  "lib/identity/commands/appoint.ts seedCast":
    "makes the accounts by better-auth, then seeds by command",
  "lib/identity/commands/appoint.ts seedOthers": "asks the command for people without a password",
  "lib/identity/commands/confirm.ts confirmAddress": THROUGH_AUTH,
  "lib/identity/commands/confirm.ts postConfirmation":
    "a letter, inside the transaction of who asks",
  "lib/identity/commands/delete-account.ts deleteAccount": THROUGH_AUTH,
  "lib/identity/commands/invitations.ts acceptInvitation": THROUGH_AUTH,
  "lib/identity/commands/invitations.ts invite": "draws the token, then asks the command",
  "lib/identity/commands/letters.ts deliverLetter":
    "speaks to the mail server, which no transaction may; then notes it by command",
  "lib/identity/commands/letters.ts keepLetter": "a letter, inside the transaction of who asks",
  "lib/identity/commands/letters.ts postLetter": "a letter, inside the transaction of who asks",
  "lib/identity/commands/open-account.ts NAME_OF_OFFICE": "a sentence",
  "lib/identity/commands/open-account.ts NOT_OPEN": "sentences",
  "lib/identity/commands/open-account.ts freeHandle": "reads, inside the transaction of who asks",
  "lib/identity/commands/open-account.ts onceMoreIfTaken": "tries again",
  "lib/identity/commands/open-account.ts openAccount": THROUGH_AUTH,
  "lib/identity/commands/open-account.ts writeAccount":
    "an account, inside the transaction of who asks",
  "lib/identity/commands/passwords.ts changePassword": THROUGH_AUTH,
  "lib/identity/commands/passwords.ts requestReset": THROUGH_AUTH,
  "lib/identity/commands/passwords.ts resetPassword": THROUGH_AUTH,
  "lib/identity/commands/roles.ts giveRole": "finds the account, then asks the command",
  "lib/identity/commands/sign-in.ts signIn": THROUGH_AUTH,
  "lib/identity/commands/sign-in.ts signOut": THROUGH_AUTH,
  "lib/identity/commands/wordings.ts confirmationLetter": "words",
  "lib/identity/commands/wordings.ts knownAddressLetter": "words",
  "lib/identity/commands/wordings.ts passwordChangedLetter": "words",
  "lib/identity/commands/wordings.ts resetLetter": "words",
  "lib/moderation/commands/effects.ts carryOut": INSIDE,
  "lib/moderation/commands/effects.ts endSuspension": INSIDE,
  "lib/moderation/commands/effects.ts holdSubject": INSIDE,
  "lib/moderation/commands/effects.ts undo": INSIDE,
  "lib/moderation/commands/flag.ts lockFlagged": INSIDE,
  "lib/moderation/commands/obstacles.ts mergedObstacle": INSIDE,
  "lib/moderation/commands/obstacles.ts missingSources": INSIDE,
  "lib/moderation/commands/obstacles.ts obstacleToLive": INSIDE,
  "lib/moderation/commands/obstacles.ts sourceStays": INSIDE,
  "lib/moderation/commands/obstacles.ts twinObstacle": INSIDE,
  "lib/moderation/commands/ruling-letters.ts tellAuthor": INSIDE,
  "lib/moderation/commands/ruling-letters.ts tellLifted": INSIDE,
  "lib/moderation/commands/ruling-letters.ts tellOutcome": INSIDE,
  "lib/moderation/commands/ruling-letters.ts tellReporters": INSIDE,
  "lib/moderation/commands/redact-copies.ts redactCopies": INSIDE,
  "lib/moderation/commands/redact-copies.ts wordsStaying": "inside a transaction",
  "lib/moderation/commands/redact-reports.ts answerReports": INSIDE,
  "lib/moderation/commands/redact-reports.ts lockReported": INSIDE,
  "lib/moderation/commands/redact-reports.ts readReports": "inside a transaction",
  "lib/moderation/commands/redact-rows.ts carryOut": INSIDE,
  "lib/moderation/commands/redact-rows.ts planOf": "reads what was read",
  "lib/moderation/commands/redact-rows.ts replaceEach": INSIDE,
  "lib/moderation/commands/transition.ts changeOf": INSIDE,
  "lib/moderation/commands/transition.ts forEachKind": "pieces of SQL",
  "lib/moderation/commands/transition.ts holdContribution": INSIDE,
  "lib/moderation/commands/transition.ts lockContribution": INSIDE,
  "lib/moderation/commands/transition.ts setState": INSIDE,
  "lib/moderation/commands/revise.ts reword": INSIDE,
  "lib/moderation/commands/transition.ts setWordingState": INSIDE,
  "lib/moderation/commands/transition.ts show": INSIDE,
  "lib/moderation/commands/transition.ts writeDecision": INSIDE,
  "lib/moderation/commands/what-stands-on.ts whatStandsOn": INSIDE,
  "lib/moderation/commands/wordings.ts namedIn": "reads a form",
  "lib/moderation/commands/wordings.ts wordingIn": INSIDE,
  "lib/sources/commands/held-text.ts textHeld": INSIDE,
  "lib/sources/commands/hold-import.ts holdImport": INSIDE,
  "lib/sources/commands/lock.ts isKept": INSIDE,
  "lib/evidence/commands/name-words.ts nameWords": INSIDE,
  "lib/evidence/commands/quote-within-cap.ts tooMuchQuoted": INSIDE,
  "lib/evidence/commands/check-everything.ts checkEverything":
    "goes through everything, and asks the command",
  "lib/sources/commands/lock.ts lockSource": INSIDE,
  "lib/sources/commands/lock.ts lockInWeb": INSIDE,
  "lib/texts/commands/places.ts storePlaces": INSIDE,
  "lib/evidence/commands/check-fit.ts lockFit": INSIDE,
  "lib/evidence/commands/check-fit.ts readFit": INSIDE,
  "lib/texts/commands/store-text.ts storeText": "storeGivenText and the seed, in their transaction",
  "lib/texts/commands/store-text.ts storeWords": INSIDE,
  "lib/sources/commands/origins.ts settleOrigins": INSIDE,
  "lib/follows/commands/concerned.ts concernedBy": "pieces of SQL",
  "lib/follows/commands/concerned-of-class.ts CONCERNED_OF_CLASS": "pieces of SQL",
  "lib/follows/commands/digests.ts sendDigest":
    "speaks to the mail server, which no transaction may, between two commands",
  "lib/follows/commands/people-concerned.ts EVENT": "pieces of SQL",
  "lib/follows/commands/people-concerned.ts people": "pieces of SQL",
  "lib/classes/commands/assignment-parts.ts claimsAsTheyAre":
    "reads, inside the transaction of who asks",
  "lib/classes/commands/assignment-parts.ts claimsThatStand":
    "reads, inside the transaction of who asks",
  "lib/classes/commands/assignment-parts.ts datesIn": "some times",
  "lib/classes/commands/assignment-parts.ts isObstacle": "what was found",
  "lib/classes/commands/assignment-parts.ts lockedAssignment": "a subject",
  "lib/classes/commands/assignment-parts.ts readSaying":
    "reads, inside the transaction of who asks",
  "lib/classes/commands/write-assignment.ts writeAssignment": INSIDE,
  "lib/classes/commands/assignment-parts.ts writeClaims": INSIDE,
  "lib/classes/commands/assignment-parts.ts writeTasks": INSIDE,
  "lib/classes/commands/release-grades.ts releaseGraded": INSIDE,
  "lib/classes/commands/rubric-versions.ts addRubric": INSIDE,
  "lib/classes/commands/rubric-versions.ts versionSaying": INSIDE,
};
const PROSE = ["about", "how-a-verdict-is-made", "privacy", "terms"].map(
  (name) => `app/(public)/${name}/page.tsx`,
);
// One capability in two forms.
const SHARED_PERMISSIONS: Record<string, string> = {
  "session.end": "one session, or all but one",
  "class.join": "by the code, or by the roster",
  "fit.take": "a piece by its name, or the next",
  "contribution.revise": "in words that are typed, or at the place that was found",
};
const DRAWN_RAW: Record<string, string> = {
  "components/claims/sentence-in-context.tsx {sentence}": "a sentence of an edition",
  "components/moderation/decision-forms.tsx {reason}": "why a line was not decided",
};

const LONG: Record<string, string> = {
  "lib/access/permissions.ts": "the whole law in one table",
  "lib/moderation/queries/held-texts.ts": "one table of all that holds people's words",
  "prisma/laws/expected.ts": "a list of names",
  "lib/access/doors.db.test.ts": "one table of every command and query",
  "lib/access/permissions.test.ts": "one table of every permission",
  "e2e/doors.ts": "one table of every page, handler and action",
  "e2e/places.ts": "one table of every route",
  "lib/texts/rules/excerpts/book-cases.ts": "one table of excerpts and answers",
  "scripts/testing/hostile-files.ts": "one table of files and what comes of them",
  "lib/house.test.ts": "the rules of the house, each with the list of its exceptions",
};

type File = { name: string; text: string };

function filesBelow(folder: string): File[] {
  let entries: Dirent[];
  try {
    entries = readdirSync(path.join(ROOT, folder), { withFileTypes: true });
  } catch {
    return [];
  }
  return entries.flatMap((entry) => {
    const name = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return NOT_OURS.test(`${name}/`) ? [] : filesBelow(name);
    const isText = /\.(ts|tsx|mts|mjs|css|prisma|json|md|sql)$/.test(entry.name);
    return isText ? [{ name, text: readFileSync(path.join(ROOT, name), "utf8") }] : [];
  });
}

/** What a file exports by value, and how what it exports begins. */
function exported({ name, text }: File): { name: string; made: string }[] {
  const constants = text.matchAll(/^export const (\w+)[^=\n]*=\s*([\w.]*)/gm);
  const functions = text.matchAll(/^export (?:async )?(?:function\*?|class) (\w+)/gm);
  return [
    ...[...constants].map(([, word, made]) => ({ name: `${name} ${word}`, made: made! })),
    ...[...functions].map(([, word]) => ({ name: `${name} ${word}`, made: "function" })),
  ];
}

function isTest(name: string): boolean {
  return /\.test\.tsx?$/.test(name);
}
const linesOf = (text: string): string[] => text.trimEnd().split("\n");
const holds =
  (words: RegExp) =>
  ({ text }: File): boolean =>
    words.test(text);
const namesOf = (some: File[]): string[] => some.map(({ name }) => name).sort();
