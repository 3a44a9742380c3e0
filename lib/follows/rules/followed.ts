import { readPublicId } from "@/lib/foundation/ids";

/** What can be followed. */
export const FOLLOWED_KINDS = ["claim", "document", "source", "topic"] as const;

export type FollowedKind = (typeof FOLLOWED_KINDS)[number];
export type Followed = { kind: FollowedKind; id: string };

/** What somebody may follow, as addresses write it: `claim:3k9x0a7b2c`. */
export const followedKey = ({ kind, id }: Followed): string => `${kind}:${id}`;

/** The form that begins or ends following something: a plain link on pages that are the same for everyone. */
export const followPath = (followed: Followed): string => `/follow?on=${followedKey(followed)}`;

/** Reads what an address names; null where it names nothing that can be followed. */
export function readFollowed(key: string): Followed | null {
  const [word, raw = "", ...rest] = key.split(":");
  const kind = FOLLOWED_KINDS.find((one) => one === word);
  const read = readPublicId(raw);
  return kind && read.kind !== "invalid" && rest.length === 0 ? { kind, id: read.id } : null;
}
