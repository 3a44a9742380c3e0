import { describe, expect, it } from "vitest";
import type { TypedCriterion } from "@/lib/classes/rules/rubric-moves";
import { rowsChanged, rowsOf, type Rows } from "./rubric-rows";

const criterion = (Title: string): TypedCriterion => ({
  ...{ Title, Hint: "", Weight: "1" },
  levels: ["Not yet", "Well"].map((Label) => ({ Label, Description: "", Points: "0" })),
});
const begun = rowsOf(["First", "Second", "Third"].map(criterion));
const titles = ({ rows }: Rows) => rows.map(({ now }) => now.Title);

describe("A rubric that is being written", () => {
  it("keeps what is typed with its row when that is moved, and where its errors are from", () => {
    const typed = rowsChanged(begun, {
      ...{ kind: "type", rubric: "work", field: "work2Title", value: "The second" },
    });
    const moved = rowsChanged(typed, {
      ...{ kind: "move", move: { rubric: "work", criterion: 2, to: "up" } },
    });
    expect(titles(moved)).toEqual(["The second", "First", "Third"]);
    expect(moved.rows.map(({ key }) => key)).toEqual([1, 0, 2].map((nth) => begun.rows[nth]!.key));
    expect(moved.rows.map(({ answeredAt }) => answeredAt)).toEqual([2, 1, 3]);
    const again = rowsChanged(moved, { kind: "answered" });
    expect(again.rows.map(({ answeredAt }) => answeredAt)).toEqual([1, 2, 3]);
  });

  it("gives back what was taken away, with what was typed, where it stood", () => {
    const typed = rowsChanged(begun, {
      ...{ kind: "type", rubric: "work", field: "work2Level1Label", value: "Hardly" },
    });
    const away = rowsChanged(typed, {
      ...{ kind: "move", move: { rubric: "work", criterion: 2, to: "away" } },
    });
    expect(titles(away)).toEqual(["First", "Third"]);
    const back = rowsChanged(away, { kind: "bringBack" });
    expect(titles(back)).toEqual(["First", "Second", "Third"]);
    expect(back.rows[1]!.levels[0]!.began.Label).toBe("Hardly");
    expect(back.taken).toBeNull();
  });

  it("does so for a level, and takes none of the last two", () => {
    const move = { rubric: "work" as const, criterion: 1, level: 1 };
    const more = rowsChanged(begun, {
      ...{ kind: "move", move: { rubric: "work", criterion: 1, to: "new" } },
    });
    const away = rowsChanged(more, { kind: "move", move: { ...move, to: "away" } });
    expect(away.rows[0]!.levels.map(({ now }) => now.Label)).toEqual(["Well", ""]);
    const back = rowsChanged(away, { kind: "bringBack" });
    expect(back.rows[0]!.levels.map(({ now }) => now.Label)).toEqual(["Not yet", "Well", ""]);
    const least = rowsChanged(begun, { kind: "move", move: { ...move, to: "away" } });
    expect(least.rows[0]!.levels).toHaveLength(2);
    expect(least.taken).toBeNull();
  });
});
