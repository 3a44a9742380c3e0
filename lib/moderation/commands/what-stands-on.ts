import "server-only";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import type { ContributionKind } from "@/lib/evidence/rules";
import type { Sql, Statement } from "@/lib/foundation/db";
import { conflict, type Failure } from "@/lib/foundation/errors";
import type { Contribution } from "../queries/contribution";

/**
 * What came to stand in public on something live keeps it from waiting, since it would be hidden with it; null where nothing
 * does.
 *
 * @param votesBut whose votes do not count; null where none do
 * @param instead what can be done
 */
export async function whatStandsOn(
  sql: Sql,
  { kind, claimId, contributionId, state }: Contribution,
  { votesBut, instead }: { votesBut: readonly string[] | null; instead: string },
): Promise<Failure | null> {
  const statement = STANDING_ON[kind];
  if (!statement || state !== "LIVE") return null;
  const asked =
    kind === "claim" ? [PUBLIC_AUDIENCE_ID, votesBut] : [PUBLIC_AUDIENCE_ID, contributionId];
  const [standing] = await sql<Standing>(statement, [claimId, ...asked]);
  const named = NAMES.flatMap(({ what, one, several }) => {
    const count = standing![what] ?? 0;
    return count === 0 ? [] : [count === 1 ? one : `${count} ${several}`];
  });
  if (named.length === 0) return null;
  return conflict(
    `By now it carries ${LIST.format(named)}, hidden with it if it waited. ${instead}`,
  );
}

type Standing = Partial<Record<(typeof NAMES)[number]["what"], number>>;
const NAMES = [
  { what: "evidence", one: "one piece of live evidence", several: "pieces of live evidence" },
  { what: "arguments", one: "one live argument", several: "live arguments" },
  {
    what: "starting",
    one: "one live argument that starts from it",
    several: "live arguments that start from it",
  },
  {
    what: "aiming",
    one: "one live argument that aims at it",
    several: "live arguments that aim at it",
  },
  { what: "votes", one: "one vote", several: "votes" },
] as const;
const LIST = new Intl.ListFormat("en", { style: "long", type: "conjunction" });

const aimingAt = (kind: "evidence" | "argument") => ({
  name: `moderation_aiming_at_${kind}`,
  text: `SELECT count(*)::int AS aiming FROM arguments
         WHERE claim_id = $1 AND audience_id = $2 AND target_${kind}_id = $3 AND state = 'LIVE'`,
});
/** What names a source is asked for where one is taken out, too: see `sourceStays`. */
const STANDING_ON: Record<ContributionKind, Statement | null> = {
  claim: {
    name: "moderation_standing_on_claim",
    text: `
    SELECT (SELECT count(*)::int FROM evidence WHERE claim_id = $1 AND state = 'LIVE' AND audience_id = $2) AS evidence,
      (SELECT count(*)::int FROM arguments WHERE claim_id = $1 AND state = 'LIVE' AND audience_id = $2) AS arguments,
      (SELECT count(*)::int FROM argument_premises p
       JOIN arguments a ON a.claim_id = p.claim_id AND a.id = p.argument_id AND a.state = 'LIVE'
         AND a.audience_id = $2
       JOIN claims c ON c.id = a.claim_id AND c.state = 'LIVE'
       WHERE p.premise_claim_id = $1) AS starting,
      (SELECT count(*)::int FROM votes WHERE claim_id = $1 AND audience_id = $2 AND superseded_at IS NULL
         AND withdrawn_at IS NULL AND actor_id <> ALL ($3::uuid[])) AS votes`,
  },
  evidence: aimingAt("evidence"),
  argument: aimingAt("argument"),
  source: null,
};
