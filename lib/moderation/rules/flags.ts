import { readPublicId } from "@/lib/foundation/ids";
import type { FlagReason, RulingKind } from "@/prisma/generated/enums";

/** What people make and everybody sees, and so may flag. */
export const FLAGGABLE = [
  ...(["claim", "source", "evidence", "argument", "document"] as const),
  ...(["annotation", "vote", "search", "request", "reviewer"] as const),
] as const;
export type FlaggableKind = (typeof FLAGGABLE)[number];

/** Something by the name that flags, rulings and the audit have for it: what stands on a claim is "claim/its own id". */
export type Flagged = { kind: FlaggableKind; id: string };

/** The form that flags something. */
export const flagPath = (kind: FlaggableKind, id: string): string => `/flag?on=${kind}:${id}`;

/** What stands on a claim, by its name. */
export const onClaim = (claimId: string, id: string): string => `${claimId}/${id}`;

/** A name as forms and addresses carry it, "kind:id"; null where nothing could be named so. */
export function readFlagged(text: string): Flagged | null {
  const [, kind = "", id = ""] = /^([a-z]+):(.+)$/.exec(text) ?? [];
  const shape = SHAPES[kind as FlaggableKind];
  if (!Object.hasOwn(SHAPES, kind) || !shape(id)) return null;
  return { kind: kind as FlaggableKind, id };
}

export const flaggedName = ({ kind, id }: { kind: string; id: string }): string => `${kind}:${id}`;

/**
 * What may be ruled on something.
 *
 * @param subject null where it is no longer there, or was never ours
 */
export function rulingsOn(subject: Judged | null, maySuspend: boolean): RulingKind[] {
  if (!subject) return ["DISMISS"];
  const { kind, isShown, hasAccount, isSuspended } = subject;
  return [
    ...(isShown && HIDEABLE.has(kind) ? (["HIDE"] as const) : []),
    ...(isShown && SENT_BACK.has(kind) ? (["SEND_BACK"] as const) : []),
    ...(hasAccount ? (["WARN"] as const) : []),
    ...(hasAccount && maySuspend && !isSuspended ? (["SUSPEND"] as const) : []),
    "DISMISS",
  ];
}

export type Judged = {
  kind: FlaggableKind;
  isShown: boolean;
  /** Whether its author still has an account. */
  hasAccount: boolean;
  isSuspended: boolean;
};

/** Whether the author is told of a ruling and may answer it. A dismissal leaves everything as it was. */
export const isAnswerable = (kind: RulingKind): boolean => kind !== "DISMISS";

/** The public page of a ruling, and the page on which its author answers. */
export const rulingPath = (rulingId: string): string => `/rulings/${rulingId}`;
export const answerPath = (rulingId: string): string => `${rulingPath(rulingId)}/answer`;

export const FLAG_QUEUES = ["open", "answered", "suspended"] as const;
export type FlagQueue = (typeof FLAG_QUEUES)[number];

/** The address of a page of the desk's flags. */
export function flagsPath({ queue, page, done }: FlagsPlace): string {
  const query = new URLSearchParams();
  if (queue && queue !== "open") query.set("queue", queue);
  if (page && page > 1) query.set("page", String(page));
  if (done) query.set("done", done);
  return query.size > 0 ? `/desk/flags?${query}` : "/desk/flags";
}
type FlagsPlace = { queue?: FlagQueue | undefined; page?: number; done?: string };

/** What things are called in a sentence: "Flag …". */
export const THINGS: Record<FlaggableKind, string> = {
  ...{ claim: "a claim", source: "a source", evidence: "a piece of evidence" },
  ...{ argument: "an argument", document: "a document", annotation: "a note" },
  ...{ vote: "the reason for a vote", search: "a search", request: "a request" },
  reviewer: "a reviewer",
};
/** The same for a name that may be none of ours. */
export const thingOf = (kind: string): string =>
  Object.hasOwn(THINGS, kind) ? THINGS[kind as FlaggableKind] : "something";

export const REASONS: Record<FlagReason, string> = {
  COPYRIGHT: "It uses somebody’s work beyond what the law allows",
  PERSONAL_DATA: "It says of a living person what should not stand here",
  ABUSE: "It insults or threatens somebody",
  SPAM: "It is advertising, or the same thing over and over",
  MISQUOTED: "It misquotes or misrepresents a source",
  OFF_TOPIC: "It has nothing to do with what it stands on",
  OTHER: "Something else, which the note says",
};

/** What was ruled, as a list or a heading says it. */
export const RULED: Record<RulingKind, string> = {
  HIDE: "Hidden",
  SEND_BACK: "Sent back to its author",
  WARN: "Its author was warned",
  SUSPEND: "Its author was suspended",
  DISMISS: "Left as it is",
};

const isPublicId = (id: string) => readPublicId(id).kind === "valid";
const isUuid = (id: string) => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(id);
const isOnClaim = (isOwnId: (id: string) => boolean) => (name: string) => {
  const [claimId = "", id = "", ...rest] = name.split("/");
  return rest.length === 0 && isPublicId(claimId) && isOwnId(id);
};
const SHAPES: Record<FlaggableKind, (id: string) => boolean> = {
  ...{ claim: isPublicId, source: isPublicId, document: isPublicId },
  ...{ evidence: isOnClaim(isPublicId), argument: isOnClaim(isPublicId) },
  ...{ annotation: isOnClaim(isUuid), vote: isOnClaim(isUuid), search: isOnClaim(isUuid) },
  ...{ request: isOnClaim(isUuid), reviewer: isUuid },
};
const SENT_BACK: ReadonlySet<FlaggableKind> = new Set(["claim", "source", "evidence", "argument"]);
const HIDEABLE: ReadonlySet<FlaggableKind> = new Set([
  ...SENT_BACK,
  ...(["annotation", "search", "request"] as const),
]);
