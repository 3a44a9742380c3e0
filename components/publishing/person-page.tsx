import { WithMarks } from "@/components/moderation/with-marks";
import { ClaimRow } from "@/components/claims/claim-row";
import { PageFrame } from "@/components/layout/page-frame";
import { PrintedAddress } from "@/components/layout/printed-address";
import { Section } from "@/components/layout/section";
import { Citation } from "@/components/sources/citation";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { EmptyState } from "@/components/ui/empty-state";
import type { PersonPage as PersonPageView } from "@/lib/publishing/queries/people";
import { Pages } from "./pages";

/** An author or speaker: what they assert, by the places where a document has them say so, and what they wrote. */
export function PersonPage({ person, address }: { person: PersonPageView; address: string }) {
  return (
    <PageFrame head={<Head person={person} address={address} />}>
      <Section id="claims" title="What they assert">
        <Assertions person={person} />
      </Section>
      <Section id="sources" title="Sources they had a hand in">
        <Works person={person} />
      </Section>
    </PageFrame>
  );
}

function Head({ person, address }: { person: PersonPageView; address: string }) {
  return (
    <>
      <Breadcrumb trail={[{ label: "People", href: "/people" }, { label: "Person" }]} />
      <h1 className="mt-3 max-w-[22em]">
        <WithMarks text={person.name} />
      </h1>
      {person.note && (
        <p className="mt-3 max-w-measure text-aside">
          <WithMarks text={person.note} />
        </p>
      )}
      <PrintedAddress url={address} />
    </>
  );
}

function Assertions({ person }: { person: PersonPageView }) {
  const { claims, page, path } = person;
  if (claims.length === 0 && page > 1) {
    return (
      <EmptyState action={{ label: "Back to the first page.", href: path }}>
        The list ends before this page.
      </EmptyState>
    );
  }
  if (claims.length === 0) {
    return (
      <EmptyState>
        No claim is known that they assert. One appears here once a passage of a document is linked
        to it as theirs.
      </EmptyState>
    );
  }
  return (
    <div className="-mt-3 max-w-[58rem]">
      {claims.map(({ places, ...claim }) => (
        <ClaimRow key={claim.id} claim={claim} heading="h3">
          <Places places={places} />
        </ClaimRow>
      ))}
      <Pages label="Claims, pages" path={path} position={person} anchor="claims" />
    </div>
  );
}

function Places({ places }: { places: PersonPageView["claims"][number]["places"] }) {
  return places.map(({ title, href, isReported }) => (
    <span key={href}>
      {isReported ? "as reported in " : "in "}
      <a href={href}>
        <WithMarks text={title} />
      </a>
    </span>
  ));
}

function Works({ person: { works, sourceCount } }: { person: PersonPageView }) {
  if (works.length === 0)
    return <EmptyState>No source is recorded that they wrote, edited or translated.</EmptyState>;
  return (
    <>
      <ul>
        {works.map(({ role, citation }) => (
          <li
            key={`${role} ${citation.href}`}
            className="max-w-measure border-b border-rule py-2.5 text-aside"
          >
            <Citation citation={citation} />
            {role !== "author" && <span className="meta"> as {role}</span>}
          </li>
        ))}
      </ul>
      {sourceCount > works.length && (
        <p className="meta mt-3">
          These are {works.length} of {sourceCount}.
        </p>
      )}
    </>
  );
}
