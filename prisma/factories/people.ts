import { randomBytes, randomUUID } from "node:crypto";
import type pg from "pg";
import { Viewer, PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import { publicIdFrom } from "@/lib/foundation/ids";
import { castSignIns } from "@/prisma/cast";
import type { Role } from "@/prisma/generated/enums";
import { atomically, insertRow } from "./connection";

export type Reviewer = {
  profileId: string;
  actorId: string;
  bylineId: string;
  role: Role;
  name: string;
  handle: string;
};

/** An account with its actor and its byline. Names come from the cast; handles and addresses are new unless given. */
export function makeReviewer(
  db: pg.Client,
  { role = "MEMBER" as Role, handle = `reviewer-${randomBytes(6).toString("hex")}` } = {},
): Promise<Reviewer> {
  return atomically(db, async () => {
    const profileId = randomUUID();
    const { name } = castSignIns[(made += 1) % castSignIns.length]!;
    await insertRow(db, "profiles", {
      ...{ id: profileId, name, handle, role, email: `${handle}@example.org` },
      ...{ email_verified: true, updated_at: new Date() },
    });
    const actor = await insertRow(db, "actors", { kind: "HUMAN", profile_id: profileId });
    const byline = { actor_id: actor.id, kind: "NAME", profile_id: profileId };
    const { id: bylineId } = await insertRow(db, "bylines", byline);
    return {
      profileId,
      actorId: actor.id as string,
      bylineId: bylineId as string,
      role,
      name,
      handle,
    };
  });
}

/** Somebody who came into a class without an address, with the hash of a return code. */
export async function makeGuest(db: pg.Client, name: string): Promise<Reviewer> {
  const guest = await makeReviewer(db);
  await db.query(
    "UPDATE profiles SET name = $2, is_instant = true, is_listed = false, email_verified = false WHERE id = $1",
    [guest.profileId, name],
  );
  await insertRow(db, "return_codes", {
    ...{ profile_id: guest.profileId, code_sha256: someHash(), made_by_actor_id: guest.actorId },
  });
  return { ...guest, name };
}

/** The reviewer as somebody who is signed in. */
export const viewerOf = ({ actorId, bylineId, profileId, role }: Reviewer): Viewer =>
  Viewer.of({ kind: "HUMAN", actorId, bylineId, profileId, role });

/** A second name of a reviewer, which does not point at the profile; for everybody to read unless told. */
export async function makePseudonym(
  db: pg.Client,
  { actorId }: Reviewer,
  pseudonym = "Quill",
  audienceId = PUBLIC_AUDIENCE_ID,
): Promise<string> {
  const row = { actor_id: actorId, kind: "PSEUDONYM", pseudonym, audience_id: audienceId };
  return (await insertRow(db, "bylines", row)).id as string;
}

/** The audience of a reviewer alone. */
export async function makePrivateAudience(db: pg.Client, { actorId }: Reviewer): Promise<string> {
  return (await insertRow(db, "audiences", { kind: "PRIVATE", owner_actor_id: actorId })).id;
}

export type Contribution = { by?: Reviewer; audienceId?: string; state?: State };
export type State = "PROPOSED" | "LIVE" | "SENT_BACK" | "RETRACTED";

/** Whose it is and who sees it, as nearly every table wants it. */
export async function signed(db: pg.Client, { by, audienceId }: Contribution = {}) {
  const { actorId, bylineId } = by ?? (await makeReviewer(db, { role: "EDITOR" }));
  return {
    audience_id: audienceId ?? PUBLIC_AUDIENCE_ID,
    actor_id: actorId,
    byline_id: bylineId,
  };
}

/** Whose it is, for the tables of which the public sees no author. */
export async function unsigned(db: pg.Client, made: Contribution = {}) {
  const { audience_id, actor_id } = await signed(db, made);
  return { audience_id, actor_id };
}

export const newPublicId = (): string => publicIdFrom((length) => randomBytes(length));

/** A hash that nothing has. */
export const someHash = (): string => randomBytes(32).toString("hex");

let made = 0;
