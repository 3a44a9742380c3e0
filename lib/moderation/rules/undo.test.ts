import { describe, expect, it } from "vitest";
import { momentAfter, undoOf, type Decided, type Undo, type Undoable } from "./undo";

const now = new Date("2026-11-27T12:00:00Z");
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 60 * 60 * 1000);

/** Decisions from the newest to the oldest, an hour apart: "ACCEPT LIVE", of a wording with "w:" before it. */
const decided = (...lines: string[]): Decided[] =>
  lines.map((line, index) => {
    const [kind, state] = line.replace("w:", "").split(" ");
    return {
      kind: kind as Decided["kind"],
      state: state as Decided["state"],
      isAboutWording: line.startsWith("w:"),
      decidedAt: hoursAgo(index + 1),
    };
  });

const shown = { state: "LIVE", isShown: true } as const;
const contribution = (given: Partial<Undoable>): Undoable => ({
  ...{ state: "LIVE", isMerged: false, wording: shown, shownBeforeId: null, decisions: [] },
  ...given,
});

describe("Taking back the newest decision", () => {
  it.each<[string, Partial<Undoable>, Undo]>([
    [
      "a live thing that was retracted is live again",
      {
        state: "RETRACTED",
        decisions: decided("RETRACT RETRACTED", "ACCEPT LIVE", "PROPOSE PROPOSED"),
      },
      { kind: "whole", state: "LIVE", wordingToo: false },
    ],
    [
      "a proposal that was withdrawn waits again",
      { state: "RETRACTED", decisions: decided("RETRACT RETRACTED", "PROPOSE PROPOSED") },
      { kind: "whole", state: "PROPOSED", wordingToo: false },
    ],
    [
      "a decision about a wording in between changes nothing about that",
      {
        state: "RETRACTED",
        decisions: decided("RETRACT RETRACTED", "w:SEND_BACK SENT_BACK", "ADD LIVE"),
      },
      { kind: "whole", state: "LIVE", wordingToo: false },
    ],
    [
      "what was sent back waits again, with its words",
      { state: "SENT_BACK", decisions: decided("SEND_BACK SENT_BACK", "PROPOSE PROPOSED") },
      { kind: "whole", state: "PROPOSED", wordingToo: true },
    ],
    [
      "an accepted proposal waits again, with its words",
      { decisions: decided("ACCEPT LIVE", "PROPOSE PROPOSED") },
      { kind: "whole", state: "PROPOSED", wordingToo: true },
    ],
    [
      "an accepted addition of an editor stays live and unseen",
      { decisions: decided("ACCEPT LIVE", "ADD LIVE") },
      { kind: "unsee" },
    ],
    [
      "an accepted wording gives its place back to the one before",
      {
        shownBeforeId: "r1",
        decisions: decided("w:ACCEPT LIVE", "w:PROPOSE PROPOSED", "ADD LIVE"),
      },
      { kind: "wording", showsInstead: "r1" },
    ],
    [
      "an editor's new wording gives its place back, and stays in the history",
      { shownBeforeId: "r1", decisions: decided("w:ADD LIVE", "ADD LIVE") },
      { kind: "showBefore", showsInstead: "r1" },
    ],
    [
      "a wording that was sent back waits again",
      {
        wording: { state: "SENT_BACK", isShown: false },
        decisions: decided("w:SEND_BACK SENT_BACK", "w:PROPOSE PROPOSED", "ADD LIVE"),
      },
      { kind: "wording", showsInstead: null },
    ],
  ])("%s", (_, given, undo) => {
    expect(undoOf(contribution(given), now)).toEqual(undo);
  });

  it.each<[string, Partial<Undoable>]>([
    ["what waits", { state: "PROPOSED", decisions: decided("PROPOSE PROPOSED") }],
    [
      "what was merged",
      { state: "RETRACTED", isMerged: true, decisions: decided("MERGE RETRACTED") },
    ],
    ["what was added, and nothing else", { decisions: decided("ADD LIVE") }],
    [
      "a wording that waits",
      { wording: { state: "PROPOSED", isShown: false }, decisions: decided("w:PROPOSE PROPOSED") },
    ],
    [
      "a wording that is no longer there",
      { wording: null, decisions: decided("ACCEPT LIVE", "PROPOSE PROPOSED") },
    ],
  ])("finds nothing in %s", (_, given) => {
    expect(undoOf(contribution(given), now)).toBeNull();
  });

  it("is too late for an acceptance after a day, and never for a retraction", () => {
    const late = (lines: string[]) =>
      decided(...lines).map((one) => ({ ...one, decidedAt: hoursAgo(25) }));
    const accepted = contribution({ decisions: late(["ACCEPT LIVE", "PROPOSE PROPOSED"]) });
    expect(undoOf(accepted, now)).toBeNull();
    const decisions = late(["RETRACT RETRACTED", "ADD LIVE"]);
    expect(undoOf(contribution({ state: "RETRACTED", decisions }), now)).not.toBeNull();
  });
});

it("What is decided is decided after what was decided before it, whatever the clock said when it began to wait", () => {
  const [earlier, later] = [new Date(now.getTime() - 5), new Date(now.getTime() + 5)];
  expect(momentAfter([], now)).toEqual(now);
  expect(momentAfter([{ decidedAt: earlier }], now)).toEqual(now);
  expect(momentAfter([{ decidedAt: later }], now)).toEqual(new Date(later.getTime() + 1));
});
