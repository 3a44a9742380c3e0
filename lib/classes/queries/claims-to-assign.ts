import "server-only";
import { PUBLIC_AUDIENCE_ID, type Viewer } from "@/lib/access/viewer";
import { readSql } from "@/lib/foundation/db";
import { OFFERED_AT_ONCE, type Choice, type Look } from "../rules/choice";
import { GLANCE, glanced, OPEN, SEEN, type GlancedClaim, type GlanceRow } from "./glance";
import { CLAIMS_ON, SHELVES, TITLES } from "./shelves";

/**
 * What the form in which claims are chosen shows: those that were chosen, in their order, with what stands on each; what
 * became of those that are gone; and others, from where the viewer looks for them.
 *
 * @param classId whose own claims are among them, where the viewer teaches it; null where there is no class
 */
export async function claimsToAssign(
  viewer: Viewer,
  classId: string | null,
  choice: Choice,
): Promise<ClaimsToAssign> {
  const whose = [PUBLIC_AUDIENCE_ID, viewer.actorId, classId];
  const [chosen, gone, offered, [own]] = await Promise.all([
    readSql<GlanceRow>(CHOSEN, [...whose, choice.claims]),
    readSql<GoneClaim>(GONE, [...whose, choice.claims]),
    offer(whose, choice),
    readSql<{ count: number }>(OWN_COUNT, whose),
  ]);
  const { look, words, page } = choice;
  return {
    ...{ look, words, page, chosen: chosen.map(glanced), gone, ...offered },
    hasOwn: own!.count > 0,
  };
}

export type ClaimsToAssign = Pick<Choice, "look" | "words" | "page"> & {
  chosen: GlancedClaim[];
  /** Those of the chosen that no longer stand. */
  gone: GoneClaim[];
  /** Whether the class has claims of its own. */
  hasOwn: boolean;
} & Offered;
/** A claim that was taken out, or merged into another; without words where nothing is known of it. */
export type GoneClaim = {
  id: string;
  sentence: string | null;
  mergedIntoId: string | null;
  mergedIntoSentence: string | null;
};
type Offered = {
  /** Documents, topics or sets to open; null where claims are shown. */
  shelf: { id: string; title: string; count: number }[] | null;
  /** What is open. */
  within: { id: string; title: string } | null;
  found: GlancedClaim[];
  /** How many there are of what is shown. */
  total: number;
};

async function offer(whose: unknown[], { look, words, from, page }: Choice): Promise<Offered> {
  const part = [OFFERED_AT_ONCE, (page - 1) * OFFERED_AT_ONCE];
  if (look === "SEARCH" && words === "") return NOTHING;
  if (isShelved(look) && from === null) {
    const shelf = await readSql<ShelfRow>(SHELVES[look], [...whose, ...part]);
    return { ...NOTHING, shelf: shelf.map(({ total: _, ...one }) => one), total: totalOf(shelf) };
  }
  const asked = look === "SEARCH" ? words : from;
  const [within, rows] = await Promise.all([
    isShelved(look) ? readSql<{ id: string; title: string }>(TITLES[look], [...whose, from]) : [],
    readSql<GlanceRow & { total: number }>(CLAIMS_ON[look], [...whose, ...part, asked]),
  ]);
  const found = rows.map(({ total: _, ...row }) => glanced(row));
  return { shelf: null, within: within[0] ?? null, found, total: totalOf(rows) };
}

type ShelfRow = { id: string; title: string; count: number; total: number };
const NOTHING: Offered = { shelf: null, within: null, found: [], total: 0 };
const totalOf = (rows: readonly { total: number }[]): number => rows[0]?.total ?? 0;
const isShelved = (look: Look): look is "DOCUMENT" | "TOPIC" | "SET" =>
  look !== "SEARCH" && look !== "OWN";

const CHOSEN = {
  name: "classes_chosen_claims",
  text: `WITH ${SEEN} SELECT ${GLANCE} FROM ${OPEN} WHERE c.id = ANY ($4::text[]) ORDER BY array_position($4::text[], c.id)`,
};
// Of what is gone only that is said which everyone may know, or the class.
const GONE = {
  name: "classes_gone_claims",
  text: `WITH ${SEEN}
    SELECT asked.id, w.sentence, into_it.id AS "mergedIntoId", iw.sentence AS "mergedIntoSentence"
    FROM unnest($4::text[]) WITH ORDINALITY asked (id, place)
    LEFT JOIN (claims c JOIN seen ON seen.audience_id = c.audience_id AND c.state IN ('LIVE', 'RETRACTED')) ON c.id = asked.id
    LEFT JOIN claim_revisions w ON w.claim_id = c.id AND w.id = c.current_revision_id AND w.state = 'LIVE'
    LEFT JOIN claims into_it ON into_it.id = c.merged_into_id AND into_it.audience_id = $1::uuid AND into_it.state = 'LIVE'
    LEFT JOIN claim_revisions iw ON iw.claim_id = into_it.id AND iw.id = into_it.current_revision_id
    WHERE c.id IS NULL OR c.state <> 'LIVE' OR c.merged_into_id IS NOT NULL ORDER BY asked.place`,
};
const OWN_COUNT = {
  name: "classes_own_claims_open",
  text: `WITH ${SEEN} SELECT count(*)::int AS count FROM ${OPEN} WHERE c.audience_id <> $1::uuid`,
};
