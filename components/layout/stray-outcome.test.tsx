import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { FormState } from "@/lib/access/form-action";
import { StrayOutcome } from "./stray-outcome";

describe("An answer whose form is gone", () => {
  it("is said by the page, with the prose that was typed and nothing else of the form", () => {
    const answer = refused(
      { "": ["Your vote is withdrawn already."] },
      { claimId: "ap4c6m5xra", choice: "MIXED", rationale: "Two letters\nof 1917." },
    );
    const page = renderToStaticMarkup(<StrayOutcome outcome={answer} />);
    expect(page).toContain("Your vote is withdrawn already.");
    expect(page).toContain("Two letters\nof 1917.");
    expect(page).not.toMatch(/ap4c6m5xra|MIXED/);
  });

  it("does not promise a form to somebody who is signed out", () => {
    const answer = refused({ "": ["You are signed out. What you typed is still here."] })!;
    const outcome = { ...answer, failure: { kind: "signedOut" as const } };
    const page = renderToStaticMarkup(<StrayOutcome outcome={outcome} />);
    expect(page).toContain("You are signed out, so nothing was stored. Copy what you typed");
    expect(page).not.toContain("still here");
  });

  it.each([
    ["was not asked for", null],
    ["was a success", { form: "note", result: { status: "success" as const }, next: "/desk" }],
  ])("is not there where it %s", (_what, outcome) => {
    expect(renderToStaticMarkup(<StrayOutcome outcome={outcome} />)).toBe("");
  });
});

const refused = (error: Record<string, string[]>, initialValue = {}): FormState => ({
  form: "note",
  result: { status: "error", error, initialValue },
});
