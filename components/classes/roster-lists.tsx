import { randomUUID } from "node:crypto";
import { ButtonForm } from "@/components/layout/button-form";
import { EmptyState } from "@/components/ui/empty-state";
import { Pager } from "@/components/ui/pager";
import { PastLastPage } from "@/components/ui/past-last-page";
import type { FormState } from "@/lib/access/form-action";
import { removeFromRosterAction, renewReturnCodesAction } from "@/lib/classes/actions/roster";
import {
  ROSTER_PER_PAGE,
  type ExpectedEntry,
  type InstantStudent,
  type RosterSheet,
} from "@/lib/classes/queries/roster";
import { rosterPath } from "@/lib/classes/rules/paths";

type ListProps = { sheet: RosterSheet; outcome: FormState };

/** Whom a class expects, each to be corrected or taken off. */
export function ExpectedList({ sheet, outcome }: ListProps) {
  const { classId, expected, expectedCount, pages } = sheet;
  if (expectedCount === 0)
    return (
      <EmptyState>
        Nobody is expected. Import a list, and whoever is on it and not in the class yet stands
        here.
      </EmptyState>
    );
  return (
    <Paged
      {...{ sheet, of: "expected", count: expectedCount, shown: expected.length }}
      page={pages.expected}
      label="Expected, pages"
    >
      {expected.map((entry) => (
        <Expected key={entry.entryId} {...{ entry, classId, outcome }} />
      ))}
    </Paged>
  );
}

/** Who is in a class without an address, each with a way to a new return code. */
export function InstantList({ sheet, outcome }: ListProps) {
  const { classId, instants, instantCount, notHereYet, pages } = sheet;
  if (instantCount === 0)
    return (
      <EmptyState>
        Everybody in the class has an address. Whoever has none joins with the code of the class and
        a name alone, or gets a return code when you import your list.
      </EmptyState>
    );
  return (
    <div className="space-y-5">
      {notHereYet > 0 && (
        <div className="max-w-measure space-y-3">
          <p>
            {notHereYet === 1 ? "One of them has" : `${notHereYet} of them have`} not been here yet.
            If their codes were lost, make new ones for all of these at once.
          </p>
          <RenewForm {...{ classId, outcome }} id="renew-all" words="New codes for those" />
        </div>
      )}
      <Paged
        {...{ sheet, of: "instants", count: instantCount, shown: instants.length }}
        page={pages.instants}
        label="Without an address, pages"
      >
        {instants.map((student) => (
          <Instant key={student.enrolmentId} {...{ student, classId, outcome }} />
        ))}
      </Paged>
    </div>
  );
}

function Paged({
  sheet: { classId, pages },
  of,
  count,
  shown,
  page,
  label,
  children,
}: {
  sheet: RosterSheet;
  of: "expected" | "instants";
  count: number;
  shown: number;
  page: number;
  label: string;
  children: React.ReactNode;
}) {
  const to = (nth: number) => {
    const asked = Object.entries({ ...pages, [of]: nth }).filter(([, number]) => number > 1);
    const query = new URLSearchParams(asked.map(([name, number]) => [name, String(number)]));
    return `${rosterPath(classId)}${query.size > 0 ? `?${query}` : ""}#${of}-title`;
  };
  if (shown === 0) return <PastLastPage firstHref={to(1)} />;
  const from = (page - 1) * ROSTER_PER_PAGE;
  return (
    <div>
      <ul className="max-w-[44rem] divide-y divide-rule border-y border-rule">{children}</ul>
      <Pager
        label={label}
        position={`${from + 1} to ${from + shown} of ${count}`}
        previousHref={page > 1 ? to(page - 1) : null}
        nextHref={from + shown < count ? to(page + 1) : null}
      />
    </div>
  );
}

const LINE = "flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3";

function Expected({
  entry: { entryId, name, email, externalId },
  classId,
  outcome,
}: {
  entry: ExpectedEntry;
  classId: string;
  outcome: FormState;
}) {
  return (
    <li className={LINE}>
      <div className="min-w-0 flex-1 basis-48">
        <span className="break-words">{name}</span>
        <p className="meta break-words">
          {email ?? "without an address: no way leads in yet"}
          {externalId && `\u00a0· id ${externalId}`}
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <a
          href={`${rosterPath(classId)}?entry=${entryId}#correct-title`}
          aria-label={`Correct what is said of ${name}`}
          className="inline-flex min-h-8 items-center font-sans text-aside"
        >
          Correct
        </a>
        <ButtonForm
          id={`remove-${entryId}`}
          look="quiet"
          action={removeFromRosterAction}
          outcome={outcome}
          idempotencyKey={randomUUID()}
          hidden={{ classId, entryId, goal: "remove" }}
          summaryTitle="Nothing was changed."
        >
          Take off the roster
        </ButtonForm>
      </div>
    </li>
  );
}

function Instant({
  student: { enrolmentId, name, wasHere },
  classId,
  outcome,
}: {
  student: InstantStudent;
  classId: string;
  outcome: FormState;
}) {
  return (
    <li className={LINE}>
      <div className="min-w-0 flex-1 basis-48">
        <span className="break-words">{name}</span>
        <p className="meta">{wasHere ? "comes by a return code" : "has not been here yet"}</p>
      </div>
      <RenewForm
        {...{ classId, enrolmentId, outcome }}
        id={`renew-${enrolmentId}`}
        words="New return code"
      />
    </li>
  );
}

function RenewForm({
  id,
  classId,
  enrolmentId,
  outcome,
  words,
}: {
  id: string;
  classId: string;
  enrolmentId?: string;
  outcome: FormState;
  words: string;
}) {
  return (
    <ButtonForm
      id={id}
      look="quiet"
      action={renewReturnCodesAction}
      outcome={outcome}
      idempotencyKey={randomUUID()}
      hidden={{ classId, ...(enrolmentId && { enrolmentId }) }}
      summaryTitle="No code was made."
    >
      {words}
    </ButtonForm>
  );
}
