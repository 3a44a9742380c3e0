import { randomUUID } from "node:crypto";
import { CheckDifferences } from "@/components/evidence/check-differences";
import { ButtonForm } from "@/components/layout/button-form";
import type { FormState } from "@/lib/access/form-action";
import { takeFitAction } from "@/lib/evidence/actions";
import { attestPath } from "@/lib/evidence/rules/paths";
import type { DeskLine } from "@/lib/moderation/queries/desk-queues";
import { flaggedName } from "@/lib/moderation/rules/flags";
import { lineId, type DeskQueueName, type QueuePlace } from "@/lib/moderation/rules/desk-queues";
import { revisePath } from "@/lib/moderation/rules/paths";
import { givePath } from "@/lib/sources/rules/texts";
import {
  FlagForm,
  LookForm,
  PlaceForm,
  RetractForm,
  ReturnForm,
  SettleForm,
  type Back,
} from "./line-forms";
import { shortened } from "./queue-row";
import { WithMarks } from "./with-marks";

export type LineProps = {
  line: DeskLine;
  queue: DeskQueueName;
  place: QueuePlace;
  back: Back;
  outcome: FormState;
};

/** What is to be done on a line of a queue, in place; nobody judges their own work here. */
export function LineWork(props: LineProps) {
  const Work = WORK[props.queue];
  return (
    <div data-desk="main" className="space-y-3">
      <Work {...props} />
    </div>
  );
}

const WORK: Record<LineProps["queue"], (props: LineProps) => React.ReactNode> = {
  // Claims without a source have lines of their own.
  unsourced: () => null,
  "not-checked": NotChecked,
  "not-found": NotFound,
  "wrong-locator": WrongLocator,
  "awaiting-fit": AwaitingFit,
  disputed: Disputed,
  "standing-changed": StandingChanged,
};

/** What every form on a line says: which line, and where it leads back to. */
const formOf = ({ line, back, outcome }: LineProps, what: string) => ({
  id: `${what}-${lineId(line)}`,
  name: shortened(line.excerpt),
  hidden: {
    ...{ claimId: line.claimId, evidenceId: line.evidenceId, revisionId: line.revisionId },
    ...back,
  },
  outcome,
  idempotencyKey: randomUUID(),
});

/** The same for what acts on contributions. */
function decisionOf(props: LineProps, what: string) {
  const { claimId, evidenceId, revisionId } = props.line;
  const named = { kind: "evidence", claimId, contributionId: evidenceId, revisionId };
  return { ...formOf(props, what), hidden: { ...named, ...props.back } };
}

const Revise = ({ line: { claimId, evidenceId } }: LineProps) => (
  <a href={revisePath({ kind: "evidence", claimId, contributionId: evidenceId })}>
    Say it in other words
  </a>
);

function NotChecked(props: LineProps) {
  const { check, source, claimId, evidenceId, isOwn } = props.line;
  return (
    <p className="text-aside">
      <WithMarks text={check?.reason ?? "It has not been looked up yet."} />{" "}
      <a href={givePath(source.id)}>Add a text of this source</a>
      {!isOwn && (
        <>
          {" "}
          or <a href={attestPath(claimId, evidenceId)}>attest what stands in print</a>
        </>
      )}
    </p>
  );
}

function NotFound(props: LineProps) {
  const { state, isOwn, check } = props.line;
  return (
    <>
      <p className="text-aside">
        <WithMarks text={check?.reason ?? ""} /> <Revise {...props} />
      </p>
      <div className="max-w-measure">
        <CheckDifferences differences={check?.differences ?? []} />
      </div>
      {isOwn && <RetractForm {...decisionOf(props, "retract")} />}
      {!isOwn && state === "PROPOSED" && <ReturnForm {...decisionOf(props, "return")} />}
      {!isOwn && state === "LIVE" && <Flag {...props} />}
    </>
  );
}

function Flag(props: LineProps) {
  const { claimId, evidenceId } = props.line;
  const on = flaggedName({ kind: "evidence", id: `${claimId}/${evidenceId}` });
  return (
    <FlagForm {...formOf(props, "flag")} hidden={{ on, reason: "MISQUOTED", ...props.back }} />
  );
}

function WrongLocator(props: LineProps) {
  const { check } = props.line;
  if (check?.status === "WRONG_LOCATOR" && check.locator)
    return (
      <>
        <p className="text-aside">
          The words stand in {check.locator}. <Revise {...props} />
        </p>
        <PlaceForm {...formOf(props, "place")} place={check.locator} />
      </>
    );
  return (
    <p className="text-aside">
      The words stand in several places: say which. <Revise {...props} />
    </p>
  );
}

function AwaitingFit(props: LineProps) {
  const { claimId, evidenceId, isOwn, hold, said } = props.line;
  if (isOwn) return <p className="meta">Your own: somebody else has to read it.</p>;
  if (said) return <p className="meta">You accepted it: somebody else has to read it.</p>;
  if (hold && !hold.isMine) return null;
  const { id, name, ...form } = formOf(props, "take");
  return (
    <ButtonForm
      {...form}
      id={id}
      action={takeFitAction}
      hidden={{ claimId, evidenceId }}
      summaryTitle="It was not taken."
    >
      Take it<span className="sr-only">: {name}</span>
    </ButtonForm>
  );
}

function Disputed(props: LineProps) {
  const { isOwn, isRead } = props.line;
  if (isOwn || isRead)
    return (
      <p className="meta">
        {isOwn ? "Your own" : "You read it"}: another editor settles it.{" "}
        {isOwn && <Revise {...props} />}
      </p>
    );
  return (
    <>
      <p className="text-aside">
        If it is to be read otherwise, revise it: <Revise {...props} />
      </p>
      <SettleForm {...formOf(props, "settle")} />
    </>
  );
}

function StandingChanged(props: LineProps) {
  if (props.line.isOwn)
    return <p className="meta">Your own: another editor marks it as looked at.</p>;
  return (
    <>
      <p className="text-aside">
        <Revise {...props} />
      </p>
      <LookForm {...formOf(props, "look")} />
    </>
  );
}
