import { randomUUID } from "node:crypto";
import { PageFrame } from "@/components/layout/page-frame";
import { ProposalList } from "@/components/layout/proposal-list";
import { Section } from "@/components/layout/section";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { DoneNotice } from "@/components/ui/done-notice";
import type { FormState } from "@/lib/access/form-action";
import type { MySource } from "@/lib/sources/queries/mine";
import { sourcePath } from "@/lib/sources/rules";
import { SourceForm } from "./source-form";

/** The page for bringing a source into the ledger. */
export function NewSourceView({
  mine,
  thenClaimId,
  beginsAs,
  done,
  outcome,
  given,
}: {
  mine: readonly MySource[];
  thenClaimId: string | null;
  beginsAs: "PROPOSED" | "LIVE";
  done: string | undefined;
  outcome: FormState;
  /** What stands in the form before anybody types. */
  given: { doi: string; isbn: string };
}) {
  return (
    <PageFrame
      head={
        <>
          <Breadcrumb trail={[{ label: "Sources", href: "/sources" }, { label: "New source" }]} />
          <h1>Add a source</h1>
          <p className="meta mt-2 max-w-measure">
            {WHAT_HAPPENS[beginsAs]} Give what you know; the title and the kind will do.
          </p>
        </>
      }
    >
      <div className="mt-7 space-y-7">
        <DoneNotice done={done} words={DONE}>
          <a href="/sources">To the sources</a>, or add another below.
        </DoneNotice>
        <SourceForm {...{ thenClaimId, outcome, given, idempotencyKey: randomUUID() }} />
      </div>
      {mine.length > 0 && (
        <Section id="mine-title" title="Sources that you added">
          <ProposalList
            proposals={mine.map(({ title, ...one }) => ({
              ...{ ...one, words: title },
              href: one.state === "LIVE" ? sourcePath({ id: one.id, title }) : null,
            }))}
          />
        </Section>
      )}
    </PageFrame>
  );
}

const WHAT_HAPPENS = {
  PROPOSED: "An editor looks at it first; until then nobody else sees it.",
  LIVE: "It is shown at once.",
};
const DONE: Record<string, string> = {
  proposed: "Your source is proposed. An editor will accept it or send it back with a reason.",
  added: "The source is in the ledger.",
};
