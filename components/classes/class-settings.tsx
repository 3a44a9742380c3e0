import { randomUUID } from "node:crypto";
import { ButtonForm } from "@/components/layout/button-form";
import { Section } from "@/components/layout/section";
import { Details } from "@/components/ui/details";
import type { FormState } from "@/lib/access/form-action";
import { archiveClassAction, reviseClassAction } from "@/lib/classes/actions/classes";
import type { ClassSheet } from "@/lib/classes/queries/class-sheet";
import { archivePath, copyClassPath, deleteClassPath } from "@/lib/classes/rules/paths";
import { timeZones } from "@/lib/classes/rules/zones";
import { ClassForm } from "./class-form";

/** How a class is kept, for its teachers: what it is called, and whether it rests. */
export function ClassSettings({ sheet, outcome }: { sheet: ClassSheet; outcome: FormState }) {
  const { id, name, about, timeZone, isArchived } = sheet;
  return (
    <Section id="settings-title" title="Settings">
      <div className="space-y-5">
        <Details summary="Name, time zone and what it is about" isOpen={outcome?.form === "revise"}>
          <div className="pt-3">
            <ClassForm
              id="revise"
              action={reviseClassAction}
              outcome={outcome}
              idempotencyKey={randomUUID()}
              hidden={{ classId: id }}
              defaultValue={{ name, about: about ?? "", timeZone }}
              summaryTitle="The class was not changed yet."
              timeZones={timeZones()}
              submit="Change the class"
            />
          </div>
        </Details>
        <p className="meta max-w-measure">
          {isArchived
            ? "It is archived: it takes nobody new, and nothing new is assigned. What is assigned goes on, and everything in it stays."
            : "An archived class takes nobody new, and nothing new is assigned in it. What is assigned goes on: students hand in, and you grade. Everything stays, and you can bring it back."}
        </p>
        <ButtonForm
          id="archive"
          action={archiveClassAction}
          outcome={outcome}
          idempotencyKey={randomUUID()}
          hidden={{ classId: id, goal: isArchived ? "reopen" : "archive" }}
          summaryTitle="Nothing was changed."
        >
          {isArchived ? "Bring the class back" : "Archive the class"}
        </ButtonForm>
        <ul className="space-y-1.5 font-sans text-aside">
          {sheet.mayCopy && (
            <li>
              <a href={copyClassPath(id)}>Copy the class</a>
              <span className="meta"> for other students, with its assignments</span>
            </li>
          )}
          <li>
            <a href={archivePath(id)}>Download the class (JSON)</a>
            <span className="meta"> with all work and grades, as one file</span>
          </li>
          <li>
            <a href={deleteClassPath(id)}>Delete the class</a>
          </li>
        </ul>
      </div>
    </Section>
  );
}
