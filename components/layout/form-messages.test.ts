import { describe, expect, it } from "vitest";
import { formMessages } from "./form-messages";

const labels = { choice: "How the claim stands", reliedOn: "Evidence you relied on" };
const idOf = (name: string) => `vote-${name}`;

describe("The messages of a refused form", () => {
  it("lead to the fields that readers can see, in the order of the page", () => {
    const errors = { reliedOn: ["Name at most 20."], choice: ["Choose one."] };
    expect(formMessages(errors, labels, idOf)).toEqual({
      fieldErrors: [
        { fieldId: "vote-choice", label: "How the claim stands", message: "Choose one." },
        { fieldId: "vote-reliedOn", label: "Evidence you relied on", message: "Name at most 20." },
      ],
      formErrors: [],
    });
  });

  it("on items of a list are those of the list, each once", () => {
    const errors = {
      "reliedOn[0]": ["No address of ours."],
      "reliedOn[3]": ["No address of ours."],
    };
    expect(formMessages(errors, labels, idOf).fieldErrors).toEqual([
      { fieldId: "vote-reliedOn", label: "Evidence you relied on", message: "No address of ours." },
    ]);
  });

  it("on what nobody sees are the form's own, each once, beside those on the form", () => {
    const errors = {
      "": ["Nothing was stored."],
      claimId: ["This form names nothing."],
      contributionId: ["This form names nothing."],
      choice: null,
    };
    expect(formMessages(errors, labels, idOf)).toEqual({
      fieldErrors: [],
      formErrors: ["Nothing was stored.", "This form names nothing."],
    });
  });
});
