import { randomUUID } from "node:crypto";
import { FieldsForm } from "@/components/identity/fields-form";
import { Section } from "@/components/layout/section";
import { ButtonLink } from "@/components/ui/button";
import type { FormState } from "@/lib/access/form-action";
import { enterClassAction } from "@/lib/classes/actions/roster";
import { joinPath } from "@/lib/classes/rules/paths";
import type { SignUp } from "@/lib/identity/rules";

/** How whoever is signed out comes into a class: with an account, a new one, a return code, or a name alone. */
export function WaysIn({
  code,
  ways,
  outcome,
}: {
  code: string;
  ways: SignUp;
  outcome: FormState;
}) {
  const next = new URLSearchParams({ next: joinPath(code) });
  return (
    <>
      <Section id="with-address-title" title="With an e-mail address">
        <p className="flex flex-wrap gap-3">
          <ButtonLink look="primary" href={`/sign-in?${next}`}>
            Sign in
          </ButtonLink>
          {ways === "open" && (
            <ButtonLink href={`/sign-up?${new URLSearchParams({ join: code })}`}>
              Make an account
            </ButtonLink>
          )}
        </p>
      </Section>
      {ways !== "closed" && (
        <Section id="without-address-title" title="I have no e-mail address">
          <div className="space-y-5">
            <p>
              <a href={`/return?${next}`}>I have a return code already</a>
            </p>
            <p className="max-w-measure">
              A name is enough to work in this class. You get a return code to write down, and no
              mail. Nobody outside of the class sees you. Voting in public and the like need an
              address, which you can give later.
            </p>
            <FieldsForm
              id="enter"
              action={enterClassAction}
              outcome={outcome}
              idempotencyKey={randomUUID()}
              fields={FIELDS}
              hidden={{ code }}
              submit="Join with this name"
              summaryTitle="You did not join the class."
            />
          </div>
        </Section>
      )}
    </>
  );
}

const FIELDS = [
  {
    name: "name",
    label: "Name",
    type: "text",
    autoComplete: "name",
    hint: "What this class knows you by: your teacher has to recognise it.",
  },
] as const;
