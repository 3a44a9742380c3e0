"use client";

import { Button } from "@/components/ui/button";
import { MOVE_BUTTON, moveWords, type Move, type MoveTo } from "@/lib/classes/rules/rubric-moves";

/** What a press does: the move, what is said of it to who cannot see it, and what has the focus then. */
export type Press = (move: Move, after: { says: string; focus: string }) => void;

/** Moves one row up or down, or takes it away; what cannot be done is not offered. */
export function MoveButtons({
  of,
  place,
  count,
  least,
  what,
  press,
}: {
  of: Omit<Move, "to">;
  place: number;
  count: number;
  least: number;
  what: string;
  press: Press;
}) {
  const offered: [MoveTo, string, boolean, number][] = [
    ["up", "Move up", place > 1, place - 1],
    ["down", "Move down", place < count, place + 1],
    ["away", "Take away", count > least, Math.max(1, place - 1)],
  ];
  return offered.map(
    ([to, words, isOffered, then]) =>
      isOffered && (
        <MoveButton
          key={to}
          label={`${words}: ${what}`}
          move={{ ...of, to }}
          says={to === "away" ? `${what} is taken away.` : `${what} is now ${then} of ${count}.`}
          focus={focusAfter(of, to, then, count)}
          {...{ press }}
        >
          {words}
        </MoveButton>
      ),
  );
}

// The same button where what was moved stands now, or the one back where it goes no further.
function focusAfter(of: Omit<Move, "to">, to: MoveTo, then: number, count: number): string {
  const at = of.level === undefined ? { criterion: then } : { level: then };
  const isEnd = (to === "up" && then === 1) || (to === "down" && then === count);
  const button = to === "up" ? (isEnd ? "down" : "up") : isEnd ? "up" : to;
  return `[value="${moveWords({ ...of, ...at, to: button })}"]`;
}

/** One button that moves rows: here with script, else where the form is sent to. */
export function MoveButton({
  move,
  says,
  focus,
  press,
  label,
  children,
}: {
  move: Move;
  says: string;
  focus: string;
  press: Press;
  /** For who does not see what it stands beside. */
  label: string;
  children: React.ReactNode;
}) {
  return (
    <Button
      look="quiet"
      name={MOVE_BUTTON}
      value={moveWords(move)}
      aria-label={label}
      onClick={(event) => {
        event.preventDefault();
        press(move, { says, focus });
      }}
    >
      {children}
    </Button>
  );
}
