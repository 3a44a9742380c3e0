"use server";

import { formAction } from "@/lib/access/form-action";
import { appointPerson, handOverClass } from "../commands/appoint";
import { classPath, peoplePath } from "../rules/paths";

// Whoever steps down may read who is in the class no more, unless they assist.
export const appointPersonAction = formAction(
  appointPerson,
  ({ classId, enrolmentId, was, isOneself }) =>
    isOneself
      ? `${classPath(classId)}?done=stepped-down`
      : `${peoplePath(classId)}?done=appointed&who=${enrolmentId}&was=${was}`,
);

export const handOverClassAction = formAction(
  handOverClass,
  ({ classId }) => `/classes?left=${classId}`,
);
