import { randomUUID } from "node:crypto";
import { ButtonForm } from "@/components/layout/button-form";
import { PageFrame } from "@/components/layout/page-frame";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { Pager } from "@/components/ui/pager";
import { PastLastPage } from "@/components/ui/past-last-page";
import type { FormState } from "@/lib/access/form-action";
import { removeClaimSetAction } from "@/lib/classes/actions/claim-sets";
import {
  SETS_PER_PAGE,
  type ClaimSets,
  type ListedClaimSet,
} from "@/lib/classes/queries/claim-sets";
import { claimSetPath, claimSetsPath, newClaimSetPath } from "@/lib/classes/rules/paths";

/** The sets of claims that a teacher keeps; one that was just removed can be brought back. */
export function ClaimSetsView({ list, outcome }: { list: ClaimSets; outcome: FormState }) {
  const { removed } = list;
  return (
    <PageFrame
      head={
        <>
          <Breadcrumb
            trail={[{ label: "Your classes", href: "/classes" }, { label: "Sets of claims" }]}
          />
          <h1>Your sets of claims</h1>
          <p className="lede max-w-measure">
            Claims that you keep together, to begin assignments from. Nobody else sees them.
          </p>
        </>
      }
    >
      <div className="mt-6 space-y-6">
        {removed && (
          <Notice outcome="done" title={`“${removed.title}” is removed.`}>
            <ButtonForm
              id="bring-back"
              action={removeClaimSetAction}
              outcome={outcome}
              idempotencyKey={randomUUID()}
              hidden={{ claimSetId: removed.id, goal: "bringBack" }}
              summaryTitle="It was not brought back."
            >
              Bring it back
            </ButtonForm>
          </Notice>
        )}
        <List list={list} />
        <p>
          <ButtonLink href={newClaimSetPath()}>Keep a new set</ButtonLink>
        </p>
      </div>
    </PageFrame>
  );
}

function List({ list: { items, total, page } }: { list: ClaimSets }) {
  const from = (page - 1) * SETS_PER_PAGE;
  if (total === 0)
    return (
      <EmptyState>
        You keep none yet. Choose some claims and give them a title, or keep those of an assignment
        from the page on which you change it.
      </EmptyState>
    );
  if (items.length === 0) return <PastLastPage firstHref={claimSetsPath()} />;
  return (
    <div>
      <ul className="max-w-[44rem] divide-y divide-rule border-y border-rule">
        {items.map((item) => (
          <Item key={item.id} item={item} />
        ))}
      </ul>
      <Pager
        label="Your sets of claims, pages"
        position={`${from + 1} to ${from + items.length} of ${total}`}
        previousHref={page > 1 ? claimSetsPath(page - 1) : null}
        nextHref={from + items.length < total ? claimSetsPath(page + 1) : null}
      />
    </div>
  );
}

function Item({ item: { id, title, count, standing } }: { item: ListedClaimSet }) {
  const gone = count - standing;
  return (
    <li className="py-4">
      <a href={claimSetPath(id)} className="break-words">
        {title}
      </a>
      <p className="meta dotted-list">
        <span>{count === 1 ? "one claim" : `${count} claims`}</span>
        {gone > 0 && <span>{gone === 1 ? "one no longer stands" : `${gone} no longer stand`}</span>}
      </p>
    </li>
  );
}
