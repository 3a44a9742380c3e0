"use client";

import { ProseField, type Posted as PostedField } from "@/components/layout/form-fields";
import { PostedForm } from "@/components/layout/posted-form";
import { Button } from "@/components/ui/button";
import type { FormState } from "@/lib/access/form-action";
import {
  changeRightsAction,
  restoreTextAction,
  withdrawTextAction,
} from "@/lib/sources/actions/texts";
import { LabelField, RightsFields } from "./text-fields";

type Posted = { editionId: string; outcome: FormState; idempotencyKey: string };

/** Corrects what a text is called and which rights there are to it. */
export function RightsForm({
  editionId,
  given,
  ...form
}: Posted & { given: { label: string; rights: string; rightsNote: string } }) {
  return (
    <PostedForm<{ label: string; rights: string; rightsNote: string; reason: string }>
      {...form}
      id="rights"
      action={changeRightsAction}
      labels={{
        ...{ label: "Its name", rights: "Rights", rightsNote: "What the rights rest on" },
        reason: "Reason",
      }}
      defaultValue={given}
      hidden={{ editionId, from: given.rights }}
      summaryTitle="Nothing was corrected."
    >
      {({ fields, isPending }) => (
        <>
          <LabelField field={fields.label} />
          <RightsFields rights={fields.rights} note={fields.rightsNote} />
          <Reason field={fields.reason} />
          <Button look="primary" aria-disabled={isPending}>
            Correct this
          </Button>
        </>
      )}
    </PostedForm>
  );
}

/** Takes a text out of use, or brings it back. */
export function WithdrawForm({
  editionId,
  goal,
  ...form
}: Posted & { goal: "withdraw" | "restore" }) {
  return (
    <PostedForm<{ reason: string }>
      {...form}
      id={goal}
      action={goal === "withdraw" ? withdrawTextAction : restoreTextAction}
      labels={{ reason: "Reason" }}
      hidden={{ editionId }}
      summaryTitle={goal === "withdraw" ? "It was not withdrawn." : "It was not brought back."}
    >
      {({ fields, isPending }) => (
        <>
          <Reason field={fields.reason} />
          <Button aria-disabled={isPending}>
            {goal === "withdraw" ? "Withdraw this text" : "Bring it back"}
          </Button>
        </>
      )}
    </PostedForm>
  );
}

const Reason = ({ field }: { field: PostedField }) => (
  <ProseField field={field} label="Reason" hint="Everyone may read it." rows={2} />
);
