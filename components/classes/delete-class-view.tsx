import { randomUUID } from "node:crypto";
import { ButtonForm } from "@/components/layout/button-form";
import { PageFrame } from "@/components/layout/page-frame";
import { Section } from "@/components/layout/section";
import { ButtonLink } from "@/components/ui/button";
import type { FormState } from "@/lib/access/form-action";
import { archiveClassAction } from "@/lib/classes/actions/classes";
import type { EndingSheet } from "@/lib/classes/queries/ending";
import { archivePath } from "@/lib/classes/rules/paths";
import { erasedFrom, GRACE_DAYS } from "@/lib/classes/rules/ending";
import { plainly } from "@/lib/foundation/redacted";
import { ClassTrail } from "./class-trail";
import { DeleteClassForm } from "./delete-class-form";
import { LocalMoment } from "./local-moment";
import { countOfStudents } from "./words";

/** The page on which a teacher has a class deleted: first what one can do instead, then what goes and when. */
export function DeleteClassView({
  sheet,
  outcome,
  now,
}: {
  sheet: EndingSheet;
  outcome: FormState;
  now: Date;
}) {
  const { id, name, isArchived, timeZone } = sheet;
  return (
    <PageFrame
      head={
        <>
          <ClassTrail of={sheet} further={[{ label: "Delete it" }]} />
          <h1>Delete the class</h1>
          <p className="meta mt-2">{whatThereIs(sheet)}</p>
        </>
      }
    >
      <Section id="before-title" title="Before you do">
        <div className="max-w-measure space-y-4">
          <p>Keep all of it for yourself: the class and everything done in it as one file.</p>
          <p>
            <ButtonLink href={archivePath(id)}>Download the class (JSON)</ButtonLink>
          </p>
          {!isArchived && (
            <>
              <p>
                Or only lay it to rest: an archived class takes nobody new, and everything in it
                stays.
              </p>
              <ButtonForm
                id="archive"
                action={archiveClassAction}
                outcome={outcome}
                idempotencyKey={randomUUID()}
                hidden={{ classId: id, goal: "archive" }}
                summaryTitle="Nothing was changed."
              >
                Archive it instead
              </ButtonForm>
            </>
          )}
        </div>
      </Section>
      <Section id="goes-title" title="What goes, and when">
        <div className="max-w-measure space-y-3">
          <p>
            <b>At once</b> nobody can join or work in it any more. Its students see that it is to be
            deleted; they can still read their own work and the grades that were released to them.
          </p>
          <p>
            <b>For {GRACE_DAYS} days</b> you and whoever else teaches it find it under your classes,
            and can keep it after all.
          </p>
          <p>
            <b>
              From <LocalMoment at={erasedFrom(now)} timeZone={timeZone} />
            </b>{" "}
            all its words are erased: its name and description, assignments, rubrics, claims of its
            own, what students wrote and saved, reasons, comments, questions and answers, and whom
            it expected. Nobody is in it any more, and nobody can bring it back, neither you nor an
            administrator. Where words stood, their length and a hash remain, as after a redaction.
          </p>
          <p>
            Nothing that stands in public changes: no claim, no source, nobody’s account. Whoever
            came in without an address and is in no other class has no account: their name and
            return code go with the class, unless they add an address before.
          </p>
        </div>
      </Section>
      <Section id="sure-title" title="Delete it">
        <DeleteClassForm
          classId={id}
          name={plainly(name)}
          outcome={outcome}
          idempotencyKey={randomUUID()}
        />
      </Section>
    </PageFrame>
  );
}

function whatThereIs({ name, students, assignments, handedIn }: EndingSheet): string {
  const count = (number: number, one: string, many: string) =>
    `${number} ${number === 1 ? one : many}`;
  return [
    ...[plainly(name), countOfStudents(students), count(assignments, "assignment", "assignments")],
    count(handedIn, "work handed in", "works handed in"),
  ].join("\u00a0· ");
}
