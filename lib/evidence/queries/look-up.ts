import "server-only";
import type { z } from "zod";
import { takeShare } from "@/lib/access/limits";
import { PUBLIC_AUDIENCE_ID, type Viewer } from "@/lib/access/viewer";
import { readSql } from "@/lib/foundation/db";
import { invalidField, type Outcome } from "@/lib/foundation/errors";
import { marksIn } from "@/lib/foundation/redacted";
import { textPath } from "@/lib/sources/rules/texts";
import { mostShown, type Span } from "@/lib/texts/rules/context";
import type { ExcerptStatus, LocatorCheck } from "@/prisma/generated/enums";
import { bestOf, shownOf, type Answered, type ShownCheck } from "../rules/checks";
import type { lookUpInput } from "../schema";
import { NO_TEXT, readAnswers, readShown } from "./answer";

/** What the check says of words that nobody has sent yet. */
export type LookedUp = ShownCheck & {
  status: ExcerptStatus;
  locatorCheck: LocatorCheck;
  locator: string | null;
  reason: string | null;
  /** Where the words are read in their text, where that is shown to everybody. */
  href: string | null;
  /** Whether words of the text are kept back since as much of it was shown in this way as may be. */
  isSpent: boolean;
};

/**
 * Looks words up in the texts of a source of the ledger, or of one's own that waits, as the check does when they are sent.
 * Nothing of it is kept but how much of a text that is matched in private was shown by it: to all who look up no more than
 * cards may show of that source, and to each of them a part of that.
 */
export async function lookUp(
  viewer: Viewer,
  asked: z.output<typeof lookUpInput>,
): Promise<Outcome<LookedUp>> {
  const { sourceId, excerpt, locatorLabel = null, locatorValue } = asked;
  const { actorId } = viewer.require();
  const known = await readSql(KNOWN, [sourceId, PUBLIC_AUDIENCE_ID, actorId]);
  if (known.length === 0)
    return { ok: false, failure: invalidField("sourceId", "This source is not in the ledger.") };
  const marked = marksIn(excerpt).length > 0;
  const quoted = { sourceId, excerpt, locatorLabel, locatorValue, audienceId: PUBLIC_AUDIENCE_ID };
  const best = marked ? null : bestOf(await readAnswers(readSql, quoted));
  if (!best) return { ok: true, value: { ...UNCHECKED, reason: marked ? MARKED : NO_TEXT } };
  const { status, locatorCheck, locator, reason } = best.answer;
  const [shown, href] = [await shownTo(actorId, sourceId, best), await hrefOf(best)];
  return { ok: true, value: { status, locatorCheck, locator, reason, ...shown, href } };
}

async function shownTo(
  actorId: string,
  sourceId: string,
  best: Answered,
): Promise<ShownCheck & { isSpent: boolean }> {
  if (best.holding === "SHOWN") return { ...shownOf(best, []).check, isSpent: false };
  const { check, span } = shownOf(best, await readShown(readSql, sourceId, best.editionId));
  if (check.isCapped || !span) return { ...check, isSpent: false };
  if (await isGiven(actorId, sourceId, newUnits(best, span) / mostShown(best.text.length)))
    return { ...check, isSpent: false };
  return { ...shownOf(best, [], true).check, isCapped: false, isSpent: true };
}

/** How much of the text the viewer reads by it that they did not bring: of a passage that only resembles their words, all. */
function newUnits({ answer: { start, end, differences } }: Answered, span: Span): number {
  const shown = span.end - span.start;
  if (start === null || end === null) return shown;
  // What their ellipses pass over, and their brackets stand in the place of, they read here as well.
  const passedOver = differences.flatMap((one) =>
    one.kind === "skipped" || one.kind === "inserted" ? [one.source.length] : [],
  );
  return shown - (end - start) + passedOver.reduce((sum, units) => sum + units, 0);
}

/** Takes from what one person may see, and then from what all may. */
async function isGiven(actorId: string, sourceId: string, share: number): Promise<boolean> {
  const part = Math.ceil(WHOLE * share);
  return (
    part === 0 ||
    ((await takeShare("privateWordsOfOne", [actorId, sourceId], part)) &&
      (await takeShare("privateWords", [sourceId], part)))
  );
}

async function hrefOf({ answer, editionId, holding }: Answered): Promise<string | null> {
  if (holding !== "SHOWN" || answer.start === null) return null;
  const [place] = await readSql<Place>(PLACE, [editionId, answer.start]);
  if (!place) return null;
  const { sourceId, part, block } = place;
  return textPath({ sourceId, editionId }, part ?? undefined, block ?? undefined);
}

/** Shares are taken in ten-thousandths. */
const WHOLE = 10_000;
const MARKED = "Words of it were redacted.";
const UNCHECKED = {
  ...({ status: "NOT_CHECKED", locatorCheck: "NOT_CHECKED", locator: null, href: null } as const),
  ...{ before: "", after: "", differences: [], isCapped: false, isSpent: false },
} as const satisfies Partial<Record<keyof LookedUp, unknown>>;

const KNOWN = {
  name: "evidence_source_to_look_in",
  text: `SELECT 1 FROM sources WHERE id = $1 AND audience_id = $2 AND merged_into_id IS NULL
           AND (state = 'LIVE' OR (state = 'PROPOSED' AND actor_id = $3::uuid))`,
};
type Place = { sourceId: string; part: number | null; block: number | null };
const PLACE = {
  name: "evidence_part_of_place",
  text: `SELECT d.source_id AS "sourceId", at.block, (
           SELECT p.ordinal FROM edition_parts p WHERE p.edition_id = d.id AND p.first_block <= at.block
           ORDER BY p.ordinal DESC LIMIT 1) AS part
         FROM editions d LEFT JOIN LATERAL (SELECT b.id AS block FROM blocks b
           WHERE b.edition_id = d.id AND b.start <= $2 ORDER BY b.start DESC LIMIT 1) at ON true
         WHERE d.id = $1::uuid AND d.holding = 'SHOWN'`,
};
