import type { ContentState, DecisionKind } from "@/prisma/generated/enums";

/** A decision about a contribution as a whole, or about the one wording that is asked about. */
export type Decided = {
  kind: DecisionKind;
  state: ContentState;
  isAboutWording: boolean;
  decidedAt: Date;
};

export type Undoable = {
  state: ContentState;
  isMerged: boolean;
  /** The wording that is asked about: its state, and whether it is the one that is shown. */
  wording: { state: ContentState; isShown: boolean } | null;
  /** The accepted wording that was shown before the present one, if there was one. */
  shownBeforeId: string | null;
  /** Newest first. */
  decisions: readonly Decided[];
};

/**
 * What taking back the newest decision does:
 * - `whole`: the contribution, and the wording it shows where `wordingToo`, get this state
 * - `wording`: the wording waits again; where it is shown, what was shown before is shown instead
 * - `showBefore`: what was shown before is shown again, and the newer wording stays in the history
 * - `unsee`: it stays live and waits for a second person once more
 */
export type Undo =
  | { kind: "whole"; state: "LIVE" | "PROPOSED" | "SENT_BACK"; wordingToo: boolean }
  | { kind: "wording"; showsInstead: string | null }
  | { kind: "showBefore"; showsInstead: string }
  | { kind: "unsee" };

/**
 * How the newest decision on a contribution is taken back, by the states that it may take: what was
 * retracted is where it was before; what was sent back waits again; what was accepted waits again, or,
 * where it was live before, goes on waiting for a second person. Acceptances and an editor's own new
 * wordings can be taken back for a day: after that others have built on them, and a revision or a
 * retraction says openly what changed. Null where there is nothing to take back.
 */
export function undoOf(contribution: Undoable, now: Date): Undo | null {
  const { state, isMerged, wording, shownBeforeId, decisions } = contribution;
  const [newest] = decisions;
  if (!newest || isMerged) return null;
  if (state === "RETRACTED") return { kind: "whole", state: before(decisions), wordingToo: false };
  if (state === "SENT_BACK") return { kind: "whole", state: "PROPOSED", wordingToo: true };
  if (state !== "LIVE" || !wording) return null;
  if (!wording.isShown) {
    const isClosed = wording.state === "SENT_BACK" || wording.state === "RETRACTED";
    return isClosed ? { kind: "wording", showsInstead: null } : null;
  }
  if (now.getTime() - newest.decidedAt.getTime() > UNDO_MS) return null;
  if (newest.kind === "ADD" && newest.isAboutWording)
    return shownBeforeId ? { kind: "showBefore", showsInstead: shownBeforeId } : null;
  if (newest.kind !== "ACCEPT") return null;
  if (newest.isAboutWording)
    return shownBeforeId ? { kind: "wording", showsInstead: shownBeforeId } : null;
  return before(decisions) === "LIVE"
    ? { kind: "unsee" }
    : { kind: "whole", state: "PROPOSED", wordingToo: true };
}

/** When something is decided after these, newest first: now, unless the clock was read before their lock was waited for. */
export function momentAfter([newest]: readonly { decidedAt: Date }[], now: Date): Date {
  return new Date(Math.max(now.getTime(), (newest?.decidedAt.getTime() ?? 0) + 1));
}

/** For how long an acceptance can be taken back. */
export const UNDO_HOURS = 24;
const UNDO_MS = UNDO_HOURS * 60 * 60 * 1000;

/** The state that the whole had before the newest decision about it. */
function before(decisions: readonly Decided[]): "LIVE" | "PROPOSED" | "SENT_BACK" {
  const [, earlier] = decisions.filter(({ isAboutWording }) => !isAboutWording);
  // What is as old as the ledger may have no earlier decision: it stood there.
  return earlier && earlier.state !== "RETRACTED" ? earlier.state : "LIVE";
}
