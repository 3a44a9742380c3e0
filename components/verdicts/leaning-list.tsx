import { WithMarks } from "@/components/moderation/with-marks";
import { EmptyState } from "@/components/ui/empty-state";
import { Pager } from "@/components/ui/pager";
import { PastLastPage } from "@/components/ui/past-last-page";
import { sourcePath } from "@/lib/sources/rules";
import { LINEAGE_WORDS } from "@/lib/sources/rules/lineage-words";
import { TOUCHED_PER_PAGE } from "@/lib/verdicts/rules/recall";
import type { Leaning } from "@/lib/verdicts/queries/recall";
import type { KeptVerdict } from "@/lib/verdicts/rules/verdict";
import { TouchedClaims } from "./touched-claims";

/**
 * Everything that leans on a source: the sources, and a page of the claims.
 * @param foreseen the verdicts if the source had another standing
 * @param hrefOf where a page of it stands
 */
export function LeaningList({
  leaning,
  foreseen,
  hrefOf,
}: {
  leaning: Leaning;
  foreseen?: ReadonlyMap<string, KeptVerdict> | undefined;
  hrefOf: (page: number) => string;
}) {
  const { claimCount, pieceCount, page, claims } = leaning;
  const from = (page - 1) * TOUCHED_PER_PAGE + 1;
  const to = from + claims.length - 1;
  return (
    <div className="space-y-6">
      <Sources leaning={leaning} />
      {claimCount === 0 && (
        <EmptyState>No live evidence leans on it: no verdict follows from its standing.</EmptyState>
      )}
      {claimCount > 0 && (
        <p>
          {pieceCount === 1 ? "1 piece of evidence" : `${pieceCount} pieces of evidence`} on{" "}
          {claimCount === 1 ? "1 claim" : `${claimCount} claims`}:
        </p>
      )}
      {claims.length > 0 && <TouchedClaims claims={claims} foreseen={foreseen} />}
      {claimCount > 0 && claims.length === 0 && <PastLastPage firstHref={hrefOf(1)} />}
      <Pager
        label="What leans on it, pages"
        position={`${from} to ${to} of ${claimCount}`}
        previousHref={page > 1 ? hrefOf(page - 1) : null}
        nextHref={to < claimCount && to >= from ? hrefOf(page + 1) : null}
      />
    </div>
  );
}

function Sources({ leaning: { sources, sourceCount } }: { leaning: Leaning }) {
  if (sources.length === 0) return null;
  return (
    <div>
      <p>
        {sourceCount === 1 ? "1 source leans" : `${sourceCount} sources lean`} on it, at first hand
        or through others:
      </p>
      <ul className="mt-1 list-disc pl-5">
        {sources.map(({ id, title, kind }) => (
          <li key={id}>
            <a href={sourcePath({ id, title })}>
              <WithMarks text={title} />
            </a>
            {kind ? ` ${LINEAGE_WORDS[kind].does} it` : " leans on one that does"}
          </li>
        ))}
        {sourceCount > sources.length && <li>and {sourceCount - sources.length} more</li>}
      </ul>
    </div>
  );
}
