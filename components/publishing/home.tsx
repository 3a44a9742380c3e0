import { ClaimRow } from "@/components/claims/claim-row";
import { ClaimSearch } from "@/components/claims/claim-search";
import { DocumentRow, type DocumentRowView } from "@/components/documents/document-row";
import { PageFrame } from "@/components/layout/page-frame";
import { AsideSection, Section } from "@/components/layout/section";
import { EmptyState } from "@/components/ui/empty-state";
import type { ListedClaim } from "@/lib/publishing/queries/parts";

export type HomeLists = {
  contested: readonly ListedClaim[];
  settled: readonly ListedClaim[];
  newest: readonly ListedClaim[];
  unsourced: readonly ListedClaim[];
  documents: readonly DocumentRowView[];
};

/** The first page: what this is, the one field, and where something is to be read or done. */
export function Home({ lists }: { lists: HomeLists }) {
  return (
    <PageFrame head={<Opening />} aside={<Method />}>
      <Section id="contested" title="Contested now">
        <Claims claims={lists.contested}>
          No claim divides its reviewers at present. A claim stands here while they are too far
          apart for a verdict.
        </Claims>
      </Section>
      {lists.settled.length > 0 ? (
        <Section id="settled" title="Newly settled">
          <Claims claims={lists.settled} />
        </Section>
      ) : (
        <Section id="newest" title="Newest claims">
          <Claims claims={lists.newest}>
            There is no claim yet. Editors make them from the passages of a document.
          </Claims>
        </Section>
      )}
      <Section id="unsourced" title="Needs a source">
        <Claims claims={lists.unsourced}>
          Every recent claim has evidence. One without any would stand here and ask for it.
        </Claims>
        <p className="mt-3 text-aside">
          <a href="/requests">What readers ask a source for</a>
        </p>
      </Section>
      <Section id="documents" title="Documents">
        {lists.documents.map((document) => (
          <DocumentRow key={document.id} document={document} heading="h3" />
        ))}
        {lists.documents.length === 0 && (
          <EmptyState>No document has been opened yet. Editors import the first.</EmptyState>
        )}
      </Section>
    </PageFrame>
  );
}

function Opening() {
  return (
    <>
      <h1 className="max-w-[20em]">What does a text assert, and how well does it stand?</h1>
      <p className="mt-4 max-w-measure">
        Assay takes a text apart into claims, one sentence each, and keeps for every one the words
        that make it, the sources that bear on it and the claims that answer it. Reviewers vote; the
        verdict is computed from what they and the sources say.
      </p>
      <div className="mt-6">
        <ClaimSearch />
      </div>
    </>
  );
}

function Claims({
  claims,
  children,
}: {
  claims: readonly ListedClaim[];
  children?: React.ReactNode;
}) {
  if (claims.length === 0) return <EmptyState>{children}</EmptyState>;
  return (
    <div className="-mt-3">
      {claims.map((claim) => (
        <ClaimRow key={claim.id} claim={claim} heading="h3" />
      ))}
    </div>
  );
}

function Method() {
  return (
    <AsideSection id="method" title="How a verdict is made">
      <ol className="list-decimal space-y-2 pl-5 text-aside">
        <li>Ten fresh votes on a scale from refuted to supported.</li>
        <li>Evidence found word for word in its source, and read by a second person.</li>
        <li>Two sources that do not lean on each other.</li>
        <li>A logged search for what speaks against it.</li>
        <li>Every rebuttal and undercut answered.</li>
      </ol>
      <p className="mt-3 text-aside">
        Until then a claim is undecided, and says what is missing.{" "}
        <a href="/how-a-verdict-is-made">The whole rule</a>
      </p>
    </AsideSection>
  );
}
