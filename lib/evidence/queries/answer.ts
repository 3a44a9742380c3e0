import "server-only";
import { canonicalJson, type JsonValue } from "@/lib/foundation/canonical-json";
import type { Sql } from "@/lib/foundation/db";
import { marksIn } from "@/lib/foundation/redacted";
import { sameSources } from "@/lib/sources/queries/one-source";
import { readSourceText } from "@/lib/texts/queries/source-text";
import type { Span } from "@/lib/texts/rules/context";
import { checkExcerpt, type ExcerptAnswer } from "@/lib/texts/rules/excerpts/check";
import { bestOf, CHECKER_VERSION, shownOf, type Answered } from "../rules/checks";

/** Words that are said to stand in a source, and where. */
export type Quoted = {
  sourceId: string;
  excerpt: string;
  locatorLabel: string | null;
  locatorValue: string | null;
  /** Who may read them: everybody's texts are looked in, and those of the same audience. */
  audienceId: string;
};

/** What a check says of words, as it is stored. */
export type Answer = Omit<ExcerptAnswer, "differences"> & {
  editionId: string | null;
  differences: string | null;
  shown: string | null;
  shownStart: number | null;
  shownEnd: number | null;
  checkerVersion: string;
};

/**
 * Looks words up in every text of their source that is held, but for summaries; the best answer counts. What they report of
 * another source is not looked up there: an excerpt is the words of the source that it is taken from.
 */
export async function readAnswer(sql: Sql, quoted: Quoted): Promise<Answer> {
  if (marksIn(quoted.excerpt).length > 0) return unchecked("Words of it were redacted.");
  const best = bestOf(await readAnswers(sql, quoted));
  if (!best) return unchecked(NO_TEXT);
  const { answer, editionId, holding } = best;
  const others = holding === "PRIVATE" ? await readShown(sql, quoted.sourceId, editionId) : [];
  const { check, span } = shownOf(best, others);
  return {
    ...{ editionId, status: answer.status, locatorCheck: answer.locatorCheck },
    ...{ start: answer.start, end: answer.end, matched: answer.matched },
    ...{ locator: answer.locator, reason: answer.reason, checkerVersion: CHECKER_VERSION },
    differences: asText(answer.differences),
    shown: answer.status === "NOT_CHECKED" ? null : asText(check),
    ...{ shownStart: span?.start ?? null, shownEnd: span?.end ?? null },
  };
}

/** The same words, looked up in each text apart. */
export async function readAnswers(sql: Sql, quoted: Quoted): Promise<Answered[]> {
  const { excerpt, locatorLabel, locatorValue } = quoted;
  const locator =
    locatorLabel === null || locatorValue === null
      ? null
      : { label: locatorLabel, value: locatorValue };
  const answers: Answered[] = [];
  const editions = await sql<Held>(HELD, [quoted.sourceId, quoted.audienceId]);
  for (const { editionId, holding } of editions) {
    const source = await readSourceText(editionId, sql);
    if (!source) continue;
    const answer: ExcerptAnswer = checkExcerpt(source, { excerpt, locator });
    answers.push({ answer, editionId, holding, text: source.letters.text });
  }
  return answers;
}

type Held = { editionId: string; holding: "SHOWN" | "PRIVATE" };

const unchecked = (reason: string): Answer => ({
  ...{ editionId: null, status: "NOT_CHECKED", locatorCheck: "NOT_CHECKED" },
  ...{ start: null, end: null, matched: null, locator: null, differences: null },
  ...{ shown: null, shownStart: null, shownEnd: null, reason, checkerVersion: CHECKER_VERSION },
});

/** Why nothing was looked up, where there was nothing to look in. */
export const NO_TEXT = "No text of this source is held.";

const asText = (value: unknown): string =>
  canonicalJson(JSON.parse(JSON.stringify(value)) as JsonValue);

/** What checks show already of a text that is matched in private, and of the other private ones of its source. */
export const readShown = (sql: Sql, sourceId: string, editionId: string): Promise<Span[]> =>
  sql<{ start: number; end: number }>(SHOWN, [sourceId, editionId]);

const HELD = {
  name: "evidence_texts_held",
  text: `SELECT id AS "editionId", holding FROM editions
         WHERE source_id IN (${sameSources("$1")}) AND role <> 'PRECIS' AND holding <> 'NOT_HELD'
           AND audience_id IN ('00000000-0000-4000-8000-000000000001', $2::uuid)
         ORDER BY created_at, id LIMIT 50`,
};
// What was once shown counts for good. Spans of other private texts of the source are added behind this one's.
const SHOWN = {
  name: "evidence_shown_of_text",
  text: `SELECT DISTINCT k.shown_start + o.behind AS start, k.shown_end + o.behind AS "end"
         FROM (SELECT e.id, CASE WHEN e.id = $2::uuid THEN 0
                 ELSE 1e9 * (row_number() OVER (ORDER BY e.created_at, e.id))::float8 END AS behind
               FROM editions e WHERE e.source_id IN (${sameSources("$1")})) o
         JOIN excerpt_checks k ON k.edition_id = o.id WHERE k.shown_start IS NOT NULL`,
};
