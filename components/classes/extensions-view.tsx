import { randomUUID } from "node:crypto";
import { ButtonForm } from "@/components/layout/button-form";
import { PageFrame } from "@/components/layout/page-frame";
import { WithMarks } from "@/components/moderation/with-marks";
import { Details } from "@/components/ui/details";
import { DoneNotice } from "@/components/ui/done-notice";
import { EmptyState } from "@/components/ui/empty-state";
import { Pager } from "@/components/ui/pager";
import { PastLastPage } from "@/components/ui/past-last-page";
import type { FormState } from "@/lib/access/form-action";
import { withdrawExtensionAction } from "@/lib/classes/actions/extensions";
import { STUDENTS_PER_PAGE } from "@/lib/classes/queries/class-sheet";
import type { ExtensionSheet, StudentsDate } from "@/lib/classes/queries/extensions";
import { movedBy } from "@/lib/classes/rules/moved-dates";
import { assignmentPath, extensionsPath } from "@/lib/classes/rules/paths";
import { localOf, zoneInWords, type OddTimes } from "@/lib/classes/rules/zones";
import { ClassTrail } from "./class-trail";
import { ExtensionForm } from "./extension-form";
import { LocalMoment } from "./local-moment";
import { OddTimesNotice } from "./odd-times-notice";
import { NAMELESS } from "./words";

/** Until when each student of an assignment has: a teacher gives one longer, changes that, or takes it back. */
export function ExtensionsView({
  sheet,
  done,
  odd,
  outcome,
}: {
  sheet: ExtensionSheet;
  done: string | undefined;
  /** Which of the times that were given are not there once where the class is. */
  odd: OddTimes;
  outcome: FormState;
}) {
  const { title, assignmentId, classId, className, timeZone, dueAt } = sheet;
  return (
    <PageFrame
      head={
        <>
          <ClassTrail
            of={{ id: classId, name: className }}
            further={[
              { label: title, href: assignmentPath(assignmentId) },
              { label: "Until when each student has" },
            ]}
          />
          <h1>Until when each student has</h1>
          <p className="lede max-w-measure">
            It is due for everybody on <LocalMoment at={dueAt} timeZone={timeZone} />. Give a
            student longer, and only they and those who teach the class see it.
          </p>
          <p className="meta mt-2">Times are those of {zoneInWords(timeZone)}.</p>
        </>
      }
    >
      <div className="mt-7 space-y-7">
        <DoneNotice done={done} words={DONE}>
          <GiveAgain {...{ sheet, done, outcome }} />
        </DoneNotice>
        <OddTimesNotice
          odd={odd}
          sayings={{ until: "they have until the time that you find below" }}
        />
        <Students {...{ sheet, outcome }} />
      </div>
    </PageFrame>
  );
}

const DONE: Record<string, string> = {
  granted: "They have longer now. Their page of the assignment says until when.",
  changed: "It is changed. Their page of the assignment says until when they have.",
  withdrawn: "It is taken back: it is due for them when it is for everybody.",
  "given-again": "They have it again.",
};

/** Undoes what was just done: what was withdrawn is given again, as it was. */
function GiveAgain({
  sheet: { assignmentId, page, sort, withdrawn, timeZone },
  done,
  outcome,
}: {
  sheet: ExtensionSheet;
  done: string | undefined;
  outcome: FormState;
}) {
  if (!withdrawn || done !== "withdrawn") return null;
  const { enrolmentId, extensionId, name, dueAt } = withdrawn;
  return (
    <div className="mt-2 space-y-3">
      <p>
        {name ?? NAMELESS} had until <LocalMoment at={dueAt} timeZone={timeZone} />.
      </p>
      <ButtonForm
        id="give-again"
        action={withdrawExtensionAction}
        outcome={outcome}
        idempotencyKey={randomUUID()}
        hidden={{
          ...{ assignmentId, enrolmentId, extensionId, page: String(page), sort },
          goal: "undo",
        }}
        summaryTitle="Nothing was changed."
      >
        Give it to them again
      </ButtonForm>
    </div>
  );
}

function Students({ sheet, outcome }: { sheet: ExtensionSheet; outcome: FormState }) {
  const { assignmentId, students, page, sort, studentCount } = sheet;
  if (!sheet.isAssigned)
    return <EmptyState>It is not assigned: nothing is due for anybody yet.</EmptyState>;
  if (students.length === 0 && page > 1)
    return <PastLastPage firstHref={extensionsPath(assignmentId)} />;
  if (students.length === 0)
    return <EmptyState>No student is in the class yet. Whoever joins it stands here.</EmptyState>;
  const from = (page - 1) * STUDENTS_PER_PAGE;
  return (
    <div>
      <p className="meta mb-3">
        {sort === "name" ? (
          <>
            By name; <a href={extensionsPath(assignmentId, { sort: "extended" })}>extended first</a>
          </>
        ) : (
          <>
            Extended first; <a href={extensionsPath(assignmentId)}>by name</a>
          </>
        )}
      </p>
      <ul className="max-w-[44rem] divide-y divide-rule border-y border-rule">
        {students.map((student) => (
          <li key={student.enrolmentId} className="py-4">
            <Student {...{ student, sheet, outcome }} />
          </li>
        ))}
      </ul>
      <Pager
        label="Students, pages"
        position={`${from + 1} to ${from + students.length} of ${studentCount}`}
        previousHref={page > 1 ? extensionsPath(assignmentId, { page: page - 1, sort }) : null}
        nextHref={
          from + students.length < studentCount
            ? extensionsPath(assignmentId, { page: page + 1, sort })
            : null
        }
      />
    </div>
  );
}

function Student({
  student,
  sheet: { assignmentId, page, sort, timeZone, dueAt },
  outcome,
}: {
  student: StudentsDate;
  sheet: ExtensionSheet;
  outcome: FormState;
}) {
  const { enrolmentId, extensionId, extendedTo, reason, grantedBy } = student;
  const name = student.name ?? NAMELESS;
  const form = `extend-${enrolmentId}`;
  const list = { page: String(page), sort };
  return (
    <div className="space-y-2">
      <p className="break-words">{name}</p>
      <p className="meta">
        {extendedTo ? (
          <>
            has until <LocalMoment at={extendedTo} timeZone={timeZone} />, given by{" "}
            {grantedBy ?? NAMELESS}
          </>
        ) : (
          "as everybody"
        )}
      </p>
      {reason && (
        <p className="meta">
          <WithMarks text={reason} />
        </p>
      )}
      <div className="space-y-1">
        <Details
          summary={`${extensionId ? "Change it" : "Give longer"}: ${name}`}
          isOpen={outcome?.form === form}
        >
          <ExtensionForm
            id={form}
            outcome={outcome}
            idempotencyKey={randomUUID()}
            hidden={{ ...list, assignmentId, enrolmentId, seen: extensionId ?? "none" }}
            defaultValue={{
              until: localOf(extendedTo ?? movedBy(7, dueAt, timeZone), timeZone),
              reason: reason ?? "",
            }}
            isChange={extensionId !== null}
          />
        </Details>
        {extensionId && (
          <ButtonForm
            id={`withdraw-${enrolmentId}`}
            action={withdrawExtensionAction}
            outcome={outcome}
            idempotencyKey={randomUUID()}
            hidden={{
              assignmentId,
              enrolmentId,
              extensionId,
              ...list,
              goal: "withdraw",
            }}
            summaryTitle="Nothing was changed."
            look="quiet"
          >
            Take it back
          </ButtonForm>
        )}
      </div>
    </div>
  );
}
