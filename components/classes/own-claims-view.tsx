import { PageFrame } from "@/components/layout/page-frame";
import { WithMarks } from "@/components/moderation/with-marks";
import { kindWords } from "@/components/claims/words";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Pager } from "@/components/ui/pager";
import { PastLastPage } from "@/components/ui/past-last-page";
import {
  OWN_CLAIMS_PER_PAGE,
  type ListedOwnClaim,
  type OwnClaims,
} from "@/lib/classes/queries/own-claims";
import { ownClaimPath, ownClaimsPath } from "@/lib/classes/rules/paths";
import { ClassTrail } from "./class-trail";

/** The claims that a class has for itself, for its teachers. */
export function OwnClaimsView({ list }: { list: OwnClaims }) {
  const { id, isArchived } = list.class;
  return (
    <PageFrame
      head={
        <>
          <ClassTrail of={list.class} further={[{ label: "Its own claims" }]} />
          <h1>The class’s own claims</h1>
          <p className="lede max-w-measure">
            For this class alone. Its students see one where an assignment is about it; nobody else
            sees any of them.
          </p>
        </>
      }
    >
      <div className="mt-6 space-y-6">
        {!isArchived && (
          <p>
            <ButtonLink href={`${ownClaimsPath(id)}/new`}>Write a claim</ButtonLink>
          </p>
        )}
        <List list={list} />
      </div>
    </PageFrame>
  );
}

function List({ list: { class: inClass, items, total, page, sort } }: { list: OwnClaims }) {
  const to = (nth: number, by = sort) => ownClaimsPath(inClass.id, { page: nth, sort: by });
  const from = (page - 1) * OWN_CLAIMS_PER_PAGE;
  if (total === 0)
    return (
      <EmptyState>
        There are none yet. Write one where what you want judged stands in no document here: a
        sentence from your lesson, or one that your students made.
      </EmptyState>
    );
  if (items.length === 0) return <PastLastPage firstHref={to(1)} />;
  return (
    <div>
      {total > 1 && (
        <p className="meta mb-3 flex flex-wrap gap-x-4">
          {SORTS.map(([by, words]) =>
            by === sort ? (
              <b key={by}>{words}</b>
            ) : (
              <a key={by} href={to(1, by)}>
                {words}
              </a>
            ),
          )}
        </p>
      )}
      <ul className="max-w-[44rem] divide-y divide-rule border-y border-rule">
        {items.map((item) => (
          <Item key={item.id} classId={inClass.id} item={item} />
        ))}
      </ul>
      <Pager
        label="The class’s own claims, pages"
        position={`${from + 1} to ${from + items.length} of ${total}`}
        previousHref={page > 1 ? to(page - 1) : null}
        nextHref={from + items.length < total ? to(page + 1) : null}
      />
    </div>
  );
}

const SORTS = [
  ["newest", "Newest first"],
  ["sentence", "By their words"],
] as const;

function Item({ classId, item }: { classId: string; item: ListedOwnClaim }) {
  const { supports, contradicts, arguments: steps, assigned } = item;
  return (
    <li className="py-4">
      <a href={ownClaimPath(classId, item.id)}>
        <WithMarks text={item.sentence} />
      </a>
      <p className="meta dotted-list">
        {item.state === "RETRACTED" && <Badge shape="struck">taken out</Badge>}
        <span>{kindWords[item.kind]}</span>
        <span>
          {supports + contradicts === 0
            ? "no evidence yet"
            : `evidence: ${supports} for, ${contradicts} against`}
        </span>
        {steps > 0 && <span>{steps === 1 ? "one argument" : `${steps} arguments`}</span>}
        <span>
          {assigned === 0
            ? "in no assignment"
            : assigned === 1
              ? "in one assignment"
              : `in ${assigned} assignments`}
        </span>
      </p>
    </li>
  );
}
