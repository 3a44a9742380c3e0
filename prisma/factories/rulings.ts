import type pg from "pg";
import { systemClock } from "@/lib/foundation/clock";
import { raiseFlag } from "@/lib/moderation/commands/flag";
import { answerRuling, reviewRuling } from "@/lib/moderation/commands/review";
import { giveRuling } from "@/lib/moderation/commands/rule";
import { listFlags } from "@/lib/moderation/queries/flags";
import { flaggedName } from "@/lib/moderation/rules/flags";
import { makeThing, type Thing } from "./flagged";
import { makeReviewer, viewerOf, type Reviewer } from "./people";

// Flags and rulings as people make them, by the program's own commands.

const call = { clock: systemClock };

export const flag = (by: Reviewer, thing: Thing) =>
  raiseFlag.execute(viewerOf(by), { on: flaggedName(thing), reason: "ABUSE" }, call);

/** Something of somebody's that a third person flagged. */
export async function makeFlagged(db: pg.Client, kind: string, by: Reviewer): Promise<Thing> {
  const thing = await makeThing(db, kind, by);
  const flagged = await flag(await makeReviewer(db), thing);
  if (!flagged.ok) throw new Error(JSON.stringify(flagged));
  return thing;
}

/** The line about it among the editors' flags; null where there is none. */
export async function lineOf(by: Reviewer, thing: Thing) {
  for (let page = 1; ; page += 1) {
    const { open } = (await listFlags(viewerOf(by), "open", page))!;
    const line = open.find((item) => flaggedName(item) === flaggedName(thing));
    if (line || open.length === 0) return line ?? null;
  }
}

/** Rules on what this editor sees, or on what was seen before. */
export async function rule(by: Reviewer, thing: Thing, kind: string, seenBefore?: string) {
  const asEditor = { ...by, role: "EDITOR" as const };
  const seen = seenBefore ?? (await lineOf(asEditor, thing))?.seen ?? "";
  const given = { on: flaggedName(thing), kind, seen, publicReason: "It insults a neighbour." };
  return giveRuling.execute(viewerOf(by), given, call);
}

/** The same where it has to succeed; gives the ruling's id. */
export async function ruled(by: Reviewer, thing: Thing, kind: string): Promise<string> {
  const outcome = await rule(by, thing, kind);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.value.result.rulingId;
}

export const answer = (by: Reviewer, rulingId: string) =>
  answerRuling.execute(viewerOf(by), { rulingId, body: "I meant no harm." }, call);

export const review = (by: Reviewer, rulingId: string, decision: "uphold" | "overturn") =>
  reviewRuling.execute(
    viewerOf(by),
    { rulingId, decision, publicReason: "I have read both." },
    call,
  );
