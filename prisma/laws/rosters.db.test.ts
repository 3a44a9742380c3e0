import { afterAll, describe, expect, it } from "vitest";
import { enrol, makeClass } from "@/prisma/factories/classes";
import { insertRow, openOwner } from "@/prisma/factories/connection";
import { makeReviewer, someHash } from "@/prisma/factories/people";

const db = await openOwner();
afterAll(() => db.end());

describe("An entry of a roster", () => {
  it("has a name while somebody is expected, and neither name nor address once they came in", async () => {
    const { entry, enrolmentId } = await scene();
    await expect(entry({ name: null })).rejects.toMatchObject({ code: "23514" });
    await expect(entry({ enrolment_id: enrolmentId })).rejects.toMatchObject({ code: "23514" });
    await expect(
      entry({ name: null, email: "a@x.example", enrolment_id: enrolmentId }),
    ).rejects.toMatchObject({ code: "23514" });
    await entry({ name: null, enrolment_id: enrolmentId, external_id: "7" });
  });

  it("is the only one of its address and of its id in a class, until it is taken off", async () => {
    const { entry } = await scene();
    const { id } = await entry({ email: "a@x.example", external_id: "7" });
    await expect(entry({ email: "A@X.example" })).rejects.toMatchObject({ code: "23505" });
    await expect(entry({ external_id: "7" })).rejects.toMatchObject({ code: "23505" });
    await db.query("UPDATE roster_entries SET removed_at = now() WHERE id = $1", [id]);
    await entry({ email: "A@X.example", external_id: "7" });
  });

  it("loses words and never gets others; whoever came in by it stays who they are; it is never deleted", async () => {
    const { entry, enrolmentId, other } = await scene();
    const { id } = await entry({ email: "a@x.example" });
    const set = (what: string, value: string | null) =>
      db.query(`UPDATE roster_entries SET ${what} = $2 WHERE id = $1`, [id, value]);
    await expect(set("name", "Somebody else")).rejects.toMatchObject({ code: "AS001" });
    await expect(set("email", "b@x.example")).rejects.toMatchObject({ code: "AS001" });
    await db.query(
      "UPDATE roster_entries SET name = NULL, email = NULL, enrolment_id = $2 WHERE id = $1",
      [id, enrolmentId],
    );
    await expect(set("enrolment_id", other)).rejects.toMatchObject({ code: "AS001" });
    await expect(db.query("DELETE FROM roster_entries WHERE id = $1", [id])).rejects.toMatchObject({
      code: "AS001",
    });
  });

  it("is of an enrolment in its own class", async () => {
    const [{ entry }, elsewhere] = [await scene(), await scene()];
    const { id } = await entry({});
    const comesIn = "UPDATE roster_entries SET name = NULL, enrolment_id = $2 WHERE id = $1";
    await expect(db.query(comesIn, [id, elsewhere.enrolmentId])).rejects.toMatchObject({
      code: "23503",
    });
    await expect(entry({ name: null, enrolment_id: elsewhere.enrolmentId })).rejects.toMatchObject({
      code: "23503",
    });
  });

  it("is of one enrolment, and one of it", async () => {
    const { entry, enrolmentId } = await scene();
    await entry({ name: null, enrolment_id: enrolmentId });
    await expect(entry({ name: null, enrolment_id: enrolmentId })).rejects.toMatchObject({
      code: "23505",
    });
  });
});

describe("Somebody without an address", () => {
  it("is neither listed nor counted as confirmed", async () => {
    const { profileId } = await makeReviewer(db);
    const set = (isListed: boolean, isConfirmed: boolean) =>
      db.query(
        "UPDATE profiles SET is_instant = true, is_listed = $2, email_verified = $3 WHERE id = $1",
        [profileId, isListed, isConfirmed],
      );
    await expect(set(true, false)).rejects.toMatchObject({ code: "23514" });
    await expect(set(false, true)).rejects.toMatchObject({ code: "23514" });
    await set(false, false);
  });

  it("comes back by one code at a time, of which only a hash is kept, and which goes with the profile", async () => {
    const { profileId, actorId } = await makeReviewer(db);
    const code = (hash = someHash()) =>
      insertRow(db, "return_codes", {
        ...{ profile_id: profileId, code_sha256: hash, made_by_actor_id: actorId },
      });
    await expect(code("0123456789abcdef")).rejects.toMatchObject({ code: "23514" });
    await code();
    await expect(code()).rejects.toMatchObject({ code: "23505" });
    await db.query("UPDATE return_codes SET revoked_at = now() WHERE profile_id = $1", [profileId]);
    await code();
    await db.query("DELETE FROM profiles WHERE id = $1", [profileId]);
    const { rows } = await db.query("SELECT 1 FROM return_codes WHERE made_by_actor_id = $1", [
      actorId,
    ]);
    expect(rows).toEqual([]);
  });
});

/** A class with two students, and what puts entries on its roster. */
async function scene() {
  const { id, teacher } = await makeClass(db);
  const enrolmentId = await enrol(db, id, await makeReviewer(db));
  const other = await enrol(db, id, await makeReviewer(db));
  const entry = (columns: object) =>
    insertRow(db, "roster_entries", {
      ...{ class_id: id, name: "Anna", added_by_actor_id: teacher.actorId, ...columns },
    });
  return { entry, enrolmentId, other };
}
