"use client";

import { Button } from "@/components/ui/button";
import type { FormAction, FormState } from "@/lib/access/form-action";
import { PostedForm } from "./posted-form";

/**
 * A form that is one button: it does what its action does to what its hidden fields name.
 * @param id tells apart the forms of one page
 */
export function ButtonForm({
  children,
  look = "plain",
  ...form
}: {
  id: string;
  action: FormAction;
  outcome: FormState;
  idempotencyKey: string;
  hidden: Readonly<Record<string, string>>;
  summaryTitle: string;
  look?: "primary" | "plain" | "quiet";
  children: React.ReactNode;
}) {
  return (
    <PostedForm<Record<string, never>> {...form} labels={{}}>
      {({ isPending }) => (
        <Button look={look} aria-disabled={isPending}>
          {children}
        </Button>
      )}
    </PostedForm>
  );
}
