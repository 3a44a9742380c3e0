import { randomUUID } from "node:crypto";
import { ButtonForm } from "@/components/layout/button-form";
import { Day } from "@/components/ui/day";
import type { FormState } from "@/lib/access/form-action";
import { endEnrolmentAction } from "@/lib/classes/actions/classes";
import type { PeopleSheet, PersonInClass } from "@/lib/classes/queries/people";
import { personPath } from "@/lib/classes/rules/paths";
import { NAMELESS, entryWords, roleWords } from "./words";

/** Somebody in a class, with what its teachers can do about it. */
export function PersonLine({
  person: { enrolmentId, name, role, entry, beganAt, isMe },
  sheet: { id: classId, mayChange },
  outcome,
}: {
  person: PersonInClass;
  sheet: PeopleSheet;
  outcome: FormState;
}) {
  const who = name ?? NAMELESS;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-3">
      <div className="min-w-0 flex-1 basis-48">
        <span className="break-words">{isMe ? `${who} (you)` : who}</span>
        <p className="meta">
          {role !== "STUDENT" && `${roleWords[role]}, `}since <Day at={beganAt.toISOString()} />
          {entryWords[entry] && `, ${entryWords[entry]}`}
        </p>
      </div>
      {mayChange && name !== null && (
        <div className="flex flex-wrap items-center gap-x-5">
          <a
            href={personPath(classId, enrolmentId)}
            className="inline-flex min-h-8 items-center font-sans text-aside font-[560]"
            aria-label={`Change what ${who} is`}
          >
            Change role
          </a>
          {role !== "TEACHER" && (
            <ButtonForm
              id={`end-${enrolmentId}`}
              look="quiet"
              action={endEnrolmentAction}
              outcome={outcome}
              idempotencyKey={randomUUID()}
              hidden={{ classId, enrolmentId, goal: "end" }}
              summaryTitle="Nothing was changed."
            >
              Take out of the class
            </ButtonForm>
          )}
        </div>
      )}
    </li>
  );
}
