import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { closeDb } from "@/lib/foundation/db";
import { openOwner } from "@/prisma/factories/connection";
import { makeReviewer, viewerOf } from "@/prisma/factories/people";
import { readBibliography } from "../rules/bibliography/read";
import { getNumberAnswer } from "./look-up";

// A service that speaks what doi.org and openlibrary.org speak: content negotiation with a redirect, and the books API.
const asked: { url: string; accept: string; cookie: string | undefined }[] = [];
const service = createServer((request, response) => {
  asked.push({
    ...{ url: request.url!, accept: request.headers.accept ?? "" },
    cookie: request.headers.cookie,
  });
  answer(request, response);
}).listen(0, "127.0.0.1");
await new Promise((resolve) => service.once("listening", resolve));
const address = `http://127.0.0.1:${(service.address() as AddressInfo).port}`;
const services = { DOI: address, ISBN: address };
const nobody = { DOI: undefined, ISBN: undefined };

const db = await openOwner();
const editor = viewerOf(await makeReviewer(db, { role: "EDITOR" }));
beforeEach(() => void asked.splice(0));
afterAll(() => Promise.all([db.end(), closeDb(), service.close()]));

function answer({ url, headers }: IncomingMessage, response: ServerResponse): void {
  const json = (body: unknown) => void response.end(JSON.stringify(body));
  if (url === "/10.1000/known") {
    response.writeHead(302, { location: `${address}/works/known` });
    response.end();
  } else if (url === "/works/known" && headers.accept === "application/vnd.citationstyles.csl+json")
    json(CROSSREF);
  else if (url?.startsWith("/api/books?bibkeys=ISBN%3A9780306406157")) json(OPEN_LIBRARY);
  else if (url === "/10.1000/page") response.end("<html>Welcome</html>");
  else if (url === "/10.1000/huge") response.end("x".repeat(600_000));
  else if (url === "/10.1000/loop") response.writeHead(302, { location: url }).end();
  else if (url === "/10.1000/script")
    response.writeHead(302, { location: "file:///etc/passwd" }).end();
  else response.writeHead(404).end();
}

describe("A number that an editor types", () => {
  it("is judged here alone where nobody is to be asked", async () => {
    expect(await getNumberAnswer(editor, " https://doi.org/10.1000/ABC ", nobody)).toMatchObject({
      ...{ kind: "checked", what: "DOI", number: "10.1000/abc", known: [] },
    });
    expect(await getNumberAnswer(editor, "0-306-40615-2", nobody)).toMatchObject({
      ...{ kind: "checked", what: "ISBN", number: "9780306406157" },
    });
    expect(await getNumberAnswer(editor, "0-306-40615-3", services)).toMatchObject({
      kind: "none",
      words: expect.stringContaining("mistyped"),
    });
    expect(await getNumberAnswer(editor, "Ten Days", services)).toMatchObject({ kind: "none" });
    expect(asked).toEqual([]);
  });

  it("is looked up by content negotiation, and its record is fit to be imported", async () => {
    const found = await getNumberAnswer(editor, "10.1000/known", services);
    expect(found).toMatchObject({ kind: "found", service: address.slice("http://".length) });
    const read = readBibliography(found?.kind === "found" ? found.text : "");
    expect(read).toMatchObject({ kind: "read", format: "CSL-JSON" });
    expect(read.kind === "read" && read.entries[0]).toMatchObject({
      lost: [],
      item: {
        ...{ type: "article-journal", title: "Things", "container-title": "Journal" },
        ...{ author: [{ family: "Doe", given: "Jane" }], issued: { "date-parts": [[1999, 4]] } },
        ...{ DOI: "10.1000/known", ISSN: "0028-7504" },
      },
    });
    expect(asked.map(({ url }) => url)).toEqual(["/10.1000/known", "/works/known"]);
    expect(asked.every(({ cookie }) => cookie === undefined)).toBe(true);
  });

  it("is looked up as an ISBN by the books API", async () => {
    const found = await getNumberAnswer(editor, "978-0-306-40615-7", services);
    const [item] = JSON.parse(found?.kind === "found" ? found.text : "[]") as object[];
    expect(item).toEqual({
      ...{ type: "book", title: "Bees: A study", author: [{ family: "Bee", given: "Ben" }] },
      ...{ issued: { "date-parts": [[1951, 3]] }, publisher: "Hive", ISBN: "9780306406157" },
      "number-of-pages": "120",
    });
  });

  it.each([
    ["10.1000/unknown", "it knows nothing of that number"],
    ["10.1000/page", "its answer is no record of a work"],
    ["10.1000/huge", "its answer is too long"],
    ["10.1000/loop", "it leads on and on"],
    ["10.1000/script", "it leads to where nobody goes"],
  ])("says why %s has no record", async (doi, why) => {
    expect(await getNumberAnswer(editor, doi, services)).toMatchObject({ kind: "unanswered", why });
  });

  it("says so where the service is not there", async () => {
    const gone = { ...services, DOI: "http://127.0.0.1:1" };
    expect(await getNumberAnswer(editor, "10.1000/known", gone)).toMatchObject({
      ...{ kind: "unanswered", why: "it could not be reached" },
    });
  });
});

const CROSSREF = {
  ...{
    type: "journal-article",
    title: "Things",
    "container-title": "Journal",
    DOI: "10.1000/KNOWN",
  },
  ...{ author: [{ given: "Jane", family: "Doe", sequence: "first", affiliation: [] }] },
  ...{ issued: { "date-parts": [[1999, 4]] }, ISSN: ["0028-7504"], "reference-count": 4 },
  ...{ indexed: { timestamp: 1 }, link: [], subject: ["Bees"] },
};
const OPEN_LIBRARY = {
  "ISBN:9780306406157": {
    ...{ title: "Bees", subtitle: "A study", authors: [{ name: "Ben Bee" }], number_of_pages: 120 },
    ...{ publishers: [{ name: "Hive" }], publish_date: "March 1951" },
  },
};
