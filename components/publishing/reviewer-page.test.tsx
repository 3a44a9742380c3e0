import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { ReviewerPage as ReviewerPageView } from "@/lib/publishing/queries/reviewers";
import { ReviewerPage } from "./reviewer-page";

const made = { at: "2026-11-27T00:00:00Z", where: { title: "A claim.", href: "/claims/x" } };
const reviewer: ReviewerPageView = {
  ...{ profileId: "p", name: "Mira", handle: "mira", isDemonstration: true },
  ...{ since: "2026-11-23T00:00:00Z", path: "/reviewers/mira", tags: [] },
  ...{ page: 1, from: 1, to: 2, hasMore: false },
  contributions: [
    { ...made, id: "1", words: "It is **not** so.", kind: "note", motivation: "COMMENTING" },
    { ...made, id: "2", words: "It was **not** so.", kind: "evidence", direction: "SUPPORTS" },
  ],
};

it("A reviewer's notes are drawn with their marks, and the words of a source as they stand there", () => {
  const drawn = renderToStaticMarkup(
    <ReviewerPage reviewer={reviewer} address="https://assay.example/reviewers/mira" />,
  );
  expect(drawn).toContain("<p>It is <strong>not</strong> so.</p>");
  expect(drawn).toContain("“It was **not** so.”");
});
