import { z } from "zod";

import {
  Calendar,
  ClaimKind,
  Confidence,
  Directness,
  Direction,
  EditionRole,
  Holding,
  LineageKind,
  OccurrenceMode,
  OffScale,
  Relation,
  Rights,
  Standing,
} from "@/prisma/generated/enums";
import { PROGRESS } from "@/lib/classes/rules/progress";
import { readPublicId } from "@/lib/foundation/ids";
import { OFF_SCALE, POSITIONS } from "@/lib/reviews/rules";

// The keys are for people and for references between the files; they never reach the database.
// Offsets are UTF-16 units in the file exactly as it lies on disk; a byte order mark counts as one.

const key = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const publicId = z.string().refine((id) => readPublicId(id).kind === "valid", "no valid public id");
const handle = z.string().regex(/^[a-z]{3,20}$/);
const words = z.string().trim().min(1);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const offset = z.int().nonnegative();
const forwards = (span: { start: number; end: number }) => span.start < span.end;
const span = z.strictObject({ start: offset, end: offset }).refine(forwards);
const credits = { addedBy: handle, acceptedBy: handle.optional() };

/** Where in a source, as CSL says it: a label such as chapter, and its value. */
const locator = z.strictObject({
  label: z.enum(["chapter", "section", "paragraph"]),
  value: words.max(80),
});

/** Where an excerpt stands. `text` names one of the two books, the review or the chronology. */
const found = z
  .strictObject({
    text: z.enum(["reed", "russell", "review", "chronology"]),
    start: offset,
    end: offset,
  })
  .refine(forwards);

export const topicSchema = z.strictObject({
  key,
  id: publicId,
  slug: key,
  name: words.max(80),
});

export const personSchema = z.strictObject({
  key,
  id: publicId,
  name: words.max(80),
  sortName: words.max(80),
  otherSpellings: z.array(words),
  namedIn: z.array(z.enum(["review", "reed", "russell"])).min(1),
  note: words.max(300).optional(),
});

const cslName = z.union([
  z.strictObject({ family: words, given: words }),
  z.strictObject({ literal: words }),
]);

/** The part of CSL-JSON that the corpus uses. */
const csl = z.strictObject({
  id: key,
  type: z.enum(["book", "review-book", "article-newspaper", "document"]),
  title: words.max(300),
  author: z.array(cslName).optional(),
  translator: z.array(cslName).optional(),
  "container-title": words.optional(),
  publisher: words.optional(),
  "publisher-place": words.optional(),
  "number-of-pages": words.optional(),
  issued: z.strictObject({ "date-parts": z.tuple([z.array(z.int()).min(1).max(3)]) }).optional(),
  language: words.optional(),
  URL: z.url().optional(),
  note: words.max(500).optional(),
});

export const sourceSchema = z.strictObject({
  key,
  id: publicId,
  standing: z.enum(Standing),
  csl,
  authors: z.array(key),
  translators: z.array(key),
  lineage: z.array(
    z.strictObject({ leansOn: key, kind: z.enum(LineageKind), reason: words.max(300) }),
  ),
  originGroupOf: key.optional(),
  originReason: words.max(300).optional(),
  note: words.max(500).optional(),
  ...credits,
});

/**
 * How a plain text is divided. `pattern` is tried on every trimmed line; `value` may use `$1`, the
 * first group, and `$parent`, the value of the last heading of level 1. The last heading before a
 * place gives its locator.
 */
const heading = z.strictObject({
  pattern: words,
  label: z.enum(["chapter", "section", "part"]),
  value: words,
  level: z.union([z.literal(1), z.literal(2)]),
});

const editionRecord = {
  key,
  source: key,
  role: z.enum(EditionRole),
  rights: z.enum(Rights),
  rightsNote: words.max(300),
  language: z.string().length(2),
  label: words.max(80),
  sha256,
  lengthUnits: z.int().positive(),
};
const textFile = z.string().regex(/^texts\/[a-z0-9-]+\.txt$/);

/** Not held, held in `file`, or optional: loaded when somebody gives a folder that has such a file. */
export const editionSchema = z.union([
  z.strictObject({ ...editionRecord, holding: z.literal(Holding.NOT_HELD) }),
  z.strictObject({
    ...editionRecord,
    holding: z.enum([Holding.SHOWN, Holding.PRIVATE]),
    file: textFile,
    headings: z.array(heading),
  }),
  z.strictObject({
    ...editionRecord,
    holding: z.enum([Holding.SHOWN, Holding.PRIVATE]),
    optional: z.strictObject({ filePatterns: z.array(words).min(1) }),
    headings: z.array(heading),
  }),
]);

export const documentSchema = z.strictObject({
  key,
  id: publicId,
  source: key,
  note: words.max(300),
  addedBy: handle,
});

export const claimSchema = z.strictObject({
  key,
  id: publicId,
  kind: z.enum(ClaimKind),
  sentence: z.string().trim().min(10).max(300).endsWith("."),
  scope: z.strictObject({
    who: words.max(120).optional(),
    when: z.strictObject({ text: words.max(120), calendar: z.enum(Calendar) }).optional(),
    where: words.max(120).optional(),
    strength: words.max(120).optional(),
    aboutText: key.optional(),
  }),
  topics: z.array(key).min(1),
  ...credits,
});

/** In an edition that is not held: position and hash, and the words only within the budget. */
const bareAnchor = z
  .strictObject({ edition: key, start: offset, end: offset, sha256, exact: words.optional() })
  .refine(forwards);

/** In an edition that is shown: W3C TextQuote and TextPosition selectors. */
const fullAnchor = z
  .strictObject({
    edition: key,
    start: offset,
    end: offset,
    sha256,
    exact: words,
    prefix: z.string(),
    suffix: z.string(),
  })
  .refine(forwards);

export const occurrenceSchema = z.strictObject({
  key,
  claim: key,
  document: key,
  /** A person's key, or `reviewer`: the author of the review, who is not recorded. */
  asserter: key,
  mode: z.enum(OccurrenceMode),
  anchors: z.tuple([bareAnchor, fullAnchor]),
  addedBy: handle,
});

export const citationSchema = z.strictObject({
  document: key,
  source: key,
  anchor: bareAnchor,
  occurrence: key.optional(),
  note: words.max(300),
});

export const evidenceSchema = z.strictObject({
  key,
  id: publicId,
  claim: key,
  source: key,
  via: key.optional(),
  excerpt: words.max(600),
  locator,
  direction: z.enum(Direction),
  directness: z.enum(Directness),
  note: words.max(500).optional(),
  /** UTF-16 units in the claim's sentence. */
  claimSpan: span.optional(),
  found,
  /** What the check is to answer about a piece that is made wrong on purpose; `found` is then where its like stands. */
  demonstrates: z.enum(["WRONG_LOCATOR", "NOT_FOUND"]).optional(),
  state: z.enum(["LIVE", "PROPOSED"]),
  ...credits,
});

export const argumentSchema = z.strictObject({
  key,
  id: publicId,
  relation: z.enum(Relation),
  premises: z.array(key).min(1).max(5),
  target: z.strictObject({ kind: z.enum(["claim", "evidence", "argument"]), key }),
  wording: z.string().trim().min(10).max(600),
  ...credits,
});

/** Whence each entry of the chronology has what it says; start and end are units in its text. */
export const lineageSchema = z.strictObject({
  source: key,
  text: textFile,
  entries: z.array(
    z
      .strictObject({
        heading: words,
        start: offset,
        end: offset,
        leansOn: z.array(z.strictObject({ source: key, locator, found: span })).min(1),
      })
      .refine(forwards),
  ),
});

/** What somebody asks a source for: words of a claim. */
export const requestSchema = z.strictObject({
  claim: key,
  words,
  by: handle,
  note: z.string().trim().min(10).max(600),
});

/** How second people read some of the evidence, and how some sources stand by now. */
export const fitsSchema = z.strictObject({
  readings: z.array(
    z.strictObject({
      evidence: key,
      reader: handle,
      direction: z.enum(Direction),
      directness: z.enum(Directness),
      reason: z.string().trim().min(10).max(600),
    }),
  ),
  standings: z.array(
    z.strictObject({ source: key, standing: z.enum(Standing), by: handle, reason: words }),
  ),
});

export const reviewerSchema = z.strictObject({
  handle,
  name: words.max(80),
  motto: words.max(120),
  isDemonstration: z.literal(true),
});

const ballot = {
  reviewer: handle,
  claim: key,
  confidence: z.enum(Confidence),
  rationale: words.max(300),
  reliedOn: z.array(key),
};

export const voteSchema = z.union([
  z.strictObject({
    ...ballot,
    position: z.enum(["REFUTED", "MOSTLY_REFUTED", "MIXED", "MOSTLY_SUPPORTED", "SUPPORTED"]),
  }),
  z.strictObject({ ...ballot, offScale: z.enum(OffScale) }),
]);

const level = z.int().min(1).max(7);
const studentWork = z.strictObject({
  claim: key,
  vote: z.strictObject({
    choice: z.enum([...POSITIONS, ...OFF_SCALE]),
    confidence: z.enum(Confidence).optional(),
    rationale: words,
  }),
  /** A level of each criterion in its order, the first one being 1. */
  items: z.array(z.strictObject({ evidence: key, levels: z.array(level).min(1), reason: words })),
});

/** A class at work. Whoever has a name here is invented, and signs in nowhere; who has none is one of the cast. */
export const classSchema = z.strictObject({
  class: z.strictObject({ name: words, about: words, timeZone: words }),
  assignment: z.strictObject({ title: words, template: key, claims: z.array(key).min(1) }),
  students: z.array(
    z.strictObject({
      handle,
      name: words.optional(),
      state: z.enum(PROGRESS),
      work: z.array(studentWork),
      extensionReason: words.optional(),
      grade: z
        .strictObject({
          levels: z.array(level),
          comments: z.array(words.nullable()),
          override: z.strictObject({ percent: words, reason: words }).optional(),
        })
        .optional(),
    }),
  ),
});
