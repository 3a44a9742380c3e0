import { randomUUID } from "node:crypto";
import { PageFrame } from "@/components/layout/page-frame";
import { AsideSection } from "@/components/layout/section";
import { WithMarks } from "@/components/moderation/with-marks";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Day } from "@/components/ui/day";
import { EmptyState } from "@/components/ui/empty-state";
import type { FormState } from "@/lib/access/form-action";
import { plainly } from "@/lib/foundation/redacted";
import type { GivingSheet } from "@/lib/sources/queries/given-texts";
import { sourcePath } from "@/lib/sources/rules";
import { givePath, importPath, WAYS, type Way } from "@/lib/sources/rules/texts";
import { GiveTextForm } from "./give-text-form";
import { IMPORT_STATES } from "./given-text-words";

/** The page on which an editor gives a text of a source. */
export function GiveTextView({
  sheet,
  way,
  given,
  outcome,
}: {
  sheet: GivingSheet;
  way: Way;
  given: React.ComponentProps<typeof GiveTextForm>["given"];
  outcome: FormState;
}) {
  const known = { language: sheet.language ?? "", ...given };
  return (
    <PageFrame head={<Head sheet={sheet} way={way} />} aside={<Lately sheet={sheet} />}>
      <div className="mt-7">
        <GiveTextForm
          key={way}
          {...{ way, outcome }}
          sourceId={sheet.id}
          given={known}
          idempotencyKey={randomUUID()}
        />
      </div>
    </PageFrame>
  );
}

function Head({ sheet, way }: { sheet: GivingSheet; way: Way }) {
  return (
    <>
      <Breadcrumb
        trail={[
          { label: "Sources", href: "/sources" },
          { label: plainly(sheet.title), href: sourcePath(sheet) },
          { label: "Add a text" },
        ]}
      />
      <h1>Add a text</h1>
      <p className="lede max-w-measure">
        <WithMarks text={sheet.title} />
      </p>
      <p className="meta mt-2 max-w-measure">
        Excerpts from this source are checked against its text. It is read beside your visit, stays
        as it is for good, and is known by its hash; its rights decide who may read it.
      </p>
      <nav
        aria-label="Ways to give it"
        className="mt-4 flex flex-wrap gap-x-5 font-sans text-aside"
      >
        {WAYS.map((one) => (
          <a
            key={one}
            href={givePath(sheet.id, one)}
            aria-current={one === way ? "page" : undefined}
            className="inline-flex min-h-8 items-center aria-[current=page]:font-semibold aria-[current=page]:no-underline"
          >
            {WAY_LABELS[one]}
          </a>
        ))}
      </nav>
    </>
  );
}

function Lately({ sheet: { id, given } }: { sheet: GivingSheet }) {
  return (
    <AsideSection id="given" title="Given lately">
      {given.length === 0 && <EmptyState>Nothing was given here lately.</EmptyState>}
      <ul className="space-y-2.5 text-aside">
        {given.map((one) => (
          <li key={one.id}>
            <a href={importPath(id, one.id)}>
              <WithMarks text={one.label} />
            </a>
            <p className="meta">
              {IMPORT_STATES[one.state]}, <Day at={one.at} />
            </p>
          </li>
        ))}
      </ul>
    </AsideSection>
  );
}

const WAY_LABELS: Record<Way, string> = {
  ...{ file: "From a file", paste: "Pasted", address: "From an address" },
};
