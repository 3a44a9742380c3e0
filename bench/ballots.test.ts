import { expect, test } from "vitest";
import { ballotsOf } from "./ballots";

const voters = ["ann", "ben"].map((handle) => ({ handle })) as never[];
const claims = ["a", "b", "c", "d"].map((id) => ({ id, slug: id, seenHash: id }));
const ids = (lists: { claim: { id: string } }[][]) =>
  lists.map((list) => list.map(({ claim }) => claim.id).join(""));

test("reviewers begin apart, and go on where they ended", () => {
  const ballots = ballotsOf(voters, claims);
  expect(ids(ballots(4))).toEqual(["ab", "cd"]);
  expect(ids(ballots(4))).toEqual(["cd", "ab"]);
});
