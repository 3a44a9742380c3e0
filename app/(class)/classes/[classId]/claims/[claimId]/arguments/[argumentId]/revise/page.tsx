import type { Metadata } from "next";
import { ReviseOwnView } from "@/components/classes/revise-own-view";
import { ownClaimForms } from "@/lib/classes/rules/paths";
import { onOwnClaim, type OwnClaimsRequest } from "../../../../on-own-claim";

export const instant = false;
export const metadata: Metadata = { title: "Reword an argument of a class" };

const way = {
  to: "reword an argument of a class",
  pathOf: ({
    classId,
    claimId,
    argumentId,
  }: Record<"classId" | "claimId" | "argumentId", string>) =>
    ownClaimForms(classId, claimId).reviseArgument(argumentId),
};

export default function ReviseOwnArgumentPage(request: OwnClaimsRequest) {
  return onOwnClaim(request, way, ({ named, sheet, outcome }) => {
    const argument = sheet.arguments.find(({ id }) => id === named.argumentId);
    return (
      argument && <ReviseOwnView {...{ sheet, outcome }} item={{ kind: "argument", argument }} />
    );
  });
}
