import { redirect } from "next/navigation";
import { describe, expect, it } from "vitest";
import type { FormState } from "@/lib/access/form-action";
import { UnrecognizedActionError } from "next/dist/client/components/unrecognized-action-error";
import { sendForm } from "./send-form";

const data = new FormData();
const saying = (state: FormState) => state?.result.error?.[""]?.join(" ");

describe("A form sent by script", () => {
  it("gets its action's answer", async () => {
    const answer = { form: "vote", result: { status: "success" as const } };
    expect(await sendForm(() => Promise.resolve(answer), "vote", null, data)).toBe(answer);
  });

  it.each([
    ["the server is out of reach", new TypeError("Failed to fetch"), "could not be reached"],
    ["this page is of an older build", new UnrecognizedActionError("gone"), "has changed since"],
    ["the server was surprised", Object.assign(new Error(), { digest: "4711" }), "number: 4711"],
  ])("says so in its own place where %s", async (_what, error, words) => {
    const state = await sendForm(() => Promise.reject(error), "vote", null, data);
    expect(state).toMatchObject({ form: "vote", result: { status: "error" } });
    expect(saying(state)).toContain(words);
  });

  it("is not sent where it is longer than the server takes", async () => {
    const long = new FormData();
    long.set("note", "é".repeat(500_001));
    const never = () => Promise.reject(new Error("It was sent."));
    expect(saying(await sendForm(never, "note", null, long))).toContain("which is 1 MB");
  });

  it("asks for a smaller file, and not for shorter words, where a file is too large", async () => {
    const large = new FormData();
    large.set("file", new File(["x".repeat(1_000_001)], "list.csv"));
    const never = () => Promise.reject(new Error("It was sent."));
    const said = saying(await sendForm(never, "import", null, large));
    expect(said).toContain("Choose a smaller file");
    expect(said).not.toContain("shorten");
  });

  it("keeps what the last answer asked for, such as what changed meanwhile", async () => {
    const failure = { kind: "conflict" as const, reason: "Moved on.", details: { seenHash: "b" } };
    const previous = { form: "vote", result: { status: "error" as const }, failure };
    const state = await sendForm(() => Promise.reject(new TypeError()), "vote", previous, data);
    expect(state?.failure).toBe(failure);
  });

  it("is led elsewhere where its action says so", async () => {
    const leading = () => Promise.resolve().then(() => redirect("/desk"));
    await expect(sendForm(leading, "vote", null, data)).rejects.toThrow("NEXT_REDIRECT");
  });
});
