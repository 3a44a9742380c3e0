import { readdirSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { provideEnvironment } from "@/lib/foundation/env";
import { castVoteInput } from "@/lib/reviews/schema";
import { proposeEvidenceInput } from "@/lib/evidence/schema";
import { openAccountSchema } from "@/lib/identity/schema";
import { z } from "zod";
import { parseForm } from "./form-parsing";

describe("What a browser sends for an empty field that may be empty", () => {
  it("a vote without reasons and without evidence is whole", () => {
    const submission = parseForm(
      formOf({
        claimId: "ap4c6m5xra",
        seenHash: "0".repeat(64),
        choice: "MIXED",
        confidence: "UNSURE",
        rationale: "",
      }),
      castVoteInput,
    );
    expect(submission).toMatchObject({
      status: "success",
      value: { rationale: null, reliedOn: [] },
    });
  });

  it("one box ticked is a list of one", () => {
    const data = formOf({
      claimId: "ap4c6m5xra",
      seenHash: "0".repeat(64),
      choice: "MIXED",
      confidence: "UNSURE",
      reliedOn: "kcjs1pdtaf",
    });
    const submission = parseForm(data, castVoteInput);
    expect(submission).toMatchObject({ status: "success", value: { reliedOn: ["kcjs1pdtaf"] } });
  });

  it("evidence without a reported source and without a note is whole", () => {
    const submission = parseForm(
      formOf({
        claimId: "ap4c6m5xra",
        sourceId: "ktq7ea5857",
        viaSourceId: "",
        excerpt: "no coalition",
        locatorLabel: "chapter",
        locatorValue: "II",
        direction: "CONTEXT",
        directness: "DIRECT",
        note: "",
      }),
      proposeEvidenceInput,
    );
    expect(submission).toMatchObject({
      status: "success",
      value: { viaSourceId: null, note: null },
    });
  });
});

describe("What a form does not take", () => {
  // One form reads addresses of this site.
  beforeAll(() => provideEnvironment(settings));
  afterAll(() =>
    provideEnvironment(Object.fromEntries(Object.keys(settings).map((name) => [name, undefined]))),
  );

  // Nothing at all, nothing that can be seen, and what no choice is.
  it.each(["", "\u200b\u2060", " ", "{}", "x".repeat(100_000)])(
    "is refused in words, and never in the parser's, whatever the form: %j",
    async (given) => {
      const schemas = await schemasOfForms();
      expect(schemas.size).toBeGreaterThan(30);
      for (const [name, schema] of schemas)
        for (const fields of fieldsOf(schema)) {
          const form = formOf(Object.fromEntries(fields.map((field) => [field, given])));
          const { error } = parseForm(form, schema).reply();
          for (const message of Object.values(error ?? {}).flat())
            expect(message, name).not.toMatch(/expected|received|invalid (input|option|uuid)/i);
        }
    },
  );

  it("a name of which nothing can be seen is asked for", () => {
    const form = formOf({ name: "\u200b\u2060", email: "vera@example.org", password: "anything" });
    expect(parseForm(form, openAccountSchema).reply().error).toEqual({
      name: ["Enter the name that stands under your contributions: letters that can be seen."],
    });
  });
});

const settings = {
  DATABASE_URL: "postgresql://assay_app:x@127.0.0.1:5432/assay",
  DATABASE_URL_PUBLIC: "postgresql://assay_public:x@127.0.0.1:5432/assay",
  ASSAY_SECRET: "s".repeat(32),
};

/** What any form may send, by file and name: every object, or choice of objects, that a room says may come in. */
async function schemasOfForms(): Promise<Map<string, z.ZodType>> {
  const lib = path.resolve(import.meta.dirname, "..");
  const files = readdirSync(lib, { recursive: true, encoding: "utf8" }).filter((file) =>
    /^[a-z]+\/schema(\.ts|\/\w+\.ts)$/.test(file),
  );
  const rooms = await Promise.all(
    files.map(async (file) => {
      const room = (await import(path.join(lib, file))) as Record<string, unknown>;
      return Object.entries(room).map(([name, value]) => [`${file} ${name}`, value] as const);
    }),
  );
  return new Map(rooms.flat().filter(([, value]) => fieldsOf(value).length > 0)) as Map<
    string,
    z.ZodType
  >;
}

/** The names of the fields of each shape that a schema takes. */
function fieldsOf(schema: unknown): string[][] {
  if (schema instanceof z.ZodObject) return [Object.keys(schema.shape)];
  if (schema instanceof z.ZodPipe) return fieldsOf(schema.in);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(fieldsOf);
  return [];
}

function formOf(fields: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
}
