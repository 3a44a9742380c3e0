import { randomUUID } from "node:crypto";
import { PageFrame } from "@/components/layout/page-frame";
import { Section } from "@/components/layout/section";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Day } from "@/components/ui/day";
import { Notice } from "@/components/ui/notice";
import { plainly } from "@/lib/foundation/redacted";
import { CheckBadge } from "@/components/evidence/check-badge";
import { CheckDifferences } from "@/components/evidence/check-differences";
import type { ExcerptContext } from "@/lib/evidence/queries/context";
import type { FormState } from "@/lib/access/form-action";
import type { ReviseSheet } from "@/lib/moderation/queries/sheet";
import { WithMarks } from "./with-marks";
import { RestoreForm, RetractForm, ReviseForm } from "./revise-form";
import { ChangedList, SaidList } from "./said-list";
import { saidIn, type Words } from "@/lib/moderation/rules/words";

/** The page on which a contribution is said in other words, taken out, and brought back. */
export function ReviseView({
  sheet,
  done,
  outcome,
  check,
  found,
}: {
  sheet: ReviseSheet;
  done: string | undefined;
  outcome: FormState;
  /** What the machine found about an excerpt; null before the first check, and of everything else. */
  check: ExcerptContext | null;
  /** Where an excerpt stands whose place is to be put right: the form is filled with it. */
  found: Place;
}) {
  const { kind, claimId, contributionId, shownId, state, mayRetract } = sheet;
  const address = { kind, contributionId, ...(claimId && { claimId }) };
  const forms = { address, outcome };
  return (
    <PageFrame head={<Head sheet={sheet} />}>
      <div className="mt-7 space-y-7">
        <Happened sheet={sheet} done={done} />
        {sheet.kind === "evidence" && <Checked check={check} found={found} />}
        {sheet.undoes && sheet.newest && (
          <RestoreForm
            {...forms}
            revisionId={shownId}
            decisionId={sheet.newest.id}
            idempotencyKey={randomUUID()}
            label={UNDO[sheet.undoes] ?? "Take this back"}
          />
        )}
        {state === "RETRACTED" ? (
          <SaidList said={saidIn(sheet.words)} />
        ) : (
          <Revising sheet={sheet} address={address} outcome={outcome} found={found} />
        )}
      </div>
      {sheet.pending && (
        <Section id="pending-title" title="Your wording that waits">
          <div className="space-y-5">
            <ChangedList changes={sheet.pending.changes} />
            <RetractForm
              {...forms}
              id="withdraw"
              revisionId={sheet.pending.id}
              idempotencyKey={randomUUID()}
              label="Withdraw this wording"
            />
          </div>
        </Section>
      )}
      {mayRetract && (
        <Section id="retract-title" title={state === "LIVE" ? "Take it out" : "Withdraw it"}>
          <div className="space-y-5">
            <p className="max-w-measure">{whatGoingDoes(sheet)}</p>
            <RetractForm
              {...forms}
              id="retract"
              revisionId={shownId}
              idempotencyKey={randomUUID()}
              label={state === "LIVE" ? `Take this ${kind} out` : `Withdraw this ${kind}`}
            />
          </div>
        </Section>
      )}
    </PageFrame>
  );
}

function Head({ sheet }: { sheet: ReviseSheet }) {
  const { kind, claim, href, headline, beginsAs, state, keepHref } = sheet;
  const list = kind === "source" ? "sources" : "claims";
  const trail = [
    { label: kind === "source" ? "Sources" : "Claims", href: `/${list}` },
    ...(claim ? [{ label: plainly(claim.sentence), href: claim.href }] : []),
    ...(href ? [{ label: NAMES[kind], href }] : []),
    { label: "Revise" },
  ];
  return (
    <>
      <Breadcrumb trail={trail} />
      <h1>{state === "RETRACTED" ? goneWord(sheet) : `Revise the ${kind}`}</h1>
      <p className="lede max-w-measure">
        <WithMarks text={headline} />
      </p>
      {state !== "RETRACTED" && (
        <p className="meta mt-2 max-w-measure">
          {WHAT_HAPPENS[beginsAs]} {kind === "argument" && FIXED_ARGUMENT} {LICENCE}
        </p>
      )}
      {keepHref && (
        <p className="meta mt-2">
          <a href={keepHref}>Its standing and lineage</a>
        </p>
      )}
    </>
  );
}

/** What the machine says of the excerpt as it reads now. */
function Checked({ check, found }: Pick<Parameters<typeof ReviseView>[0], "check" | "found">) {
  if (!check)
    return (
      <p className="meta">
        Its excerpt is being looked up in the texts of its source. Load the page again in a moment
        to see what was found.
      </p>
    );
  return (
    <div className="max-w-measure">
      <CheckBadge check={{ ...check, foundAt: check.locator }} />
      <CheckDifferences differences={check.differences} />
      {found && (
        <p className="mt-2">
          The form below names the place where the words stand, {found.label} {found.value}. Send it
          to put the place right.
        </p>
      )}
    </div>
  );
}

function Happened({ sheet, done }: { sheet: ReviseSheet; done: string | undefined }) {
  const { newest, state, href, kind } = sheet;
  const said = done && Object.hasOwn(DONE, done) ? DONE[done]! : null;
  return (
    <>
      {said?.isSo(sheet) && (
        <Notice outcome={done === "proposed" ? "kept" : "done"} title={said.title}>
          {href && <a href={href}>Back to the {kind}</a>}
        </Notice>
      )}
      {newest && (state === "SENT_BACK" || state === "RETRACTED") && (
        <p className="max-w-measure">
          {state === "SENT_BACK" ? "Sent back" : goneWord(sheet)} on{" "}
          <Day at={newest.at.toISOString()} />
          {newest.reason && (
            <>
              : <WithMarks text={newest.reason} />
            </>
          )}
        </p>
      )}
    </>
  );
}

function Revising({
  sheet: { words, pending, shownId, beginsAs, choices, topics },
  address,
  outcome,
  found,
}: {
  sheet: ReviseSheet;
  address: Readonly<Record<string, string>>;
  outcome: FormState;
  found: Place;
}) {
  return (
    <ReviseForm
      address={address}
      revisionId={shownId}
      words={atPlace(pending?.words ?? words, found)}
      reason={found ? "The words stand there in the source's text." : undefined}
      choices={choices.map(({ id, title }) => ({ value: id, label: plainly(title) }))}
      topics={topics}
      topicIds={(topics ?? []).filter(({ isOn }) => isOn).map(({ id }) => id)}
      submit={SUBMIT[beginsAs]}
      needsReason={beginsAs !== "WAITING"}
      outcome={outcome}
      idempotencyKey={randomUUID()}
    />
  );
}

type Place = { label: string; value: string } | null;

const atPlace = (words: Words, found: Place): Words =>
  found && words.kind === "evidence"
    ? { ...words, locatorLabel: found.label, locatorValue: found.value }
    : words;

const NAMES = { claim: "Claim", source: "Source", evidence: "Evidence", argument: "Argument" };
const LICENCE = "Your words are published under CC BY 4.0; quotations belong to their sources.";
const FIXED_ARGUMENT =
  "What it starts from and what it aims at stay: another step is another argument.";
const WHAT_HAPPENS = {
  LIVE: "Your wording is shown at once, marked as not seen by a second person. What it says now stays in the history.",
  PROPOSED: "What it says now goes on being shown until an editor accepts your wording.",
  WAITING: "It waits for an editor, in the words that you leave it in.",
};
const SUBMIT = {
  LIVE: "Put this wording in its place",
  PROPOSED: "Propose this wording",
  WAITING: "Send it in these words",
};
const UNDO: Partial<Record<string, string>> = {
  RETRACT: "Restore it",
  SEND_BACK: "Let it wait again",
  ACCEPT: "Take the acceptance back",
  ADD: "Go back to the wording before",
};

function whatGoingDoes({ kind, state, wasLive }: ReviseSheet): string {
  const isOnClaim = kind === "evidence" || kind === "argument";
  const stays = isOnClaim
    ? "the history of its claim keeps it, with your reason."
    : "its address keeps a notice, with your reason.";
  if (state !== "LIVE")
    return wasLive
      ? `It leaves the queue. It stood in the ledger for a time: ${stays}`
      : "It leaves the queue. Nobody but you and the editors ever saw it.";
  const leaves = isOnClaim
    ? "It leaves the page of its claim and every count;"
    : kind === "claim"
      ? "It leaves the lists and every count;"
      : "It leaves the lists;";
  return `${leaves} ${stays} You or an editor can restore it.`;
}

const goneWord = ({ wasLive }: ReviseSheet) => (wasLive ? "Taken out" : "Withdrawn");

/** What was just done, and whether it is so: an address says what it likes. */
const DONE: Record<string, { title: string; isSo: (sheet: ReviseSheet) => boolean }> = {
  proposed: {
    title: "Your wording waits for an editor, who accepts it or sends it back with a reason.",
    isSo: ({ state, pending }) => state === "PROPOSED" || pending !== null,
  },
  live: {
    title: "Your wording is shown now, marked as not seen by a second person.",
    isSo: ({ state }) => state === "LIVE",
  },
  retracted: { title: "It is taken out.", isSo: ({ state }) => state === "RETRACTED" },
  withdrawn: {
    title: "It is withdrawn, and waits no longer.",
    isSo: ({ state }) => state === "RETRACTED",
  },
  "wording-withdrawn": {
    title: "Your wording is withdrawn. What is shown stays as it was.",
    isSo: ({ state, pending }) => state === "LIVE" && pending === null,
  },
  restored: { title: "It is back where it was.", isSo: ({ state }) => state !== "RETRACTED" },
};
