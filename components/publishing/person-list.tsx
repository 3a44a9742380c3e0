import { WithMarks } from "@/components/moderation/with-marks";
import { claimCount } from "@/components/claims/words";
import { EmptyState } from "@/components/ui/empty-state";
import type { ListedPerson } from "@/lib/publishing/queries/people";
import { ListPage } from "./list-page";
import { Pages, type PositionView } from "./pages";

/** The list of authors and speakers. */
export function PersonList({
  people,
  ...position
}: { people: readonly ListedPerson[] } & PositionView) {
  return (
    <ListPage
      title="People"
      lede="Who wrote the sources, and who asserts the claims. None of them has an account here by being named."
    >
      {people.map((person) => (
        <article key={person.id} className="border-b border-rule py-3">
          <h2 className="text-body leading-snug font-normal tracking-normal">
            <a href={person.href}>
              <WithMarks text={person.name} />
            </a>
          </h2>
          <p className="meta dotted-list mt-0.5">
            {countsOf(person).map((count) => (
              <span key={count}>{count}</span>
            ))}
          </p>
        </article>
      ))}
      {people.length === 0 && <Nothing isBehindTheEnd={position.page > 1} />}
      <Pages label="People, pages" path="/people" position={position} />
    </ListPage>
  );
}

function countsOf({ sourceCount, claimCount: claims }: ListedPerson): string[] {
  const counts = [
    sourceCount > 0 && (sourceCount === 1 ? "1 source" : `${sourceCount} sources`),
    claims > 0 && `asserts ${claimCount(claims)}`,
  ].filter((count) => count !== false);
  return counts.length > 0 ? counts : ["named in passing"];
}

function Nothing({ isBehindTheEnd }: { isBehindTheEnd: boolean }) {
  if (isBehindTheEnd) {
    return (
      <EmptyState action={{ label: "Back to the first page.", href: "/people" }}>
        The list ends before this page.
      </EmptyState>
    );
  }
  return (
    <EmptyState action={{ label: "See all sources.", href: "/sources" }}>
      Nobody is recorded yet. An author stands here with the first source of theirs.
    </EmptyState>
  );
}
