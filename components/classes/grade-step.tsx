import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { workClaimPath } from "@/lib/classes/rules/paths";
import { formAt, GoOn } from "./go-on";
import { ItemToGrade, type EvidenceDetails } from "./item-to-grade";
import type { Part } from "./part-form";
import { RubricText } from "./rubric-text";

/** What stands on a claim, one thing at a time, with the grades that a student gives it. */
export function GradeStep({
  itemId,
  evidence,
  ...part
}: Part & {
  /** Which of them; the first where it is none of them. */
  itemId: string | null;
  evidence: readonly EvidenceDetails[];
}) {
  const { work, claim } = part;
  const { items } = claim;
  const at = Math.max(
    0,
    items.findIndex(({ id }) => id === itemId),
  );
  const item = items[at];
  if (!item)
    return (
      <EmptyState>No evidence and no argument is on record: there is nothing to grade.</EmptyState>
    );
  const [back, next] = [items[at - 1], items[at + 1]];
  const pathOf = ({ id }: { id: string }) =>
    workClaimPath(work.id, claim.id, { step: "grade", item: id });
  return (
    <>
      {work.role !== "STUDENT" && (
        <div className="mb-7">
          <RubricText criteria={work.criteria} />
        </div>
      )}
      <ItemToGrade
        {...part}
        item={item}
        place={`${at + 1} of ${items.length}`}
        details={evidence.find(({ id }) => id === item.id) ?? null}
      />
      {items.length > 1 && (
        <nav aria-label="Evidence and arguments" className="mt-7 flex flex-wrap gap-3">
          {next && (
            <GoOn
              look="primary"
              href={pathOf(next)}
              form={formAt(part, { step: "grade", item: item.id })}
            >
              {next.kind === "evidence" ? "Next piece of evidence" : "Next argument"}
            </GoOn>
          )}
          {back && <ButtonLink href={pathOf(back)}>Back</ButtonLink>}
        </nav>
      )}
    </>
  );
}
