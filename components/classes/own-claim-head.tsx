import { WithMarks } from "@/components/moderation/with-marks";
import type { OwnClaimSheet } from "@/lib/classes/queries/own-claims";
import { ownClaimPath, ownClaimsPath } from "@/lib/classes/rules/paths";
import { ClassTrail } from "./class-trail";

/** The head of a page with a form on a claim of a class's own: the way back, what the form is for, and the sentence. */
export function OwnClaimHead({ sheet, title }: { sheet: OwnClaimSheet; title: string }) {
  const { class: inClass, id, sentence } = sheet;
  return (
    <>
      <ClassTrail
        of={inClass}
        further={[
          { label: "Its own claims", href: ownClaimsPath(inClass.id) },
          { label: sentence, href: ownClaimPath(inClass.id, id) },
          { label: title },
        ]}
      />
      <h1>{title}</h1>
      <p className="lede max-w-measure">
        <WithMarks text={sentence} />
      </p>
    </>
  );
}
