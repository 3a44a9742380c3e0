import { RELATION_WORDS } from "@/components/arguments/relation-words";
import { CheckBadge, type ExcerptCheckView } from "@/components/evidence/check-badge";
import { QuotedExcerpt } from "@/components/evidence/quoted-excerpt";
import { WithMarks } from "@/components/moderation/with-marks";
import { Citation, type CitationView } from "@/components/sources/citation";
import type { FormState } from "@/lib/access/form-action";
import { plainly } from "@/lib/foundation/redacted";
import { itemPath } from "@/lib/reviews/rules";
import type { WorkClaim, WorkItem, WorkSheet } from "@/lib/classes/queries/work";
import { PointedWords } from "./pointed-words";
import { AppraisalPart, appraisalShown } from "./work-part";

/** What the public record says of a piece of evidence beside its words. */
export type EvidenceDetails = {
  id: string;
  language: string | null;
  source: CitationView;
  via: CitationView | null;
  check: ExcerptCheckView;
  /** What whoever added it says beside; of a claim of the class's own, whose record nobody can look up. */
  aside?: string | null;
};

/** One piece of evidence or one argument, and, for a student, the form by which it is graded. */
export function ItemToGrade({
  item,
  place,
  details,
  ...part
}: {
  item: WorkItem;
  /** "1 of 3" */
  place: string;
  details: EvidenceDetails | null;
  work: WorkSheet;
  claim: WorkClaim;
  outcome: FormState;
  isOpen: boolean;
}) {
  const { work, claim } = part;
  const kind = item.kind === "evidence" ? "Evidence" : "Argument";
  const pointed = work.role === "STUDENT" && part.isOpen ? appraisalShown(part, item) : null;
  const pointing = pointed && {
    ...{ words: item.words, fieldId: `${pointed.id}-quote`, quote: pointed.draft?.quote ?? "" },
  };
  return (
    <div>
      <h3>
        {kind}, {place}
      </h3>
      {item.kind === "evidence" ? (
        <Evidence {...{ item, details, pointing }} />
      ) : (
        <Step {...{ item, pointing }} />
      )}
      {claim.isOwn ? (
        <div className="mb-5" />
      ) : (
        <p className="meta mt-1 mb-5">
          <a href={itemPath({ claimId: claim.id, kind: item.kind, itemId: item.id })}>
            See it on the public record
          </a>
        </p>
      )}
      {work.role === "STUDENT" && (
        <AppraisalPart
          {...part}
          item={item}
          label={`Your grades of ${kind.toLowerCase()} ${place}`}
        />
      )}
    </div>
  );
}

/** What of an item's words is pointed at, where that can be changed. */
type Pointing = { words: string; fieldId: string; quote: string } | null;

function Pointed({ pointing, children }: { pointing: Pointing; children: React.ReactNode }) {
  return pointing ? <PointedWords {...pointing}>{children}</PointedWords> : children;
}

function Evidence({
  item,
  details,
  pointing,
}: {
  item: WorkItem & { kind: "evidence" };
  details: EvidenceDetails | null;
  pointing: Pointing;
}) {
  return (
    <>
      <blockquote lang={details?.language ?? undefined} className="mt-2 max-w-measure text-body">
        <Pointed pointing={pointing}>
          <QuotedExcerpt excerpt={item.words} />
        </Pointed>
      </blockquote>
      <p className="meta mt-2">
        Added as {DIRECTIONS[item.direction]}
        {item.directness === "DIRECT" ? ", directly" : ", by inference"}.{" "}
        {details && (
          <>
            {details.via && (
              <>
                <Citation citation={details.via} />, as reported in{" "}
              </>
            )}
            <Citation citation={details.source} /> <CheckBadge check={details.check} />
          </>
        )}
      </p>
      {details?.aside && (
        <p className="max-w-measure text-aside">
          <WithMarks text={details.aside} />
        </p>
      )}
    </>
  );
}

function Step({
  item: { relation, target, words },
  pointing,
}: {
  item: WorkItem & { kind: "argument" };
  pointing: Pointing;
}) {
  return (
    <>
      <div className="mt-2 max-w-measure text-body">
        <Pointed pointing={pointing}>
          <WithMarks text={words} />
        </Pointed>
      </div>
      <p className="meta mt-2">
        It {RELATION_WORDS[relation]} {TARGETS[target.kind]}
        {target.kind !== "claim" && target.words && `: “${plainly(target.words)}”`}.
      </p>
    </>
  );
}

const DIRECTIONS = {
  ...{ SUPPORTS: "supporting the claim", CONTRADICTS: "contradicting the claim" },
  CONTEXT: "context for the claim",
};
const TARGETS = { claim: "the claim", evidence: "this evidence", argument: "this argument" };
