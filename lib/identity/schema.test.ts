import { describe, expect, it } from "vitest";
import { confirmSchema, openAccountSchema, returnPath } from "./schema";

describe("The way back after signing in", () => {
  it.each(["/", "/claims/ap4c6m5xra/vote", "/claims?q=a%20b#top"])("may be %s", (path) => {
    expect(returnPath(path)).toBe(path);
  });

  it.each([
    undefined,
    "",
    "claims",
    "//evil.example",
    "/\\evil.example",
    "/a\\b",
    "https://evil.example",
    "javascript:alert(1)",
    "/a\nb",
    "/a b",
    "/\t/evil.example",
  ])("is the account instead of %j", (path) => {
    expect(returnPath(path)).toBe("/account");
  });
});

describe("The token of a link", () => {
  it.each([
    ["nothing", undefined, ""],
    ["a part of one", "eyJ", "eyJ"],
    ["too much", "x".repeat(3_000), "x".repeat(2_000)],
  ])("reaches whoever knows what to say of it: %s", (_, given, token) => {
    expect(confirmSchema.parse({ token: given })).toEqual({ token });
  });
});

describe("What opens an account", () => {
  it("is cleaned of capitals in the address and of stray white space", () => {
    const parsed = openAccountSchema.parse({
      email: "  Vera@Example.ORG ",
      name: " Vera \n Zasulich\u0000 ",
      password: " spaces count ",
    });
    expect(parsed).toEqual({
      email: "vera@example.org",
      name: "Vera Zasulich",
      password: " spaces count ",
    });
  });

  it.each([
    ["email", "nobody"],
    ["email", `${"a".repeat(250)}@example.org`],
    ["name", "   "],
    ["name", "x".repeat(81)],
    ["password", "x".repeat(1_001)],
  ])("is refused at %s for %j", (field, value) => {
    const good = { email: "vera@example.org", name: "Vera", password: "anything" };
    const result = openAccountSchema.safeParse({ ...good, [field]: value });
    expect(result.error?.issues.map(({ path }) => path)).toEqual([[field]]);
  });
});
