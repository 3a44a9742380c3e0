import { Button, ButtonLink } from "@/components/ui/button";
import { additionPart, additionsIn } from "@/lib/classes/rules/additions";
import { wordingsOf } from "@/lib/classes/rules/saved";
import { ADDED_IN, type Place } from "@/lib/classes/rules/steps";
import { appraisalPart, votePart } from "@/lib/classes/rules/work";
import type { Part } from "./part-form";

/** Leads on in the work: a link, and where no script saves what is typed, a button of the open form that saves it first. */
export function GoOn({
  href,
  form,
  look,
  children,
}: {
  href: string;
  /** The open form's id; null where none is. */
  form: string | null;
  look: "primary" | "plain";
  children: string;
}) {
  const link = (
    <ButtonLink look={look} href={href}>
      {children}
    </ButtonLink>
  );
  if (form === null) return link;
  return (
    <>
      <span className="needs-script">{link}</span>
      <span className="needs-no-script">
        <Button look={look} form={form} name="then" value={href}>
          Save, and go on: {children}
        </Button>
      </span>
    </>
  );
}

/** The id of the form that is open at a place of the work; null where there is none to fill in. */
export function formAt({ work, claim, isOpen }: Part, { step, item }: Place): string | null {
  if (!isOpen) return null;
  const isOne = (part: string) => wordingsOf(work.saved, part).length < 2;
  if (step === "vote") return isOne(votePart(claim.id)) ? "vote" : null;
  if (step === "grade") {
    const { id } = claim.items.find((one) => one.id === item) ?? claim.items[0] ?? {};
    return id && isOne(appraisalPart(claim.id, id)) ? `grade-${id}` : null;
  }
  const kind = ADDED_IN[step];
  if (!kind || (kind === "answer" && claim.items.length === 0)) return null;
  const part = additionPart(kind, claim.id, Number(item));
  const isAway = additionsIn(work.saved, claim.id).some(
    (one) => one.part === part && one.draft.isAway,
  );
  return isAway || !isOne(part) ? null : `${kind}-${item}`;
}
