import { WithMarks } from "@/components/moderation/with-marks";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { ChoicesForWork } from "@/lib/classes/queries/choices-for-work";
import { workClaimPath } from "@/lib/classes/rules/paths";
import {
  ADDITIONS_MOST,
  additionsIn,
  isWhole,
  type Addition,
  type AdditionKind,
} from "@/lib/classes/rules/additions";
import { numbersOf, STEP_OF } from "@/lib/classes/rules/steps";
import { DIRECTION_WORDS } from "@/lib/evidence/rules/reading-words";
import { beginningOf } from "@/lib/foundation/redacted";
import { AnswerPart, EvidencePart, NotePart } from "./addition-parts";
import type { Part } from "./part-form";

/** One kind of thing that students add to a claim: those that were begun, and the form of one of them. */
export function AdditionStep({
  kind,
  nth,
  choices,
  ...part
}: Part & { kind: AdditionKind; nth: number; choices: ChoicesForWork }) {
  const { work, claim } = part;
  const added = additionsIn(work.saved, claim.id).filter((one) => one.kind === kind);
  const { begun, next } = numbersOf(work.saved, claim.id, kind);
  const pathOf = (number: number) =>
    workClaimPath(work.id, claim.id, { step: STEP_OF[kind], item: String(number) });
  const Form = FORMS[kind];
  const canAdd = part.isOpen && !(nth === next) && next <= ADDITIONS_MOST;
  return (
    <>
      <p className="max-w-measure">{ASKED[kind](work.asked)}</p>
      {added.length > 0 && (
        <ol
          aria-label={WORDS[kind].list}
          className="mt-4 divide-y divide-rule border-y border-rule"
        >
          {added
            .filter((one) => begun.includes(one.nth))
            .map((one) => (
              <li key={one.nth} className="flex flex-wrap items-baseline gap-x-4 py-2 text-aside">
                <a href={pathOf(one.nth)} aria-current={one.nth === nth ? "true" : undefined}>
                  <WithMarks text={beginningOf(wordsIn(one) || "Begun", 90)} />
                </a>
                <State addition={one} gone={work.gone} />
              </li>
            ))}
        </ol>
      )}
      <h3 className="mt-7 mb-3">
        {WORDS[kind].one} {nth}
      </h3>
      {kind === "answer" && claim.items.length === 0 ? (
        <EmptyState>Nothing is on record that could be answered.</EmptyState>
      ) : (
        <Form {...part} nth={nth} choices={choices} />
      )}
      {canAdd && (
        <p className="mt-6">
          <ButtonLink href={pathOf(next)}>{WORDS[kind].another}</ButtonLink>
        </p>
      )}
    </>
  );
}

function State({ addition, gone }: { addition: Addition; gone: readonly string[] }) {
  if (addition.draft.isAway) return <Badge shape="struck">taken away</Badge>;
  return isWhole(addition, gone) ? (
    <Badge shape="check" tone="green">
      {addition.kind === "evidence" ? DIRECTION_WORDS[addition.draft.direction!].brief : "whole"}
    </Badge>
  ) : (
    <Badge shape="half" tone="ochre">
      not finished
    </Badge>
  );
}

function wordsIn({ kind, draft }: Addition): string {
  if (kind === "evidence") return draft.excerpt;
  return kind === "answer" ? draft.wording : draft.body;
}

const FORMS = { evidence: EvidencePart, answer: AnswerPart, note: NotePart };
const WORDS = {
  evidence: { list: "Evidence that you add", one: "Evidence", another: "Add another piece" },
  answer: { list: "Answers that you write", one: "Answer", another: "Write another answer" },
  note: { list: "Notes that you write", one: "Note", another: "Write another note" },
};
const ASKED: Record<
  AdditionKind,
  (asked: { supporting: number; contradicting: number; notes: number }) => string
> = {
  evidence: ({ supporting, contradicting }) =>
    `Add at least ${[
      ...(supporting > 0
        ? [`${supporting} that ${supporting === 1 ? "supports" : "support"} the claim`]
        : []),
      ...(contradicting > 0
        ? [`${contradicting} that ${contradicting === 1 ? "contradicts" : "contradict"} it`]
        : []),
    ].join(" and ")}: words of a source, its place, and which way they point.`,
  answer: () => "Answer at least once: what stands against the claim, or a piece of evidence.",
  note: ({ notes }) =>
    `Write at least ${notes === 1 ? "one note" : `${notes} notes`} on the claim, or on something that stands on it.`,
};
