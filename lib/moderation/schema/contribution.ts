import { z } from "zod";
import { optionalTextField, publicIdField, textField } from "@/lib/foundation/fields";
import { QUEUE_OWNERS, QUEUE_TABS } from "../rules/queue";

export const REASON_LENGTH = { least: 5, most: 1_000 };

const OPEN_AGAIN = "Open the page again: this form does not say what it is about.";
const kind = z.enum(["claim", "source", "evidence", "argument"], { error: OPEN_AGAIN });
const revisionId = z.uuid({ error: OPEN_AGAIN });
const decisionId = z.uuid({ error: OPEN_AGAIN });

/** What a contribution goes by in forms: evidence and arguments are named together with their claim. */
const address = {
  kind,
  claimId: publicIdField.optional(),
  contributionId: publicIdField,
};
type Address = {
  kind: z.output<typeof kind>;
  claimId?: string | undefined;
  contributionId: string;
};

const isWhole = ({ kind, claimId }: Address) =>
  kind === "claim" || kind === "source" || claimId !== undefined;

/** A claim is its own; a source stands on none. */
const placed = <Given extends Address>(given: Given) => ({
  ...given,
  claimId:
    given.kind === "source"
      ? null
      : given.kind === "claim"
        ? given.contributionId
        : (given.claimId ?? null),
});

const decision = {
  ...address,
  /** The wording that the editor was shown. */
  revisionId,
  /** The wording that was live beside it, where a new wording of something live is judged. */
  liveId: z.uuid().optional(),
};

/** An editor takes somebody else's contribution into the ledger. */
export const acceptContributionInput = z
  .object({ ...decision, reason: optionalTextField("The reason", REASON_LENGTH) })
  .refine(isWhole, OPEN_AGAIN)
  .transform(placed);

/** An editor returns somebody else's proposal; the reason is for its writer. */
export const sendBackContributionInput = z
  .object({ ...decision, reason: textField("The reason", REASON_LENGTH) })
  .refine(isWhole, OPEN_AGAIN)
  .transform(placed);

/** Somebody takes their own contribution, or their own wording that waits, out again. */
export const retractContributionInput = z
  .object({ ...address, revisionId, reason: textField("The reason", REASON_LENGTH) })
  .refine(isWhole, OPEN_AGAIN)
  .transform(placed);

/** The newest decision about a contribution, or about one wording of it, is taken back: the one that was shown. */
export const restoreContributionInput = z
  .object({
    ...address,
    revisionId,
    decisionId,
    reason: optionalTextField("The reason", REASON_LENGTH),
  })
  .refine(isWhole, OPEN_AGAIN)
  .transform(placed);

/** The longest selection: as many as a page of the queue holds. */
const MOST = 20;

/** What `queueItemOf` wrote into a single field. */
const line = z
  .string({ error: OPEN_AGAIN })
  .transform((text) => text.split("/"))
  .transform(([kind, claimId, contributionId, revisionId, liveId, decisionId]) => ({
    ...{ kind, contributionId, revisionId },
    ...(claimId && { claimId }),
    ...(liveId && { liveId }),
    ...(decisionId && { decisionId }),
  }));
const waitingLine = line.pipe(z.object(decision).refine(isWhole, OPEN_AGAIN));
const decidedLine = line.pipe(
  z.object({ ...address, revisionId, decisionId }).refine(isWhole, OPEN_AGAIN),
);
const several = <Line extends z.ZodType>(one: Line) =>
  z
    .array(one, { error: "Select at least one line." })
    .min(1, "Select at least one line.")
    .max(MOST, `Select at most ${MOST} lines.`);

/** The ids of decisions in one field of an address, as `deskPath` writes them. */
export const decisionIds = z
  .string()
  .transform((text) => text.split(","))
  .pipe(z.array(decisionId).max(MOST));

/** What the queue showed when the form was sent: the page that follows shows it again. */
const view = {
  tab: z.enum(QUEUE_TABS).catch("all").optional(),
  whose: z.enum(QUEUE_OWNERS).catch("all").optional(),
};

/** A whole row of decisions in one form. */
export const decideSelectionInput = z
  .object({
    decision: z.enum(["accept", "sendBack"], { error: "Choose what to do with the selection." }),
    item: several(waitingLine),
    ...view,
    reason: optionalTextField("The reason", REASON_LENGTH),
  })
  .refine(
    ({ decision, reason }) => decision === "accept" || (reason?.length ?? 0) >= REASON_LENGTH.least,
    {
      path: ["reason"],
      error: `Say why: the authors read it. At least ${REASON_LENGTH.least} characters.`,
    },
  );

/** The decisions of one form, taken back together. */
export const restoreSelectionInput = z.object({ item: several(decidedLine), ...view });
