import { describe, expect, it } from "vitest";
import config from "@/next.config";
import { ALL_CLAIMS, claimsAskedInput, claimsHref, SEARCH_KEYS } from "./schema";

describe("What an address asks for", () => {
  it("is words, facets, an order and a page", () => {
    const address = { q: " lenin ", verdict: "mostly-refuted", topic: "Y7YAE4PRFJ", page: "2" };
    expect(claimsAskedInput.parse(address)).toEqual({
      ...{
        query: "lenin",
        isCut: false,
        facets: { verdict: "mostly-refuted", topic: "y7yae4prfj" },
      },
      ...{ sort: "best", page: 2 },
    });
  });
  it("is the beginning of what is too long to be looked for, and says so", () => {
    const asked = claimsAskedInput.parse({ q: "power ".repeat(50) });
    expect(asked).toMatchObject({ isCut: true, sort: "best" });
    expect(asked.query).toBe("power ".repeat(34).slice(0, 200).trim());
  });
  it("is nothing where it cannot be read", () => {
    const odd = { q: ["a", "b"], verdict: "MIXED", kind: "x", topic: "1", sort: "up", page: "0" };
    expect(claimsAskedInput.parse(odd)).toEqual(ALL_CLAIMS);
    expect(claimsAskedInput.parse({ sort: "best" })).toEqual(ALL_CLAIMS);
  });
  it.each([
    "/claims",
    "/claims?q=lenin",
    "/claims?q=lenin&verdict=contested&kind=causal&sort=newest&page=3",
    "/claims?turnout=broad&sort=contested",
  ])("can be told from the address that asks for it: %s", (address) => {
    const asked = Object.fromEntries(new URL(address, "https://assay.example").searchParams);
    expect(claimsHref(claimsAskedInput.parse(asked))).toBe(address);
  });
});

describe("The list of claims", () => {
  it("goes, with any key of a search, to the page that renders per request, and is kept for seconds", async () => {
    const rewrites = (await config.rewrites!()) as { beforeFiles: Rule[] };
    const headers = await config.headers!();
    const keysOf = (rules: Rule[]) =>
      rules.filter(({ source }) => source === "/claims").flatMap(({ has }) => has ?? []);
    const keys = SEARCH_KEYS.map((key) => ({ type: "query", key }));
    expect(keysOf(rewrites.beforeFiles)).toEqual(keys);
    expect(keysOf(headers)).toEqual(keys);
  });
});

type Rule = { source: string; has?: { key?: string }[] };
