import { randomUUID } from "node:crypto";
import { ButtonForm } from "@/components/layout/button-form";
import { ClaimFormHead } from "@/components/claims/claim-form-head";
import { PageFrame } from "@/components/layout/page-frame";
import { Section } from "@/components/layout/section";
import { Moment } from "@/components/ui/moment";
import { DoneNotice } from "@/components/ui/done-notice";
import { Notice } from "@/components/ui/notice";
import { claimPath } from "@/lib/claims/rules";
import type { FormState } from "@/lib/access/form-action";
import { withdrawRatingAction } from "@/lib/reviews/actions";
import type { MyRating, RatingSheet } from "@/lib/reviews/queries/rating-sheet";
import { RATING_REASONS } from "@/lib/reviews/rules";
import { RatingForm } from "./rating-form";
import { gradeWords, ratingReasonWords } from "./words";

/**
 * The page for rating one piece of evidence or one argument: the claim, the item in full, the form, and how
 * one rated it before.
 * @param children the item
 */
export function RatingPageView({
  sheet,
  done,
  outcome,
  children,
}: {
  sheet: RatingSheet;
  done: string | undefined;
  outcome: FormState;
  children: React.ReactNode;
}) {
  const { claim, kind, isOwn, ratings } = sheet;
  const href = claimPath(claim);
  return (
    <PageFrame
      head={
        <ClaimFormHead
          claim={claim}
          step="Rate"
          title={kind === "evidence" ? "Rate this evidence" : "Rate this argument"}
        />
      }
    >
      <div className="mt-6">{children}</div>
      <div className="mt-7 space-y-7">
        <DoneNotice done={done} words={DONE}>
          The claim’s page counts it within a second. <a href={href}>Back to the claim</a>
        </DoneNotice>
        {isOwn ? (
          <Notice outcome="refused" title="This is your own work.">
            Somebody else has to rate it. <a href={href}>Back to the claim</a>
          </Notice>
        ) : (
          <Forms sheet={sheet} outcome={outcome} />
        )}
      </div>
      {ratings.length > 0 && <History ratings={ratings} />}
    </PageFrame>
  );
}

const DONE: Record<string, string> = {
  given: "Your rating is stored.",
  changed: "Your rating is changed. The earlier one stays in your history.",
  withdrawn: "Your rating is withdrawn.",
};

function Forms({ sheet, outcome }: { sheet: RatingSheet; outcome: FormState }) {
  const { claim, kind, itemId, revisionId, ratings } = sheet;
  const item = { claimId: claim.id, kind, itemId };
  const mine =
    ratings.find(({ supersededAt, withdrawnAt }) => !supersededAt && !withdrawnAt) ?? null;
  return (
    <>
      {mine && !mine.isOfThisWording && (
        <p className="max-w-measure">
          It was reworded after you rated it. Does your grade still hold?
        </p>
      )}
      <RatingForm
        form={{ item, revisionId, reasons: RATING_REASONS[kind], mine }}
        outcome={outcome}
        idempotencyKey={randomUUID()}
      />
      {mine && (
        <ButtonForm
          id="withdraw-rating"
          action={withdrawRatingAction}
          outcome={outcome}
          idempotencyKey={randomUUID()}
          hidden={item}
          summaryTitle="Your rating was not withdrawn."
        >
          Withdraw my rating
        </ButtonForm>
      )}
    </>
  );
}

function History({ ratings }: { ratings: readonly MyRating[] }) {
  return (
    <Section id="history-title" title="How you rated it, and when">
      <ol className="divide-y divide-rule">
        {ratings.map((rating) => (
          <li key={rating.ratedAt.toISOString()} className="py-3">
            <b>{gradeWords[rating.grade]}</b>
            {": "}
            {rating.reasons.map((reason) => ratingReasonWords[reason]).join(", ")}{" "}
            <span className="meta block">
              <Moment at={rating.ratedAt} />
              {`\u00a0· ${standingOf(rating)}`}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function standingOf({ withdrawnAt, supersededAt, isOfThisWording }: MyRating): string {
  const seen = isOfThisWording ? "" : "\u00a0· of an earlier wording";
  if (withdrawnAt) return `withdrawn${seen}`;
  return `${supersededAt ? "replaced later" : "stands"}${seen}`;
}
