import { randomUUID } from "node:crypto";
import { ButtonForm } from "@/components/layout/button-form";
import type { FormState } from "@/lib/access/form-action";
import { restoreOwnAction } from "@/lib/classes/actions/own-claims";
import { RetractOwnForm } from "./retract-own-form";

/** A claim of a class's own, or evidence or an argument on it. */
export type OwnNamed = {
  classId: string;
  claimId: string;
  kind: "claim" | "evidence" | "argument";
  itemId?: string;
};

/** Takes it out, with a reason. */
export function RetractOwn({
  item,
  outcome,
  label,
}: {
  item: OwnNamed;
  outcome: FormState;
  label: string;
}) {
  const id = `retract-${item.itemId ?? item.claimId}`;
  return <RetractOwnForm {...{ id, outcome, label }} hidden={item} idempotencyKey={randomUUID()} />;
}

/** Brings it back. */
export function RestoreOwn({ item, outcome }: { item: OwnNamed; outcome: FormState }) {
  return (
    <ButtonForm
      id={`restore-${item.itemId ?? item.claimId}`}
      action={restoreOwnAction}
      outcome={outcome}
      idempotencyKey={randomUUID()}
      hidden={{ ...item }}
      summaryTitle="It was not brought back."
    >
      Bring it back
    </ButtonForm>
  );
}
