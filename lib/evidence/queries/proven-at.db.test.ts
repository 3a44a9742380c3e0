import { afterAll, expect, it } from "vitest";
import { closeDb, publicSql, readSql } from "@/lib/foundation/db";
import { makeClaim } from "@/prisma/factories/claims";
import { openOwner, select } from "@/prisma/factories/connection";
import {
  makeAttestation,
  makeEvidence,
  makeExcerptCheck,
  type Evidence,
} from "@/prisma/factories/evidence";
import { makeEdition } from "@/prisma/factories/texts";
import { ATTESTERS_NEEDED, isProven } from "../rules/attesting";
import { provenAt } from "./proven-at";

const db = await openOwner();
afterAll(() => Promise.all([db.end(), closeDb()]));

const STATUSES = ["VERIFIED", "WRONG_LOCATOR", "AMBIGUOUS", "NOT_FOUND", "NOT_CHECKED"] as const;

it.each(STATUSES)(
  "Words that the machine answers %s are proven in statements and on the desk as by the rule",
  async (check) => {
    for (let attestations = 0; attestations <= ATTESTERS_NEEDED; attestations += 1) {
      const made = await makeEvidence(db, (await makeClaim(db)).id);
      for (let nth = 0; nth < attestations; nth += 1) await makeAttestation(db, made);
      await withdrawn(made);
      await found(made, check);
      const proven = isProven({ check, attestations });
      expect((await provenOf(made)) !== null).toBe(proven);
      expect(await onDesk(made)).toBe(proven ? "VERIFIED" : check);
    }
  },
);

it("They are proven since the machine found them, or since the last of those who were needed", async () => {
  const made = await makeEvidence(db, (await makeClaim(db)).id);
  for (const day of [3, 1, 2]) await makeAttestation(db, made, { attestedAt: dayOf(day) });
  expect(await provenOf(made)).toEqual(dayOf(ATTESTERS_NEEDED));
  await found(made, "VERIFIED", dayOf(9));
  expect(await provenOf(made)).toEqual(dayOf(9));
});

const dayOf = (day: number) => new Date(Date.UTC(2030, 0, day));

async function found(made: Evidence, status: string, checked_at = dayOf(1)): Promise<void> {
  const looked = { status, reason: null, edition_id: await makeEdition(db, made.sourceId) };
  const answer = status === "NOT_CHECKED" ? {} : looked;
  const place = status === "VERIFIED" ? { start: 0, end: 9 } : {};
  await makeExcerptCheck(db, made, { answer: { ...answer, ...place, checked_at } });
}

/** A transcription that is taken back, and counts for nothing. */
async function withdrawn(made: Evidence): Promise<void> {
  const { id } = await makeAttestation(db, made);
  await db.query("UPDATE attestations SET withdrawn_at = now() WHERE claim_id = $1 AND id = $2", [
    made.claimId,
    id,
  ]);
}

type Proven = { at: Date | null };

/** Since when, as the program and as everybody may see it. */
async function provenOf({ claimId, revisionId }: Evidence): Promise<Date | null> {
  const text = `SELECT ${provenAt("r")} AS at FROM evidence_revisions r WHERE r.claim_id = $1 AND r.id = $2`;
  const statement = { name: "test_proven_at", text };
  const [own, everybodys] = await Promise.all([
    readSql<Proven>(statement, [claimId, revisionId]),
    publicSql<Proven>(statement, [claimId, revisionId]),
  ]);
  expect(everybodys).toEqual(own);
  return own[0]!.at;
}

async function onDesk({ claimId, id }: Evidence): Promise<string> {
  const line = "SELECT proof FROM desk_lines WHERE claim_id = $1 AND evidence_id = $2";
  const [row] = await select<{ proof: string }>(db, line, [claimId, id]);
  return row!.proof;
}
