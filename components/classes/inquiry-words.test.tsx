import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { InquiryWords } from "./inquiry-words";

describe("What was answered to a question", () => {
  it("says that the grade goes by no level where it is set by hand, and only where a level was changed", () => {
    expect(words("CHANGED", true)).toContain("The grade is set by hand now, and goes by no level.");
    expect(words("CHANGED", false)).not.toContain("set by hand");
    expect(words("STANDS", true)).not.toContain("set by hand");
  });
});

function words(outcome: "CHANGED" | "STANDS", isSetByHand: boolean): string {
  const at = new Date("2026-11-28T10:00Z");
  const inquiry = {
    ...{ inquiryId: "i1", criterionId: "c1", criterion: "To the point", question: "Why?" },
    ...{ askedAt: at, answer: { outcome, words: "Look again.", by: "Mira Haddad", at } },
  };
  return renderToStaticMarkup(
    <InquiryWords {...{ inquiry, isSetByHand }} timeZone="Europe/Berlin" />,
  );
}
