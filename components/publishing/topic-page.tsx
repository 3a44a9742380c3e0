import { ClaimRow } from "@/components/claims/claim-row";
import { claimCount } from "@/components/claims/words";
import { PageFrame } from "@/components/layout/page-frame";
import { PrintedAddress } from "@/components/layout/printed-address";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { EmptyState } from "@/components/ui/empty-state";
import { followPath } from "@/lib/follows/rules/followed";
import type { TopicPage as TopicPageView } from "@/lib/publishing/queries/topics";
import { Pages } from "./pages";

/** A topic: its claims with how each stands. */
export function TopicPage({ topic, address }: { topic: TopicPageView; address: string }) {
  return (
    <PageFrame head={<Head topic={topic} address={address} />}>
      <div className="mt-4 max-w-[58rem]">
        {topic.claims.map((claim) => (
          <ClaimRow key={claim.id} claim={claim} />
        ))}
        {topic.claims.length === 0 && <Nothing topic={topic} />}
        <Pages label="Claims, pages" path={topic.path} position={topic} />
      </div>
    </PageFrame>
  );
}

function Head({ topic, address }: { topic: TopicPageView; address: string }) {
  return (
    <>
      <Breadcrumb trail={[{ label: "Topics", href: "/topics" }, { label: "Topic" }]} />
      <h1 className="mt-3 max-w-[22em]">{topic.name}</h1>
      <p className="meta dotted-list mt-3">
        <span>{claimCount(topic.claimCount)}, the newest first</span>
        <a href={followPath({ kind: "topic", id: topic.id })} className="no-print">
          Follow this topic
        </a>
      </p>
      <PrintedAddress url={address} />
    </>
  );
}

function Nothing({ topic: { page, path } }: { topic: TopicPageView }) {
  if (page > 1) {
    return (
      <EmptyState action={{ label: "Back to the first page.", href: path }}>
        The list ends before this page.
      </EmptyState>
    );
  }
  return (
    <EmptyState action={{ label: "See all claims.", href: "/claims" }}>
      No claim stands under this topic yet. It appears here once one is filed under it.
    </EmptyState>
  );
}
