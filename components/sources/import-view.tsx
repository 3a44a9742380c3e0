import { randomUUID } from "node:crypto";
import { PageFrame } from "@/components/layout/page-frame";
import { Section } from "@/components/layout/section";
import { WithMarks } from "@/components/moderation/with-marks";
import { Badge } from "@/components/ui/badge";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Notice } from "@/components/ui/notice";
import { Pager } from "@/components/ui/pager";
import { PastLastPage } from "@/components/ui/past-last-page";
import type { FormState } from "@/lib/access/form-action";
import { IMPORTED_PER_PAGE, type Imported, type ImportSheet } from "@/lib/sources/queries/imported";
import type { NumberAnswer } from "@/lib/sources/queries/look-up";
import { sourcePath } from "@/lib/sources/rules";
import { importPath } from "@/lib/sources/rules/paths";
import { ImportForm } from "./import-form";
import { NumberSection } from "./number-section";

/** The page on which editors bring bibliographies into the ledger, and see what they just brought. */
export function ImportView({
  sheet: { imported },
  answer,
  outcome,
}: {
  sheet: ImportSheet;
  /** What is known of the DOI or ISBN that was typed; null where none was. */
  answer: NumberAnswer | null;
  outcome: FormState;
}) {
  return (
    <PageFrame
      head={
        <>
          <Breadcrumb trail={[{ label: "Desk", href: "/desk" }, { label: "Import" }]} />
          <h1>Import sources</h1>
          <p className="meta mt-2 max-w-measure">
            Nothing is stored before you have seen every entry as it would be saved. What you save
            is shown at once.
          </p>
        </>
      }
    >
      {imported && <JustImported imported={imported} />}
      <Section id="number-title" title="By a DOI or an ISBN">
        <NumberSection answer={answer} />
      </Section>
      <Section id="import-title" title="A bibliography">
        <ImportForm
          outcome={outcome}
          idempotencyKey={randomUUID()}
          {...(answer?.kind === "found" && { text: answer.text })}
        />
      </Section>
    </PageFrame>
  );
}

function JustImported({ imported }: { imported: Imported }) {
  const { at, page, total, sources } = imported;
  if (sources.length === 0) return <PastLastPage firstHref={importPath({ at })} />;
  const from = (page - 1) * IMPORTED_PER_PAGE;
  const to = (nth: number) => importPath({ at, ...(nth > 1 && { page: nth }) });
  return (
    <div className="mt-6 space-y-4">
      <Notice
        outcome="done"
        title={total === 1 ? "One source is in the ledger." : `${total} sources are in the ledger.`}
      >
        What should not be there you take out on its own page, under “Revise this record”.
      </Notice>
      <ul aria-label="What was imported" className="max-w-measure divide-y divide-rule">
        {sources.map(({ id, title, state }) => (
          <li key={id} className="py-1.5">
            <a href={sourcePath({ id, title })}>
              <WithMarks text={title} />
            </a>{" "}
            {state === "RETRACTED" && <Badge shape="struck">taken out</Badge>}
          </li>
        ))}
      </ul>
      <Pager
        label="What was imported, pages"
        position={`${from + 1} to ${from + sources.length} of ${total}`}
        previousHref={page > 1 ? to(page - 1) : null}
        nextHref={from + sources.length < total ? to(page + 1) : null}
      />
    </div>
  );
}
