import { Pager } from "@/components/ui/pager";

export type PositionView = { page: number; from: number; to: number; hasMore: boolean };

/**
 * The way on in a list whose first page stands at `path` itself.
 * @param anchor the id of the list on its page, where something else comes before it
 */
export function Pages({
  label,
  path,
  position: { page, from, to, hasMore },
  anchor,
}: {
  label: string;
  path: string;
  position: PositionView;
  anchor?: string;
}) {
  const hrefOf = (wanted: number) =>
    `${path}${wanted > 1 ? `?page=${wanted}` : ""}${anchor ? `#${anchor}` : ""}`;
  return (
    <Pager
      label={label}
      position={to < from ? "no further" : `${from} to ${to}`}
      previousHref={page > 1 ? hrefOf(page - 1) : null}
      nextHref={hasMore ? hrefOf(page + 1) : null}
    />
  );
}
