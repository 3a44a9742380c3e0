"use server";

import { formAction, formActionOnEach } from "@/lib/access/form-action";
import { makeRequest } from "@/lib/evidence/commands/request";
import { acceptContribution, sendBackContribution } from "./commands/accept";
import { correctPlace } from "./commands/correct-place";
import { raiseFlag } from "./commands/flag";
import { lookAtStanding } from "./commands/look-at-standing";
import { redactText } from "./commands/redact";
import { reportRights } from "./commands/report";
import { restoreContribution, retractContribution } from "./commands/retract";
import { answerRuling, liftSuspension, reviewRuling } from "./commands/review";
import { reviseContribution } from "./commands/revise";
import { giveRuling } from "./commands/rule";
import { settleFit } from "./commands/settle-fit";
import { answerByLetterPath, holderOfLetter } from "./queries/letter";
import { answerPath, flagsPath } from "./rules/flags";
import { revisePath } from "./rules/paths";
import { REDACTIONS_PATH } from "./rules/redaction";
import { onFrom } from "./rules/desk-queues";
import { deskPath, inOrder, queueItemOf } from "./rules/queue";
import { decideSelectionInput, restoreSelectionInput } from "./schema/contribution";
import { letterInput } from "./schema/flag";

export const reviseContributionAction = formAction(
  reviseContribution,
  ({ state, ...named }) => `${revisePath(named)}?done=${state === "LIVE" ? "live" : "proposed"}`,
);
export const retractContributionAction = formAction(
  retractContribution,
  ({ gone, ...named }) => `${revisePath(named)}?done=${gone}`,
);
export const restoreContributionAction = formAction(
  restoreContribution,
  (named) => `${revisePath(named)}?done=restored`,
);

export const redactTextAction = formAction(redactText, () => `${REDACTIONS_PATH}?done=redacted`);
export const reportRightsAction = formAction(reportRights, () => "/report?done=sent", {
  limit: "report",
});

/** Accepts or sends back one line of the queue or a whole selection, each on its own. */
export const decideSelectionAction = formActionOnEach(
  decideSelectionInput,
  ({ decision, item, reason }) =>
    inOrder(item).map((named) => ({
      name: queueItemOf(named),
      command: decision === "accept" ? acceptContribution : sendBackContribution,
      // A command takes what a form sends, and that has no field for no reason.
      input: { ...named, reason: reason ?? undefined },
    })),
  ({ tab, whose }, results) => deskPath({ tab, whose, of: decisionsIn(results) }),
);

/** Takes the decisions of one form back, each on its own; the last first, since others stand on the first. */
export const restoreSelectionAction = formActionOnEach(
  restoreSelectionInput,
  ({ item }) =>
    item.toReversed().map((named) => ({
      name: queueItemOf(named),
      command: restoreContribution,
      input: { ...named, reason: undefined },
    })),
  ({ tab, whose }, results) => deskPath({ tab, whose, of: decisionsIn(results) }),
);

export const raiseFlagAction = formAction(raiseFlag, ({ on }) => `/flag?on=${on}&done=raised`);
export const giveRulingAction = formAction(giveRuling, () => flagsPath({ done: "ruled" }));
export const answerRulingAction = formAction(
  answerRuling,
  ({ rulingId }) => `${answerPath(rulingId)}?done=answered`,
);
/** The same for whoever holds the letter about it. */
export const answerByLetterAction = formAction(
  answerRuling,
  ({ rulingId }) => `${answerByLetterPath(rulingId)}&done=answered`,
  {
    whoAsks: async (data) => {
      const letter = letterInput.safeParse(Object.fromEntries(data));
      return letter.success ? holderOfLetter(letter.data.rulingId, letter.data.token) : null;
    },
  },
);
export const reviewRulingAction = formAction(reviewRuling, () =>
  flagsPath({ queue: "answered", done: "reviewed" }),
);
export const liftSuspensionAction = formAction(liftSuspension, () =>
  flagsPath({ queue: "suspended", done: "lifted" }),
);

// What is done on a line of a queue leads to the line that followed.
export const askOnLineAction = formAction(makeRequest, (_, sent) => onFrom(sent, "asked"));
export const placeOnLineAction = formAction(correctPlace, (_, sent) => onFrom(sent, "placed"));
export const flagOnLineAction = formAction(raiseFlag, (_, sent) => onFrom(sent, "flagged"));
export const retractOnLineAction = formAction(retractContribution, (_, sent) =>
  onFrom(sent, "retracted"),
);
export const returnOnLineAction = formAction(sendBackContribution, (_, sent) =>
  onFrom(sent, "returned"),
);
export const lookOnLineAction = formAction(lookAtStanding, (_, sent) => onFrom(sent, "looked"));
export const settleOnLineAction = formAction(
  settleFit,
  ({ outcome, claimId, evidenceId, revisionId }, sent) =>
    onFrom(sent, SETTLED[outcome]!, `${claimId}/${evidenceId}/${revisionId}`),
);
const SETTLED = { STANDS: "settled", SEND_BACK: "returned", REOPENED: "reopened" } as const;

const decisionsIn = (results: readonly { decisionId: string }[]) =>
  results.map(({ decisionId }) => decisionId);
