import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { DIRECTION_LOOKS } from "./direction-looks";
import { EvidenceCard, type EvidenceCardView } from "./evidence-card";

type Direction = EvidenceCardView["direction"];
/**
 * The evidence of a claim: for and against side by side, and below them what bears on neither side.
 * @param claimId the claim on whose page it stands
 * @param addHref the form that adds evidence; it is given the direction as `?direction=`
 * @param proposalCount proposals that wait for an editor and are not shown
 */
export function EvidenceColumns({
  claimId,
  evidence,
  addHref,
  proposalCount = 0,
}: {
  claimId: string;
  evidence: readonly EvidenceCardView[];
  addHref: string;
  proposalCount?: number;
}) {
  const column = (direction: Direction) => {
    const own = evidence.filter((item) => item.direction === direction);
    return <Column direction={direction} evidence={own} claimId={claimId} addHref={addHref} />;
  };
  return (
    <>
      <div className="grid gap-x-12 gap-y-8 md:grid-cols-2 print:grid-cols-2">
        {column("SUPPORTS")}
        {column("CONTRADICTS")}
      </div>
      {evidence.some(({ direction }) => direction === "CONTEXT") && (
        <div className="mt-8">{column("CONTEXT")}</div>
      )}
      {proposalCount > 0 && (
        <p className="mt-3">
          <Badge shape="hollow">
            {proposalCount === 1
              ? "1 proposal waits for an editor"
              : `${proposalCount} proposals wait for an editor`}
          </Badge>
        </p>
      )}
    </>
  );
}

function Column({
  claimId,
  direction,
  evidence,
  addHref,
}: {
  claimId: string;
  direction: Direction;
  evidence: readonly EvidenceCardView[];
  addHref: string;
}) {
  const { title, border, empty } = sides[direction];
  const { shape, ink } = DIRECTION_LOOKS[direction];
  const headingId = `evidence-${direction.toLowerCase()}`;
  return (
    <section aria-labelledby={headingId} className="min-w-0">
      <h3 id={headingId} className={`flex items-baseline gap-2 border-b-2 pb-2 ${border} ${ink}`}>
        <Icon shape={shape} size={11} />
        {title}
        <span className="figures ml-auto font-normal text-soft">{evidence.length}</span>
      </h3>
      {evidence.map((item) => (
        <EvidenceCard key={item.id} evidence={item} claimId={claimId} />
      ))}
      {evidence.length === 0 && (
        <div className="pt-3">
          <EmptyState
            action={{ label: "Add a source.", href: `${addHref}?direction=${direction}` }}
          >
            {empty}
          </EmptyState>
        </div>
      )}
    </section>
  );
}

const sides: Record<Direction, { title: string; border: string; empty: string }> = {
  SUPPORTS: {
    title: "Supports",
    border: "border-supports",
    empty:
      "No source speaks for this claim yet. A quotation with its place in a source would stand here.",
  },
  CONTRADICTS: {
    title: "Contradicts",
    border: "border-contradicts",
    empty:
      "No source speaks against this claim yet. A quotation with its place in a source would stand here.",
  },
  CONTEXT: {
    title: "Context: bears on neither side",
    border: "border-context",
    empty: "Nothing is needed here.",
  },
};
