import { describe, expect, it } from "vitest";
import { z } from "zod";
import { isListGiven, listFields, withFileAsText } from "./list-form";

const input = z.object(listFields(10, "Too long.")).superRefine(isListGiven);
const read = withFileAsText((bytes) =>
  bytes.includes(0)
    ? { ok: false, words: "This is no text." }
    : { ok: true, text: new TextDecoder().decode(bytes) },
);

describe("A form that takes a list", () => {
  it.each([
    ["what was pasted", "", "a, b", "a, b"],
    ["a file, which counts more than what was pasted", "c, d", "a, b", "c, d"],
  ])("reads %s", async (_, file, text, given) => {
    expect(await fieldsOf(file, text)).toEqual({ text: given });
  });

  it("says at its file why it could not be read, and keeps what was pasted", async () => {
    const fields = await fieldsOf("\0", "a, b");
    expect(fields).toEqual({ text: "a, b", unread: "This is no text." });
    expect(wrongWith(fields)).toEqual({ file: ["This is no text."] });
  });

  it("takes no word of a file from whoever sends one in its place", async () => {
    const data = new FormData();
    data.append("file", "words");
    data.append("unread", "Made up.");
    expect([...(await read(data))]).toEqual([]);
  });

  it.each([
    ["nothing", {}, { text: ["Choose a file, or paste your list."] }],
    ["blanks", { text: " \n" }, { text: ["Choose a file, or paste your list."] }],
    ["too much", { text: "x".repeat(11) }, { text: ["Too long."] }],
    ["a seal that is none", { text: "a", seen: "made up" }, { seen: [expect.anything()] }],
    ["enough", { text: "x".repeat(10), seen: "0".repeat(64) }, {}],
  ])("is judged by what it holds: %s", (_, fields, wrong) => {
    expect(wrongWith(fields)).toEqual(wrong);
  });
});

async function fieldsOf(file: string, text: string): Promise<Record<string, unknown>> {
  const data = new FormData();
  data.append("file", new File([file], "list.csv"));
  data.append("text", text);
  return Object.fromEntries(await read(data));
}

function wrongWith(fields: unknown): unknown {
  const { error } = input.safeParse(fields);
  return error ? z.flattenError(error).fieldErrors : {};
}
