import { expect, test } from "vitest";
import { encodeForm, hiddenFieldsOf, votedFields } from "./vote-form";

const PAGE = `<form id="search"><input type="hidden" name="a" value="1"/></form>
  <form id="vote" action="" method="POST"><input type="hidden" name="$ACTION_1:0" value="{&quot;id&quot;:&quot;x&amp;y&quot;}"/>
  <input type="hidden" name="$ACTION_REF_1"/><input type="radio" name="choice" value="MIXED"/></form>`;

test("the hidden fields of the named form are read, unescaped, and no others", () => {
  expect(hiddenFieldsOf(PAGE, "vote")).toEqual({
    "$ACTION_1:0": '{"id":"x&y"}',
    $ACTION_REF_1: "",
  });
  expect(hiddenFieldsOf(PAGE, "withdraw")).toBeNull();
});

test("a vote carries what the page carried and a key of its own", () => {
  const claim = { id: "ap4c6m5xra", seenHash: "0".repeat(64) };
  const [one, other] = [
    votedFields({ form: "vote" }, claim, 0),
    votedFields({ form: "vote" }, claim, 7),
  ];
  expect(one).toMatchObject({ form: "vote", claimId: claim.id, choice: "REFUTED" });
  expect(other.choice).toBe("REFUTED");
  expect(other.idempotencyKey).not.toBe(one.idempotencyKey);
});

test("an encoded form is read by the platform as the same fields", async () => {
  const { type, body } = encodeForm({
    "$ACTION_1:0": '{"id":"x"}',
    rationale: "Zwei Zeilen,\r\nnicht mehr.",
  });
  const read = await new Response(body, { headers: { "content-type": type } }).formData();
  expect(Object.fromEntries(read)).toEqual({
    "$ACTION_1:0": '{"id":"x"}',
    rationale: "Zwei Zeilen,\r\nnicht mehr.",
  });
});
