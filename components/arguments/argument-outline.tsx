import { WithMarks } from "@/components/moderation/with-marks";
import { Byline } from "@/components/identity/byline";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon, type IconShape } from "@/components/ui/icon";
import { FoldedNotes } from "@/components/annotations/folded-notes";
import { RatingLine } from "@/components/reviews/rating-line";
import type { NoteGroup } from "@/lib/publishing/queries/notes";
import type { RatingCounts } from "@/lib/reviews/queries/rating-sheet";
import { capitalised } from "@/lib/foundation/text";
import { itemPath } from "@/lib/reviews/rules";
import { RELATION_WORDS } from "./relation-words";

export type ArgumentView = {
  id: string;
  relation: "SUPPORTS" | "REBUTS" | "UNDERCUTS" | "QUALIFIES";
  /** The wording of the step. */
  wording: string;
  premises: readonly { sentence: string; href: string }[];
  /** The piece of evidence that it aims at; null when it aims at the claim or at the argument that it stands under. */
  evidence: { id: string; label: string } | null;
  /** Null for support, which asks for no answer. */
  isAnswered: boolean | null;
  isSeenBySecond: boolean;
  ratings: RatingCounts;
  /** What readers noted about it. */
  notes: NoteGroup;
  byline: string;
  handle?: string | null;
  /** The arguments that aim at this one. */
  replies: readonly ArgumentView[];
};

/** The arguments about a claim as an outline: what aims at what is said by the indentation and in words. */
export function ArgumentOutline({
  claimId,
  arguments: roots,
  supportHref,
}: {
  claimId: string;
  arguments: readonly ArgumentView[];
  /** The form that adds the first. */
  supportHref: string;
}) {
  if (roots.length === 0) {
    return (
      <EmptyState action={{ label: "Propose one.", href: supportHref }}>
        No argument has been made yet. One takes up to five claims and says in a sentence how they
        bear on this one.
      </EmptyState>
    );
  }
  return <Level claimId={claimId} steps={roots} isRoot />;
}

type Shared = { claimId: string; isRoot: boolean };

function Level({ steps, ...shared }: { steps: readonly ArgumentView[] } & Shared) {
  return (
    <ol
      className={shared.isRoot ? "space-y-5" : "mt-3 space-y-4 border-l border-rule pl-4 sm:pl-6"}
    >
      {steps.map((step) => (
        <li key={step.id}>
          <Step step={step} {...shared} />
          {step.replies.length > 0 && <Level {...shared} steps={step.replies} isRoot={false} />}
        </li>
      ))}
    </ol>
  );
}

function Step({ claimId, step, isRoot }: { step: ArgumentView } & Shared) {
  const { shape, ink } = looks[step.relation];
  return (
    <div id={`a-${step.id}`} className="argument addressable">
      <span className={ink}>
        <Icon shape={shape} />
      </span>
      <div className="max-w-measure">
        <p className="meta">
          <b className={`font-[650] ${ink}`}>{capitalised(RELATION_WORDS[step.relation])}</b>{" "}
          <Target step={step} isRoot={isRoot} />
          {step.isAnswered !== null && <span>, {step.isAnswered ? "answered" : "unanswered"}</span>}
        </p>
        <p>
          <WithMarks text={step.wording} />
        </p>
        <Premises premises={step.premises} />
        <RatingLine ratings={step.ratings} />
        <p className="meta mt-0.5 flex flex-wrap gap-x-4">
          <Byline name={step.byline} handle={step.handle} />
          {!step.isSeenBySecond && <Badge shape="hollow">not seen by a second person</Badge>}
          <a
            href={itemPath({ claimId, kind: "argument", itemId: step.id })}
            aria-label="Respond to this argument"
            className="permalink"
          >
            Respond
          </a>
        </p>
        <FoldedNotes claimId={claimId} group={step.notes} />
      </div>
    </div>
  );
}

function Target({ step, isRoot }: { step: ArgumentView; isRoot: boolean }) {
  if (step.evidence) {
    return (
      <>
        the evidence from <a href={`#e-${step.evidence.id}`}>{step.evidence.label}</a>
      </>
    );
  }
  return isRoot ? "the claim" : "the step above";
}

function Premises({ premises }: { premises: ArgumentView["premises"] }) {
  return (
    <ul className="mt-1 text-aside">
      {premises.map(({ sentence, href }) => (
        <li key={href}>
          <span className="text-soft">from</span>{" "}
          <a href={href}>
            <WithMarks text={sentence} />
          </a>
        </li>
      ))}
    </ul>
  );
}

const looks: Record<ArgumentView["relation"], { shape: IconShape; ink: string }> = {
  SUPPORTS: { shape: "triangle-up", ink: "text-supports" },
  REBUTS: { shape: "triangle-down", ink: "text-contradicts" },
  UNDERCUTS: { shape: "struck", ink: "text-contradicts" },
  QUALIFIES: { shape: "diamond", ink: "text-qualifies" },
};
