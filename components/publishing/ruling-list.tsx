import { WithMarks } from "@/components/moderation/with-marks";
import { Byline } from "@/components/identity/byline";
import { Badge } from "@/components/ui/badge";
import { Day } from "@/components/ui/day";
import { EmptyState } from "@/components/ui/empty-state";
import { Pager } from "@/components/ui/pager";
import { RULED } from "@/lib/moderation/rules/flags";
import type { RulingList as RulingListView, RulingShown } from "@/lib/publishing/queries/rulings";
import { ListPage } from "./list-page";
import { About } from "./ruling-page";

/** The list of rulings. */
export function RulingList({ rulings, order, page, from, to, hasMore }: RulingListView) {
  return (
    <ListPage
      title="Rulings"
      lede="What editors decided about what was flagged, and why. Its author may answer once; then a second person decides."
    >
      {rulings.length > 0 && (
        <>
          <p className="no-print font-sans text-aside">
            {order === "newest" ? (
              <a href={hrefOf("oldest")}>The oldest first</a>
            ) : (
              <a href={hrefOf("newest")}>The newest first</a>
            )}
          </p>
          <ul className="divide-y divide-rule">
            {rulings.map((ruling) => (
              <Ruling key={ruling.id} ruling={ruling} />
            ))}
          </ul>
        </>
      )}
      {rulings.length === 0 && page > 1 && (
        <EmptyState action={{ label: "Back to the first page.", href: "/rulings" }}>
          The list ends before this page.
        </EmptyState>
      )}
      {rulings.length === 0 && page === 1 && (
        <EmptyState>
          Nothing was ruled on yet. Whoever is signed in can flag what others made; what an editor
          decides stands here.
        </EmptyState>
      )}
      <Pager
        label="Rulings, pages"
        position={to < from ? "no further" : `${from} to ${to}`}
        previousHref={page > 1 ? hrefOf(order, page - 1) : null}
        nextHref={hasMore ? hrefOf(order, page + 1) : null}
      />
    </ListPage>
  );
}

function Ruling({ ruling }: { ruling: RulingShown }) {
  const { kind, path, publicReason, ruledAt, byline, handle, answer, review } = ruling;
  return (
    <li className="space-y-1 py-5">
      <p>
        <a href={path} className="font-[620]">
          {RULED[kind]}
        </a>
      </p>
      <About ruling={ruling} />
      <p className="line-clamp-3 max-w-measure text-aside">
        <WithMarks text={publicReason} />
      </p>
      <p className="meta dotted-list">
        <Byline name={byline} handle={handle} />
        <Day at={ruledAt} />
        {review ? (
          <Badge>{review.isUpheld ? "answered, and it stands" : "overturned"}</Badge>
        ) : (
          answer && <Badge>answered, not yet decided</Badge>
        )}
      </p>
    </li>
  );
}

function hrefOf(order: RulingListView["order"], page = 1): string {
  const query = new URLSearchParams();
  if (order !== "newest") query.set("sort", order);
  if (page > 1) query.set("page", String(page));
  return query.size > 0 ? `/rulings?${query}` : "/rulings";
}
