import { randomUUID } from "node:crypto";
import { PageFrame } from "@/components/layout/page-frame";
import type { FormState } from "@/lib/access/form-action";
import type { PersonSheet } from "@/lib/classes/queries/people";
import { peoplePath } from "@/lib/classes/rules/paths";
import { AppointForm } from "./appoint-form";
import { ClassTrail } from "./class-trail";
import { NAMELESS, roleWords } from "./words";

/** Somebody in a class, and what they are to be in it from now on. */
export function PersonView({ sheet, outcome }: { sheet: PersonSheet; outcome: FormState }) {
  const { id, person } = sheet;
  const { enrolmentId, name, role, isMe, isInstant } = person;
  return (
    <PageFrame
      head={
        <>
          <ClassTrail
            of={sheet}
            further={[{ label: "People", href: peoplePath(id) }, { label: name ?? NAMELESS }]}
          />
          <h1 className="break-words">{name ?? NAMELESS}</h1>
          <p className="meta mt-2">
            {isMe ? `You are ${roleWords[role]}.` : `Is ${roleWords[role]}.`}
          </p>
        </>
      }
    >
      <div className="mt-6 space-y-6">
        {isMe && (
          <p className="max-w-measure">
            Once you do not teach it any more, only another teacher can make you one again.
          </p>
        )}
        {isInstant && (
          <p className="max-w-measure">
            They came in without an e-mail address. Whoever teaches or assists needs one: they can
            give it on the page of their account.
          </p>
        )}
        {!isInstant && (
          <AppointForm
            hidden={{ classId: id, enrolmentId, from: role }}
            role={role}
            outcome={outcome}
            idempotencyKey={randomUUID()}
          />
        )}
      </div>
    </PageFrame>
  );
}
