import { randomUUID } from "node:crypto";
import { PageFrame } from "@/components/layout/page-frame";
import { AsideSection, Section } from "@/components/layout/section";
import { WithMarks } from "@/components/moderation/with-marks";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { DoneNotice } from "@/components/ui/done-notice";
import { EmptyState } from "@/components/ui/empty-state";
import type { FormState } from "@/lib/access/form-action";
import { plainly } from "@/lib/foundation/redacted";
import type { RightsSheet } from "@/lib/sources/queries/text-sheet";
import { sourcePath } from "@/lib/sources/rules";
import { privateTextPath, textPath } from "@/lib/sources/rules/texts";
import { DatedReason } from "./dated-reason";
import { RightsForm, WithdrawForm } from "./text-rights-forms";

type Props = { sheet: RightsSheet; outcome: FormState };

/** The page on which editors correct a text's name and rights, and take it out of use or bring it back. */
export function TextRightsView({ sheet, outcome, done }: Props & { done: string | undefined }) {
  const form = () => ({ editionId: sheet.id, outcome, idempotencyKey: randomUUID() });
  const goal = sheet.isWithdrawn ? "restore" : "withdraw";
  const { label, rights, rightsNote } = sheet;
  return (
    <PageFrame head={<Head sheet={sheet} />} aside={<History sheet={sheet} />}>
      <div className="mt-7 space-y-7">
        <DoneNotice done={done} words={DONE} />
        <RightsForm {...form()} key={rights} given={{ label, rights, rightsNote }} />
      </div>
      <Section id="use" title={sheet.isWithdrawn ? "Bring it back" : "Take it out of use"}>
        <p className="mb-5 max-w-measure">{GOALS[goal]}</p>
        <WithdrawForm {...form()} key={goal} goal={goal} />
      </Section>
    </PageFrame>
  );
}

function Head({ sheet }: { sheet: RightsSheet }) {
  const { source, label, holding, isWithdrawn, hasWords } = sheet;
  const path = textPath({ sourceId: source.id, editionId: sheet.id });
  return (
    <>
      <Breadcrumb
        trail={[
          { label: "Sources", href: "/sources" },
          { label: plainly(source.title), href: sourcePath(source) },
          { label: plainly(label), href: path },
          { label: "Name and rights" },
        ]}
      />
      <h1>A text’s name and rights</h1>
      <p className="lede max-w-measure">
        <WithMarks text={label} />
      </p>
      <p className="meta mt-2 max-w-measure">
        {isWithdrawn ? "Now: withdrawn." : HOLDINGS[holding]}{" "}
        {hasWords && <a href={privateTextPath({ editionId: sheet.id })}>Read it</a>}
      </p>
    </>
  );
}

function History({ sheet: { history } }: { sheet: RightsSheet }) {
  return (
    <AsideSection id="history" title="What was done to it">
      {history.length === 0 && <EmptyState>Nothing since it was brought in.</EmptyState>}
      <ul className="space-y-2.5 text-aside">
        {history.map(({ act, reason, by, at }) => (
          <DatedReason key={at} {...{ by, at, reason }}>
            {ACTS[act]}
          </DatedReason>
        ))}
      </ul>
    </AsideSection>
  );
}

const HOLDINGS: Record<RightsSheet["holding"], string> = {
  SHOWN: "Now: everyone can read it.",
  PRIVATE: "Now: excerpts are checked against it, and only editors read it.",
  NOT_HELD: "Now: its words are not held.",
};
const ACTS: Record<RightsSheet["history"][number]["act"], string> = {
  "source.rights": "Corrected",
  "text.withdraw": "Withdrawn",
  "text.restore": "Brought back",
};
const GOALS = {
  withdraw:
    "A withdrawn text is not shown, and nothing is checked against it: excerpts that stood in it stand as not checked. Its record stays, with your name and reason, and it can be brought back.",
  restore:
    "It is shown or matched again, as its rights say, and what leans on the source is checked again.",
};
const DONE: Record<string, string> = {
  rights: "Corrected. Its pages follow at once.",
  withdrawn: "The text is withdrawn. What leaned on it is being checked again.",
  restored: "The text is back. What leans on its source is being checked again.",
};
