import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { FormState } from "@/lib/access/form-action";
import { conflict, question } from "@/lib/foundation/errors";
import { PostedForm } from "./posted-form";

const refused = (error: Record<string, string[]>, initialValue = {}): FormState => ({
  form: "note",
  result: { status: "error", error, initialValue },
});

describe("A form that came back", () => {
  it("says above it what is wrong with a field that nobody sees", () => {
    const page = form(refused({ claimId: ["This form names nothing. Open it again."] }));
    expect(page).toMatch(/role="alert".*This form names nothing\. Open it again\./);
    expect(page).toContain('data-answered=""');
  });

  it("only to be confirmed does not look as if something were wrong", () => {
    const asked = refused({ "": ["Look, then confirm."] })!;
    const failure = question("Look, then confirm.", {});
    expect(form({ ...asked, failure })).not.toContain("contradicts");
    expect(form({ ...asked, failure: conflict("It moved.") })).toContain("contradicts");
  });

  it("is headed by the question where it asks one, and by what was not done where it was refused", () => {
    const asked = refused({ "": ["Look, then confirm."] })!;
    const page = form({ ...asked, failure: question("Look, then confirm.", {}) });
    expect(page).toContain("Look at the note.");
    expect(page).not.toContain("The note was not kept.");
    expect(form({ ...asked, failure: conflict("It moved.") })).toContain("The note was not kept.");
  });

  it("says nothing of the answer to another form", () => {
    const page = form({ ...refused({ body: ["The note is missing."] })!, form: "other" });
    expect(page).not.toContain("The note is missing.");
    expect(page).not.toContain("data-answered");
  });
});

function form(outcome: FormState): string {
  return renderToStaticMarkup(
    <PostedForm<{ body: string }>
      id="note"
      action={(state) => Promise.resolve(state)}
      outcome={outcome}
      idempotencyKey="0b9d6e0c-5d0f-4a39-9a5c-0c2a4f1f7a11"
      labels={{ body: "Your note" }}
      hidden={{ claimId: "ap4c6m5xra" }}
      summaryTitle="The note was not kept."
      questionTitle="Look at the note."
    >
      {({ fields }) => <textarea name={fields.body.name} />}
    </PostedForm>,
  );
}
