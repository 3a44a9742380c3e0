import "server-only";
import type { Sql } from "@/lib/foundation/db";
import type { NamedPlace } from "../rules/place";

/** A place as flags and the audit have it: a reviewer's page, which is named by a handle, as that reviewer. */
export async function placeHeld(sql: Sql, place: NamedPlace): Promise<NamedPlace> {
  const handle = place.kind === "page" && /^\/reviewers\/([^/]+)$/.exec(place.id)?.[1];
  const [profile] = handle ? await sql<{ id: string }>(PROFILE, [handle]) : [];
  return profile ? { kind: "reviewer", id: profile.id } : place;
}

const PROFILE = {
  name: "moderation_profile_by_handle",
  text: "SELECT id FROM profiles WHERE handle = $1 AND is_listed",
};
