import { describe, expect, it } from "vitest";
import { CRITERIA, LEVELS, shareInWords } from "./rubric";
import { fieldsOfRubric, rubricIn } from "./rubric-fields";
import { MOVE_BUTTON, moveWords, readMove, sentAfterMove, type Move } from "./rubric-moves";
import { templateNamed } from "./templates";

const { workRubric, argumentsRubric } = templateNamed("first-lesson")!;
const titles = workRubric.criteria.map(({ title }) => title);

describe("A button that moves rows", () => {
  it.each([
    { rubric: "work", to: "new" },
    { rubric: "arguments", criterion: 2, to: "up" },
    { rubric: "work", criterion: 12, level: 6, to: "away" },
  ] as const satisfies Move[])("carries its move: %o", (move) => {
    expect(readMove(moveWords(move))).toEqual(move);
  });

  it("carries nothing that is no move", () => {
    for (const words of ["", "work", "work 2 3 4 up", "other 1 up", "work 1 sideways"])
      expect(readMove(words)).toBeNull();
    expect(sentAfterMove(sent())).toBeNull();
  });
});

describe("A form that is sent by such a button", () => {
  it("comes back with the criteria in the new order, and with everything else as it was", () => {
    const after = sentAfterMove(sent({ rubric: "work", criterion: 2, to: "up" }))!;
    expect(titlesIn(after)).toEqual([titles[1], titles[0], ...titles.slice(2)]);
    expect(after.get("title")).toBe("Who knew what");
    expect(after.getAll("claims")).toEqual(["one", "two"]);
    expect(after.has(MOVE_BUTTON)).toBe(false);
    expect(rubricIn("arguments", Object.fromEntries(after))!.rubric).toEqual(argumentsRubric);
  });

  it("keeps what was typed and is no rubric yet", () => {
    const typed = sent({ rubric: "work", criterion: 1, to: "down" });
    typed.set("work1Weight", "half");
    const after = sentAfterMove(typed)!;
    expect(after.get("work2Weight")).toBe("half");
  });

  it("loses what is taken away, and gets room for what is added, to be filled in", () => {
    const without = sentAfterMove(sent({ rubric: "work", criterion: 1, to: "away" }))!;
    expect(titlesIn(without)).toEqual(titles.slice(1));
    const more = sentAfterMove(sent({ rubric: "work", to: "new" }))!;
    expect(more.get("workShape")).toBe("4 4 4 4 4");
    expect(more.get("work5Title")).toBe("");
    const level = sentAfterMove(sent({ rubric: "work", criterion: 2, to: "new" }))!;
    expect(level.get("workShape")).toBe("4 5 4 4");
    const labels = workRubric.criteria[1]!.levels.map(({ label }) => label);
    const moved = sentAfterMove(sent({ rubric: "work", criterion: 2, level: 4, to: "up" }))!;
    expect([3, 4].map((at) => moved.get(`work2Level${at}Label`))).toEqual([labels[3], labels[2]]);
  });

  it("stays as it is where a move goes beyond an end, or beyond what a rubric may have", () => {
    for (const move of [
      { rubric: "work", criterion: 1, to: "up" },
      { rubric: "work", criterion: 4, to: "down" },
      { rubric: "work", criterion: 9, to: "up" },
      { rubric: "work", criterion: 1, level: 4, to: "down" },
    ] as const)
      expect(titlesIn(sentAfterMove(sent(move))!)).toEqual(titles);
    let form = sent({ rubric: "work", to: "new" });
    for (let times = 0; times < CRITERIA.most + 2; times++) form = pressed(form, "work new");
    expect(form.get("workShape")!.toString().split(" ")).toHaveLength(CRITERIA.most);
    for (let times = 0; times < LEVELS.most + 2; times++) form = pressed(form, "work 1 1 away");
    expect(form.get("workShape")).toMatch(/^2 /);
    for (let times = 0; times < LEVELS.most + 2; times++) form = pressed(form, "work 1 new");
    expect(form.get("workShape")).toMatch(/^6 /);
  });
});

describe("A weight in percent", () => {
  it("is its part of all of them, and nothing while it is no number", () => {
    expect(shareInWords("3", 8)).toBe(", 38\u00a0%");
    expect(shareInWords("", 8)).toBe("");
    expect(shareInWords("two", 8)).toBe("");
  });
});

function sent(move?: Move): FormData {
  const form = new FormData();
  form.set("title", "Who knew what");
  for (const claim of ["one", "two"]) form.append("claims", claim);
  const fields = {
    ...fieldsOfRubric("work", workRubric),
    ...fieldsOfRubric("arguments", argumentsRubric),
  };
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  if (move) form.set(MOVE_BUTTON, moveWords(move));
  return form;
}

function pressed(form: FormData, words: string): FormData {
  form.set(MOVE_BUTTON, words);
  return sentAfterMove(form)!;
}

const titlesIn = (form: FormData) =>
  rubricIn("work", Object.fromEntries(form))!.rubric.criteria.map(({ title }) => title);
