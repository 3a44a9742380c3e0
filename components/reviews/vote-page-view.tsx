import { WithMarks } from "@/components/moderation/with-marks";
import { randomUUID } from "node:crypto";
import { ClaimFormHead } from "@/components/claims/claim-form-head";
import { ButtonForm } from "@/components/layout/button-form";
import { PageFrame } from "@/components/layout/page-frame";
import { Section } from "@/components/layout/section";
import { Moment } from "@/components/ui/moment";
import { DoneNotice } from "@/components/ui/done-notice";
import type { FormState } from "@/lib/access/form-action";
import { claimPath } from "@/lib/claims/rules";
import { DIRECTION_WORDS } from "@/lib/evidence/rules/reading-words";
import { withdrawVoteAction } from "@/lib/reviews/actions";
import type { MyVote, VoteSheet } from "@/lib/reviews/queries/vote-sheet";
import { plainly } from "@/lib/foundation/redacted";
import { ReconfirmForm } from "./reconfirm-form";
import { VoteForm } from "./vote-form";
import { confidenceWords, positionWords } from "./words";

/** The page for voting on a claim: the sentence, the form, and what one said before. */
export function VotePageView({
  sheet,
  done,
  outcome,
}: {
  sheet: VoteSheet;
  done: string | undefined;
  outcome: FormState;
}) {
  const { claim, votes } = sheet;
  const current = votes.find((vote) => vote.supersededAt === null) ?? null;
  const isCounted = current !== null && current.withdrawnAt === null;
  const form = formOf(sheet, isCounted ? current : null);
  return (
    <PageFrame
      head={
        <ClaimFormHead
          claim={claim}
          step="Vote"
          title={isCounted ? "Your vote" : "Cast your vote"}
        />
      }
    >
      <div className="mt-7 space-y-7">
        <DoneNotice done={done} words={DONE}>
          The claim’s page counts it within a second.{" "}
          <a href={claimPath(claim)}>Back to the claim</a>
        </DoneNotice>
        {form.mine && !current!.isFresh && (
          <ReconfirmForm
            form={form}
            vote={form.mine}
            changes={sheet.changes}
            outcome={outcome}
            idempotencyKey={randomUUID()}
          />
        )}
        <VoteForm form={form} outcome={outcome} idempotencyKey={randomUUID()} />
      </div>
      {isCounted && (
        <Section id="withdraw-title" title="Take it back">
          <p className="meta mb-3">It leaves every count. You can vote again whenever you like.</p>
          <ButtonForm
            id="withdraw"
            action={withdrawVoteAction}
            outcome={outcome}
            idempotencyKey={randomUUID()}
            hidden={{ claimId: claim.id }}
            summaryTitle="Your vote was not withdrawn."
          >
            Withdraw my vote
          </ButtonForm>
        </Section>
      )}
      {votes.length > 0 && <History votes={votes} />}
    </PageFrame>
  );
}

const DONE: Record<string, string> = {
  cast: "Your vote is stored.",
  changed: "Your vote is changed. The earlier one stays in your history.",
  confirmed: "Your vote stands, for the ledger as it is now. Both stay in your history.",
  withdrawn: "Your vote is withdrawn.",
};

function History({ votes }: { votes: readonly MyVote[] }) {
  return (
    <Section id="history-title" title="What you said, and when">
      <ol className="divide-y divide-rule">
        {votes.map((vote) => (
          <li key={vote.castAt.toISOString()} className="py-3">
            <b>{positionWords[vote.choice]}</b>{" "}
            <span className="meta">
              {confidenceWords[vote.confidence]}&nbsp;· <Moment at={vote.castAt} />
              {`\u00a0· ${standingOf(vote)}`}
            </span>
            {vote.rationale && (
              <p className="max-w-measure whitespace-pre-line">
                <WithMarks text={vote.rationale} />
              </p>
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}

function standingOf({ withdrawnAt, supersededAt, isFresh }: MyVote): string {
  const seen = isFresh ? "fresh" : "stale: before the ledger changed";
  if (withdrawnAt) return "withdrawn";
  if (supersededAt) return `replaced later\u00a0· ${seen}`;
  return isFresh ? "counts\u00a0· fresh" : seen;
}

function formOf({ claim, seenHash, shownAt, evidence }: VoteSheet, mine: MyVote | null) {
  return {
    claimId: claim.id,
    seenHash,
    shownAt: shownAt.toISOString(),
    evidence: evidence.map(({ id, excerpt, direction, sourceTitle }) => ({
      id,
      label: `“${beginningOf(excerpt)}”`,
      hint: `${DIRECTION_WORDS[direction].brief}\u00a0· ${plainly(sourceTitle)}`,
    })),
    mine: mine && {
      choice: mine.choice,
      confidence: mine.confidence,
      rationale: mine.rationale ?? "",
      reliedOn: mine.reliedOn,
    },
  };
}

// After a whole word, and without a mark of its own before ours.
function beginningOf(excerpt: string): string {
  const words = plainly(excerpt).replace(/^[“"]|[”"]$/g, "");
  if (words.length <= 140) return words;
  const end = words.lastIndexOf(" ", 140);
  return `${words.slice(0, end > 0 ? end : 140)} …`;
}
