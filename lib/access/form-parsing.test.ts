import { parseWithZod } from "@conform-to/zod/v4";
import { describe, expect, it } from "vitest";
import { castVoteInput } from "@/lib/reviews/schema";
import { proposeEvidenceInput } from "@/lib/evidence/schema";

describe("What a browser sends for an empty field that may be empty", () => {
  it("a vote without reasons and without evidence is whole", () => {
    const submission = parseWithZod(
      formOf({
        claimId: "ap4c6m5xra",
        seenHash: "0".repeat(64),
        choice: "MIXED",
        confidence: "UNSURE",
        rationale: "",
      }),
      { schema: castVoteInput },
    );
    expect(submission).toMatchObject({
      status: "success",
      value: { rationale: null, reliedOn: [] },
    });
  });

  it("one box ticked is a list of one", () => {
    const data = formOf({
      claimId: "ap4c6m5xra",
      seenHash: "0".repeat(64),
      choice: "MIXED",
      confidence: "UNSURE",
      reliedOn: "kcjs1pdtaf",
    });
    const submission = parseWithZod(data, { schema: castVoteInput });
    expect(submission).toMatchObject({ status: "success", value: { reliedOn: ["kcjs1pdtaf"] } });
  });

  it("evidence without a reported source and without a note is whole", () => {
    const submission = parseWithZod(
      formOf({
        claimId: "ap4c6m5xra",
        sourceId: "ktq7ea5857",
        viaSourceId: "",
        excerpt: "no coalition",
        locatorLabel: "chapter",
        locatorValue: "II",
        direction: "CONTEXT",
        directness: "DIRECT",
        note: "",
      }),
      { schema: proposeEvidenceInput },
    );
    expect(submission).toMatchObject({
      status: "success",
      value: { viaSourceId: null, note: null },
    });
  });
});

function formOf(fields: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
}
