"use server";

import { formAction } from "@/lib/access/form-action";
import { renewCode } from "../commands/renew-code";
import { joinClass } from "../commands/join-class";
import { endEnrolment, leaveClass } from "../commands/leave-class";
import { openClass } from "../commands/open-class";
import { archiveClass, reviseClass } from "../commands/revise-class";
import { classPath, peoplePath } from "../rules/paths";

export const openClassAction = formAction(
  openClass,
  ({ classId }) => `${classPath(classId)}?done=opened`,
);

export const reviseClassAction = formAction(
  reviseClass,
  ({ classId }) => `${classPath(classId)}?done=revised`,
);

export const archiveClassAction = formAction(
  archiveClass,
  ({ classId, became }) => `${classPath(classId)}?done=${became}`,
);

export const renewCodeAction = formAction(
  renewCode,
  ({ classId, became }) => `${classPath(classId)}?done=${became}`,
);

export const joinClassAction = formAction(
  joinClass,
  ({ classId, became }) => `${classPath(classId)}?done=${became}`,
  { limit: "joinCode" },
);

export const leaveClassAction = formAction(leaveClass, ({ classId, became }) =>
  became === "left" ? `/classes?left=${classId}` : `${classPath(classId)}?done=${became}`,
);

export const endEnrolmentAction = formAction(
  endEnrolment,
  ({ classId, enrolmentId, became }) =>
    `${peoplePath(classId)}?done=${became}${became === "ended" ? `&who=${enrolmentId}` : ""}`,
);
