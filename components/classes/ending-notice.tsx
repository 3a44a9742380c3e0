import { randomUUID } from "node:crypto";
import { ButtonForm } from "@/components/layout/button-form";
import { WithMarks } from "@/components/moderation/with-marks";
import { Notice } from "@/components/ui/notice";
import type { FormState } from "@/lib/access/form-action";
import { keepClassAction } from "@/lib/classes/actions/ending";
import { archivePath, myWorkPath } from "@/lib/classes/rules/paths";
import { erasedFrom } from "@/lib/classes/rules/ending";
import { localInWords } from "@/lib/classes/rules/zones";
import type { ClassRole } from "@/prisma/generated/enums";

/** That a class is to be deleted, when, and what those who are in it can still do. */
export function EndingNotice({
  ending: { id, timeZone, role, askedAt, reason },
  outcome,
}: {
  ending: { id: string; timeZone: string; role: ClassRole; askedAt: Date; reason: string | null };
  outcome: FormState;
}) {
  const title = `To be deleted from ${localInWords(erasedFrom(askedAt), timeZone)}`;
  if (role !== "TEACHER")
    return (
      <Notice outcome="kept" title={title}>
        <p>
          {role === "STUDENT"
            ? "Nothing more is taken here. Until then you can read what you handed in and the grades that were released to you."
            : "Nothing can be changed in it any more."}
          {role === "STUDENT" && (
            <>
              {" "}
              <a href={myWorkPath(id)}>Keep your own work as a file</a>.
            </>
          )}
        </p>
      </Notice>
    );
  return (
    <Notice outcome="kept" title={title}>
      <p className="mb-3">
        Nothing can be changed in it any more.{" "}
        <a href={archivePath(id)}>Download the class (JSON)</a> while you can.
      </p>
      {reason === null ? (
        <ButtonForm
          id="keep"
          action={keepClassAction}
          outcome={outcome}
          idempotencyKey={randomUUID()}
          hidden={{ classId: id }}
          summaryTitle="It is still to be deleted."
        >
          Keep it
        </ButtonForm>
      ) : (
        <p>
          An administrator wants this: <WithMarks text={reason} /> Ask them if it should stay.
        </p>
      )}
    </Notice>
  );
}
