import { WithMarks } from "@/components/moderation/with-marks";
import { issuedInWords, nameList } from "@/components/sources/csl";
import { Citation } from "@/components/sources/citation";
import { EditionList } from "@/components/sources/edition-list";
import { CoverageBar } from "@/components/documents/coverage-bar";
import { DocumentText } from "@/components/documents/document-text";
import { FlagLink } from "@/components/moderation/flag-link";
import { PageFrame } from "@/components/layout/page-frame";
import { PrintedAddress } from "@/components/layout/printed-address";
import { Section } from "@/components/layout/section";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { EmptyState } from "@/components/ui/empty-state";
import { claimFromSentencePath } from "@/lib/claims/rules";
import { followPath } from "@/lib/follows/rules/followed";
import type { Dossier as DossierView } from "@/lib/publishing/queries/document-page";

/** A document as a dossier: how far it has been read, its text with every assertion marked, and what it names. */
export function Dossier({ dossier, address }: { dossier: DossierView; address: string }) {
  const { blocks, coverage, shown, editions, citations } = dossier;
  return (
    <PageFrame head={<Head dossier={dossier} address={address} />}>
      {blocks.length > 0 && (
        <section aria-label="Coverage" className="mt-7 border-t border-rule pt-6">
          <CoverageBar coverage={coverage} />
        </section>
      )}
      <Section id="text" title={shown?.role === "PRECIS" ? "Précis" : "Text"}>
        {blocks.length > 0 ? (
          <DocumentText
            blocks={blocks}
            language={shown?.language}
            claimHref={(sentenceId) => claimFromSentencePath(dossier.id, sentenceId)}
          />
        ) : (
          <EmptyState>
            No text of this document may be shown. Its claims are listed as claims.
          </EmptyState>
        )}
      </Section>
      <Section id="named" title="Sources it names">
        <Named citations={citations} />
      </Section>
      <Section id="texts" title="Texts of this document">
        <EditionList editions={editions} />
      </Section>
    </PageFrame>
  );
}

function Head({ dossier, address }: { dossier: DossierView; address: string }) {
  const { csl, title, note, claimCount } = dossier;
  const facts = [
    nameList(csl.author) ?? "author not recorded",
    csl["container-title"],
    issuedInWords(csl.issued),
  ];
  return (
    <>
      <Breadcrumb trail={[{ label: "Documents", href: "/documents" }, { label: "Dossier" }]} />
      <h1 className="mt-3 max-w-[22em]">
        <WithMarks text={title} />
      </h1>
      <p className="meta dotted-list mt-3">
        {facts.filter(Boolean).map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
        <span>{claimCount === 1 ? "1 claim" : `${claimCount} claims`}</span>
        <a href={dossier.sourcePath}>The source’s record</a>
        <a href={followPath({ kind: "document", id: dossier.id })} className="no-print">
          Follow this document
        </a>
        <FlagLink kind="document" id={dossier.id} />
      </p>
      <p className="meta mt-1.5">{rightsInWords(dossier)}</p>
      {note && (
        <p className="mt-3 max-w-measure text-aside">
          <WithMarks text={note} />
        </p>
      )}
      <PrintedAddress url={address} />
    </>
  );
}

function rightsInWords({ editions, shown }: DossierView): string {
  const original = editions.find(({ role }) => role === "ORIGINAL");
  if (shown?.role !== "PRECIS")
    return shown ? "The text is shown as a whole." : "No text is shown.";
  const isProtected = original?.rights === "IN_COPYRIGHT";
  return `${isProtected ? "In copyright: a" : "A"} précis is shown, in other words than the original’s.`;
}

function Named({ citations }: { citations: DossierView["citations"] }) {
  if (citations.length === 0) {
    return (
      <EmptyState>
        No source is recorded that this document names. One is a lead, not yet evidence.
      </EmptyState>
    );
  }
  return (
    <>
      <p className="max-w-measure text-aside text-soft">
        What a document names is a lead. It counts for nothing until somebody adds evidence from it.
      </p>
      <ul className="mt-2">
        {citations.map(({ id, citation, places }) => (
          <li key={id} className="max-w-measure border-b border-rule py-2.5 text-aside">
            <Citation citation={citation} />
            {places.map(({ note, claim }, index) => (
              <p key={index} className="meta">
                <WithMarks text={note ?? ""} />{" "}
                {claim && (
                  <a href={claim.href}>
                    <WithMarks text={claim.sentence} />
                  </a>
                )}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </>
  );
}
