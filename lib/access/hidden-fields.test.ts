import { describe, expect, it } from "vitest";
import { hiddenFieldsOf, plainFields } from "./hidden-fields";

const KEY = "0b9d6e0c-5d0f-4a39-9a5c-0c2a4f1f7a11";

describe("The hidden fields of a form", () => {
  it("are taken as a page gives them", () => {
    const form = `end-${KEY}`;
    expect(read({ form, idempotencyKey: KEY })).toEqual({ form, idempotencyKey: KEY });
  });

  it.each(["", "one", `${KEY}0`, "0".repeat(3_000), `${KEY}\u0000`])(
    "hold no key where a stranger wrote one: %j",
    (idempotencyKey) => {
      expect(read({ form: "vote", idempotencyKey })).toEqual({ form: "vote" });
    },
  );

  it.each(["", "Vote", "a b", "<b>", "x".repeat(61)])("hold no form by the name of %j", (form) => {
    expect(read({ form, idempotencyKey: KEY }).form).toBe("vote.cast");
  });

  it("may be missing, or be files", () => {
    expect(hiddenFieldsOf(new FormData(), "vote.cast")).toEqual({ form: "vote.cast" });
    const data = new FormData();
    data.set("form", new Blob(["vote"]));
    data.set("idempotencyKey", new Blob([KEY]));
    expect(hiddenFieldsOf(data, "vote.cast")).toEqual({ form: "vote.cast" });
  });
});

function read(fields: Record<string, string>) {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return hiddenFieldsOf(data, "vote.cast");
}

describe("Names of fields", () => {
  it("are plain words: a list or record that a stranger sizes is left out", () => {
    const data = new FormData();
    data.append("email", "mira@example.org");
    data.append("reliedOn", "a");
    data.append("reliedOn", "b");
    data.append("x[3000000]", "1");
    data.append("email[20000000]", "1");
    data.append("a.b", "1");
    expect([...plainFields(data)]).toEqual([
      ["email", "mira@example.org"],
      ["reliedOn", "a"],
      ["reliedOn", "b"],
    ]);
  });
});

describe("Texts of fields", () => {
  it("are well formed, whatever was sent; a file is left as it is", () => {
    const data = new FormData();
    data.append("token", "a\u0000b\u0000");
    data.append("name", "Mira 😀");
    data.append("picture", new File(["\u0000"], "dot.png"));
    const plain = plainFields(data);
    expect([plain.get("token"), plain.get("name")]).toEqual(["ab", "Mira 😀"]);
    expect(plain.get("picture")).toBeInstanceOf(File);
  });
});
