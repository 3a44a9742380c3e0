import { PageFrame } from "@/components/layout/page-frame";
import { Section } from "@/components/layout/section";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Details } from "@/components/ui/details";
import { variableInWords } from "@/components/sources/record-lines";
import type { CitePage as CitePageView, CiteRecord } from "@/lib/publishing/queries/cite-page";
import { StyledCitations } from "./styled-citations";

/** How something is cited: in words, in the styles that there are, and as records for reference managers. */
export function CitePage({ page }: { page: CitePageView }) {
  return (
    <PageFrame
      head={
        <>
          <Breadcrumb trail={[...page.trail, { label: "Cite" }]} />
          <h1>{page.heading}</h1>
          <p className="mt-3 max-w-measure break-words text-soft">{page.cited}</p>
          {page.wordings.length > 0 && (
            <p className="meta dotted-list mt-2">
              <span>Other wordings</span>
              {page.wordings.map(({ label, href }) => (
                <a key={href} href={href}>
                  {label}
                </a>
              ))}
            </p>
          )}
        </>
      }
    >
      <Section id="styles" title="In words">
        <StyledCitations citations={page.citations} />
      </Section>
      <Section id="records" title="For your reference manager">
        <div className="max-w-measure space-y-3">
          {page.records.map((record) => (
            <Record key={record.name} record={record} />
          ))}
        </div>
      </Section>
    </PageFrame>
  );
}

function Record({ record: { name, text, losses, href } }: { record: CiteRecord }) {
  return (
    <div>
      <Details summary={name}>
        <pre className="overflow-x-auto bg-wash p-3 text-note whitespace-pre-wrap">{text}</pre>
      </Details>
      <p className="meta">
        {href && (
          <>
            <a href={href}>{name} file</a>.{" "}
          </>
        )}
        {losses.length === 0
          ? "It carries the whole record."
          : `It has no place for all of it: ${losses.map(lossInWords).join("; ")}.`}
      </p>
    </div>
  );
}

const lossInWords = ({ variable, isChanged }: CiteRecord["losses"][number]) =>
  `${variableInWords(variable).toLowerCase()} ${isChanged ? "arrives in another form" : "is left out"}`;
