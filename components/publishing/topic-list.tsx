import { claimCount } from "@/components/claims/words";
import { EmptyState } from "@/components/ui/empty-state";
import type { ListedTopic } from "@/lib/publishing/queries/topics";
import { ListPage } from "./list-page";
import { Pages, type PositionView } from "./pages";

/** The list of topics. */
export function TopicList({
  topics,
  ...position
}: { topics: readonly ListedTopic[] } & PositionView) {
  return (
    <ListPage title="Topics" lede="What the claims are about. A claim can stand under several.">
      {topics.length > 0 && (
        <ul className="gap-x-12 sm:columns-2">
          {topics.map((topic) => (
            <li key={topic.id} className="break-inside-avoid border-b border-rule py-2.5">
              <a href={topic.href}>{topic.name}</a>{" "}
              <span className="meta whitespace-nowrap">{claimCount(topic.claimCount)}</span>
            </li>
          ))}
        </ul>
      )}
      {topics.length === 0 && <Nothing isBehindTheEnd={position.page > 1} />}
      <Pages label="Topics, pages" path="/topics" position={position} />
    </ListPage>
  );
}

function Nothing({ isBehindTheEnd }: { isBehindTheEnd: boolean }) {
  if (isBehindTheEnd) {
    return (
      <EmptyState action={{ label: "Back to the first page.", href: "/topics" }}>
        The list ends before this page.
      </EmptyState>
    );
  }
  return (
    <EmptyState action={{ label: "See all claims.", href: "/claims" }}>
      There is no topic yet. A topic stands here once a claim is filed under it.
    </EmptyState>
  );
}
