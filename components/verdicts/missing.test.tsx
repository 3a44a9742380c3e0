import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { MissingList } from "./missing";

const links = {
  ...{ vote: "/vote", addEvidence: "/evidence", logSearch: "/searches" },
  answerArgument: (id: string) => `/answer/${id}`,
  wordingOf: (id: string) =>
    ({ one: "He wrote it in anger.", two: "The page is torn." })[id] ?? null,
};
const answer = (argumentId: string) =>
  ({ kind: "answer", argumentId, relation: "UNDERCUTS" }) as const;

it("What stands unanswered is named by its words, with the way to it; where the page does not show it, it is counted", () => {
  const missing = [answer("one"), answer("two"), answer("elsewhere")];
  const drawn = renderToStaticMarkup(
    <MissingList title="What is missing" missing={missing} links={links} />,
  );
  expect(drawn).toContain('<a href="#a-one">“He wrote it in anger.”</a>');
  expect(drawn).toContain('<a href="#a-two">“The page is torn.”</a>');
  expect(drawn).not.toContain("#a-elsewhere");
  expect(drawn).toContain("An undercut stands unanswered.");
});
