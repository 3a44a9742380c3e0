import { afterAll, describe, expect, it } from "vitest";
import { Viewer } from "@/lib/access/viewer";
import { systemClock } from "@/lib/foundation/clock";
import { closeDb } from "@/lib/foundation/db";
import { enrol, makeSubmission } from "@/prisma/factories/classes";
import { openOwner, select } from "@/prisma/factories/connection";
import { makeGraded } from "@/prisma/factories/grading";
import { makeReviewer, viewerOf } from "@/prisma/factories/people";
import { listInquiries } from "../queries/inquiries";
import { getReleasedGrade } from "../queries/released-grade";
import { answerInquiry } from "./answer-inquiry";
import { askInquiry } from "./ask-inquiry";
import { recallGrade } from "./release-grades";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

const call = { clock: systemClock };
const QUESTION = "Why not the level above?";

/** A grade that its student has opened, and what the two say to each other about it. */
async function makeOpened(changes: Record<string, unknown> = {}) {
  const made = await makeGraded(db, { changes });
  await made.open();
  const { assignment, student, teacher, sheet } = made;
  const [first, second] = assignment.workRubric.criteria;
  const asked = { assignmentId: assignment.id, criterionId: first!.id, question: QUESTION };
  return {
    ...{ ...made, first: first!, second: second! },
    askAs: (viewer: Viewer, input: object = {}, clock = systemClock) =>
      askInquiry.execute(viewer, { ...asked, ...input }, { clock }),
    me: viewerOf(student),
    answerAs: async (viewer: Viewer, inquiryId: string, input: object = {}) =>
      answerInquiry.execute(
        viewer,
        {
          ...{ assignmentId: assignment.id, inquiryId, seen: (await sheet())!.seen },
          ...{ outcome: "STANDS", answer: "It names no source.", ...input },
        },
        call,
      ),
    list: (viewer = teacher, page = 1) => listInquiries(viewer, assignment.id, page),
  };
}

const daysFromNow = (days: number) => () => new Date(Date.now() + days * 86_400_000);

describe("A student asks", () => {
  it("about a criterion of the grade that they opened, each once; teachers and assistants read it", async () => {
    const { me, askAs, list, assignment, second } = await makeOpened();
    expect(await askAs(me)).toMatchObject({ ok: true });
    expect(await askAs(me)).toMatchObject({ failure: { kind: "conflict" } });
    expect(await askAs(me, { criterionId: second.id })).toMatchObject({ ok: true });
    expect(await list()).toMatchObject({
      ...{ open: 2, total: 2, mayAnswer: true },
      items: [{ question: QUESTION, criterion: "Criterion 1", answer: null }, {}],
    });
    const assistant = await makeReviewer(db);
    await enrol(db, assignment.class.id, assistant, "ASSISTANT");
    expect(await list(viewerOf(assistant))).toMatchObject({ total: 2, mayAnswer: false });
    for (const viewer of [me, Viewer.anyone, (await makeOpened()).teacher])
      expect(await list(viewer)).toBeNull();
  });

  it("not before the grade is open to them, nor about another's, nor about a criterion that is not its own", async () => {
    const { mark, release, assignment, student } = await makeGraded(db);
    const criterionId = assignment.workRubric.criteria[0]!.id;
    const asked = { assignmentId: assignment.id, criterionId, question: QUESTION };
    const ask = (viewer: Viewer, input = {}) =>
      askInquiry.execute(viewer, { ...asked, ...input }, call);
    expect(await ask(viewerOf(student))).toMatchObject({ failure: { kind: "conflict" } });
    await mark([2, 1]);
    await release();
    expect(await ask(viewerOf(student))).toMatchObject({ failure: { kind: "conflict" } });
    const { student: classmate } = await makeSubmission(db, assignment, { isHandedIn: true });
    expect(await ask(viewerOf(classmate))).toMatchObject({ failure: { kind: "conflict" } });
    const other = await makeOpened();
    expect(await other.askAs(other.me, { criterionId })).toMatchObject({
      failure: { kind: "invalid" },
    });
    expect(await other.askAs(viewerOf(student))).toMatchObject({ failure: { kind: "notFound" } });
    expect(await other.askAs(other.teacher)).toMatchObject({ failure: { kind: "forbidden" } });
  });

  it("until so many days after the release as the assignment says, by the server's clock; never where it says none", async () => {
    const { me, askAs, assignment } = await makeOpened({ inquiry_days: 3 });
    expect(await askAs(me, {}, daysFromNow(3.1))).toMatchObject({
      failure: { kind: "conflict", reason: expect.stringContaining("over") },
    });
    expect(await askAs(me, {}, daysFromNow(2.9))).toMatchObject({ ok: true });
    expect(await getReleasedGrade(me, assignment.id)).toMatchObject({ isAskable: true });
    const never = await makeOpened({ inquiry_days: 0 });
    expect(await never.askAs(never.me)).toMatchObject({ failure: { kind: "conflict" } });
    expect(await getReleasedGrade(never.me, never.assignment.id)).toMatchObject({
      ...{ isAskable: false, askableUntil: null },
    });
  });

  it("and the release is not recalled any more", async () => {
    const { me, askAs, teacher, work } = await makeOpened();
    await askAs(me);
    expect(await recallGrade.execute(teacher, work, call)).toMatchObject({
      failure: { kind: "conflict" },
    });
  });
});

describe("A teacher answers", () => {
  it("that the level stands, once; the student reads it", async () => {
    const { teacher, answerAs, ask, me, assignment, sheet, list } = await makeOpened();
    const inquiryId = await ask();
    expect(await answerAs(teacher, inquiryId)).toMatchObject({ ok: true });
    expect(await answerAs(teacher, inquiryId)).toMatchObject({
      failure: { kind: "conflict", reason: expect.stringContaining("meanwhile") },
    });
    expect(await getReleasedGrade(me, assignment.id)).toMatchObject({
      inquiries: [
        {
          question: "Why is that so?",
          answer: {
            outcome: "STANDS",
            words: "It names no source.",
            by: assignment.class.teacher.name,
          },
        },
      ],
    });
    expect(await sheet()).toMatchObject({ computed: 8_333, history: { length: 1 } });
    expect(await list()).toMatchObject({ open: 0, total: 1 });
  });

  it("that another takes its place, which is given with it, as every grade is", async () => {
    const { teacher, answerAs, ask, second, sheet, mark, work } = await makeOpened();
    await mark([2, 1], ["", "One source."]);
    const inquiryId = await ask(1);
    const changed = { outcome: "CHANGED", levelId: second.levels[2]!.id };
    expect(await answerAs(teacher, inquiryId, { outcome: "CHANGED" })).toMatchObject({
      failure: { kind: "invalid", fields: { levelId: [expect.any(String)] } },
    });
    const same = { ...changed, levelId: second.levels[1]!.id };
    expect(await answerAs(teacher, inquiryId, same)).toMatchObject({
      failure: { kind: "invalid" },
    });
    expect(await answerAs(teacher, inquiryId, { ...changed, seen: "0" })).toMatchObject({
      failure: { kind: "conflict", details: { seen: expect.any(String) } },
    });
    const [still] = await select<{ outcome: string | null }>(
      db,
      "SELECT outcome FROM inquiries WHERE id = $1",
      [inquiryId],
    );
    expect(still).toEqual({ outcome: null });
    expect(await answerAs(teacher, inquiryId, changed)).toMatchObject({ ok: true });
    const after = (await sheet())!;
    expect(after).toMatchObject({
      computed: 10_000,
      inquiries: [{ answer: { outcome: "CHANGED" } }],
    });
    expect(after.rubric[1]).toMatchObject({
      levelId: second.levels[2]!.id,
      comment: "One source.",
    });
    const events = await select(db, "SELECT computed FROM grade_events WHERE submission_id = $1", [
      work.submissionId,
    ]);
    expect(events).toHaveLength(2 + 1);
  });

  it("of two at the same moment one is stored", async () => {
    const { teacher, answerAs, ask } = await makeOpened();
    const inquiryId = await ask();
    const both = await Promise.all([1, 2].map(() => answerAs(teacher, inquiryId)));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it("not what they asked themselves, and nobody but a teacher of the class does", async () => {
    const { assignment, answerAs, ask, student, me, enrolmentId } = await makeOpened();
    const inquiryId = await ask();
    const assistant = await makeReviewer(db);
    await enrol(db, assignment.class.id, assistant, "ASSISTANT");
    expect(await answerAs(viewerOf(assistant), inquiryId)).toMatchObject({
      failure: { kind: "forbidden" },
    });
    expect(await answerAs(me, inquiryId)).toMatchObject({ failure: { kind: "forbidden" } });
    const elsewhere = await makeOpened();
    expect(await elsewhere.answerAs(elsewhere.teacher, inquiryId)).toMatchObject({
      failure: { kind: "notFound" },
    });
    await db.query("UPDATE enrolments SET ended_at = now() WHERE id = $1", [enrolmentId]);
    await enrol(db, assignment.class.id, student, "TEACHER");
    expect(await answerAs(me, inquiryId)).toMatchObject({ failure: { kind: "forbidden" } });
  });
});
