import "server-only";
import type { z } from "zod";
import type { Sql } from "@/lib/foundation/db";
import { conflict, notFound, type Failure } from "@/lib/foundation/errors";
import { hasSameAim } from "../rules/addition-plan";
import { additionPart, isBegun, TASK_OF, type Addition } from "../rules/additions";
import { quoteIn } from "../rules/quote";
import { withUnread, type Unread } from "../rules/saved";
import { appraisalPart, votePart } from "../rules/work";
import { readKept } from "../queries/kept-additions";
import { goneOf, readNamed } from "../queries/work-named";
import type { saveWorkInput } from "../schema/work";

export type PartInput = z.output<typeof saveWorkInput>;
type AdditionInput = Extract<PartInput, { nth: number }>;
type AppraisalInput = Extract<PartInput, { kind: "appraisal" }>;

/** How a part is called where it is saved. */
export function partIn(input: PartInput): string {
  if (input.kind === "vote") return votePart(input.claimId);
  if (input.kind === "appraisal") return appraisalPart(input.claimId, input.itemId);
  return additionPart(input.kind, input.claimId, input.nth);
}

/**
 * What is to be saved of a part: as it was typed, and quoted words as they stand in what they are quoted from. Where they do
 * not stand there, or something is named that nobody can name any more, the draft says so and is kept all the same. A failure
 * where the assignment asks for no such part, and where what it is about is not there.
 */
export async function draftToSave(
  sql: Sql,
  input: PartInput,
  submissionId: string | null,
): Promise<{ draft: PartInput["draft"] } | { refusal: Failure }> {
  switch (input.kind) {
    case "vote": {
      const [asked] = await sql(ASKS_FOR, [input.assignmentId, "VOTE"]);
      return asked ? { draft: input.draft } : { refusal: notFound() };
    }
    case "appraisal":
      return appraisalToSave(sql, input);
    default:
      return additionToSave(sql, input, submissionId);
  }
}

async function appraisalToSave(sql: Sql, { draft, ...input }: AppraisalInput) {
  const { assignmentId, claimId, itemId } = input;
  const [item] = await sql<Item>(GRADED_ITEM, [assignmentId, claimId, itemId, draft.levelIds]);
  if (!item) return { refusal: notFound() };
  return { draft: asQuoted(item.words, draft) };
}

async function additionToSave(sql: Sql, input: AdditionInput, submissionId: string | null) {
  const { assignmentId, claimId } = input;
  const [asked] = await sql(ASKS_FOR, [assignmentId, TASK_OF[input.kind]]);
  if (!asked) return { refusal: notFound() };
  const addition = additionOf(input);
  const named = await readNamed(sql, [addition], { assignmentId, isLocked: false });
  const kept = submissionId && input.kind !== "evidence" ? await readKept(sql, submissionId) : [];
  const before = kept.find(({ part }) => part === addition.part);
  if (before && isBegun(addition) && !hasSameAim(addition, before)) return { refusal: FIXED };
  // What was handed in and is no longer there may go on being named.
  const isGone = !before && isBegun(addition) && goneOf([addition], named).length > 0;
  if (input.kind === "evidence")
    return { draft: isGone ? withUnread(input.draft, { sourceId: GONE }) : input.draft };
  const aim = input.kind === "answer" ? input.draft.target : input.draft.on;
  const words = aim === "" ? "" : await wordsOf(sql, { assignmentId, claimId, aim });
  if (words === null) return { refusal: notFound() };
  if (input.kind === "answer")
    return { draft: isGone ? withUnread(input.draft, { premises: GONE }) : input.draft };
  // Of what is not chosen yet nobody can say whether the words stand in it.
  return { draft: aim === "" ? input.draft : asQuoted(words, input.draft) };
}

function additionOf(input: AdditionInput): Addition {
  const place = { part: partIn(input), claimId: input.claimId, nth: input.nth };
  switch (input.kind) {
    case "evidence":
      return { ...place, kind: "evidence", draft: input.draft };
    case "answer":
      return { ...place, kind: "answer", draft: input.draft };
    case "note":
      return { ...place, kind: "note", draft: input.draft };
  }
}

/** The draft with its quoted words as they stand in a text; where they do not, as they were typed, and that is said. */
function asQuoted<Draft extends { quote: string; unread?: Unread | undefined }>(
  text: string,
  draft: Draft,
): Draft {
  if (draft.quote === "" || draft.unread?.quote) return draft;
  const place = quoteIn(text, draft.quote);
  return place
    ? { ...draft, quote: text.slice(place.start, place.end) }
    : withUnread(draft, { quote: NOT_ITS_WORDS });
}

async function wordsOf(
  sql: Sql,
  { assignmentId, claimId, aim }: { assignmentId: string; claimId: string; aim: string },
): Promise<string | null> {
  const [kind, itemId = null] = aim.split("/");
  const [item] = await sql<Item>(AIMED_AT, [assignmentId, claimId, kind, itemId]);
  return item?.words ?? null;
}

type Item = { words: string };

const NOT_ITS_WORDS =
  "These words do not stand in it. Select them in the text above, or copy them word for word.";
const FIXED = conflict(
  "You handed this in before: what it is about, and what it starts from, stays. Take it away, and write another one.",
);
const GONE = "This is no longer on record. Choose another one.";

const ASKS_FOR = {
  name: "classes_asks_for",
  text: `SELECT 1 FROM assignment_tasks WHERE assignment_id = $1 AND kind = $2::text::"TaskKind"`,
};
// What left the ledger since may go on being graded and answered.
const WORDS = `(
  SELECT 'evidence' AS kind, i.id, r.excerpt AS words FROM evidence i
    JOIN evidence_revisions r ON r.claim_id = i.claim_id AND r.id = i.current_revision_id
    WHERE i.claim_id = c.id AND i.audience_id = c.audience_id
  UNION ALL
  SELECT 'argument', i.id, r.wording FROM arguments i
    JOIN argument_revisions r ON r.claim_id = i.claim_id AND r.id = i.current_revision_id
    WHERE i.claim_id = c.id AND i.audience_id = c.audience_id)`;
const GRADED_ITEM = {
  name: "classes_graded_item",
  text: `SELECT i.words FROM assignment_tasks k JOIN assignments a ON a.id = k.assignment_id
         JOIN claims c ON c.id = $2 JOIN LATERAL ${WORDS} i ON i.id = $3
         WHERE k.assignment_id = $1 AND k.kind = 'GRADE_ARGUMENTS'
           AND NOT EXISTS (SELECT 1 FROM unnest($4::uuid[]) given WHERE given NOT IN (
             SELECT l.id FROM levels l JOIN criteria r ON r.id = l.criterion_id WHERE r.version_id = a.arguments_version_id))`,
};
const AIMED_AT = {
  name: "classes_aimed_at",
  text: `SELECT was.sentence AS words FROM assignment_claims q
         JOIN claim_revisions was ON was.claim_id = q.claim_id AND was.id = q.claim_revision_id
         WHERE q.assignment_id = $1 AND q.claim_id = $2 AND $3::text = 'claim'
         UNION ALL
         SELECT i.words FROM assignment_claims q JOIN claims c ON c.id = q.claim_id
         JOIN LATERAL ${WORDS} i ON i.kind = $3 AND i.id = $4
         WHERE q.assignment_id = $1 AND q.claim_id = $2`,
};
