import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, it } from "vitest";
import { atomically, insertRow, openOwner, select } from "@/prisma/factories/connection";
import { makeReviewer, type Reviewer } from "@/prisma/factories/people";

const db = await openOwner();
afterAll(() => db.end());

describe("Every session of an account ends", () => {
  it("when its role changes, whoever changes it", async () => {
    const [member, other] = [await signedIn(), await signedIn()];
    await db.query(`UPDATE profiles SET role = 'EDITOR' WHERE id = $1`, [member.profileId]);
    expect(await sessionsOf(member)).toEqual([]);
    expect(await sessionsOf(other)).toHaveLength(2);
  });
  it("when its password changes", async () => {
    const member = await signedIn();
    await db.query("UPDATE credentials SET password = 'new' WHERE profile_id = $1", [
      member.profileId,
    ]);
    expect(await sessionsOf(member)).toEqual([]);
  });
  it("but for one that was opened with the new password, in the transaction that set it", async () => {
    const member = await signedIn();
    const kept = await atomically(db, async () => {
      await db.query("UPDATE credentials SET password = 'new' WHERE profile_id = $1", [
        member.profileId,
      ]);
      return openSession(member);
    });
    expect(await sessionsOf(member)).toEqual([kept]);
  });
});

describe("No session ends", () => {
  it.each([
    ["the same role", "UPDATE profiles SET role = role WHERE id = $1"],
    ["another name", "UPDATE profiles SET name = 'Another' WHERE id = $1"],
    ["the same password", "UPDATE credentials SET password = password WHERE profile_id = $1"],
  ])("by %s", async (_, change) => {
    const member = await signedIn();
    await db.query(change, [member.profileId]);
    expect(await sessionsOf(member)).toHaveLength(2);
  });
  it("when the change is taken back", async () => {
    const member = await signedIn();
    const failing = atomically(db, async () => {
      await db.query(`UPDATE profiles SET role = 'ADMIN' WHERE id = $1`, [member.profileId]);
      throw new Error("taken back");
    });
    await expect(failing).rejects.toThrow("taken back");
    expect(await sessionsOf(member)).toHaveLength(2);
  });
});

/** A member with a password and two sessions. */
async function signedIn(): Promise<Reviewer> {
  const member = await makeReviewer(db);
  await insertRow(db, "credentials", {
    ...{ id: randomUUID(), profile_id: member.profileId, account_id: member.profileId },
    ...{ provider_id: "credential", password: "old", updated_at: new Date() },
  });
  await openSession(member);
  await openSession(member);
  return member;
}

async function openSession({ profileId }: Reviewer): Promise<string> {
  const { id } = await insertRow(db, "sessions", {
    ...{ id: randomUUID(), token: randomUUID(), profile_id: profileId },
    ...{ expires_at: new Date(Date.now() + 60_000), updated_at: new Date() },
  });
  return id as string;
}

async function sessionsOf({ profileId }: Reviewer): Promise<string[]> {
  const rows = await select(db, "SELECT id FROM sessions WHERE profile_id = $1", [profileId]);
  return rows.map(({ id }) => id as string);
}
