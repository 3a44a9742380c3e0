import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { fieldsOfRubric, rubricIn } from "./rubric-fields";
import { templateNamed, TEMPLATES } from "./templates";

const CORPUS = ["claims", "evidence"]
  .map((name) => readFileSync(`prisma/corpus/${name}.json`, "utf8").toLowerCase())
  .join();

describe.each(TEMPLATES.map((template) => [template.key, template] as const))(
  "The template %s",
  (key, template) => {
    it("is found by its name, and can be stored as it is", () => {
      expect(templateNamed(key)).toBe(template);
      expect(template.title.length).toBeLessThanOrEqual(120);
      expect(template.instructions.length).toBeLessThanOrEqual(10_000);
    });

    it("shows how it is done on claims and words that the corpus has", () => {
      const quoted = [...template.instructions.matchAll(/“([^”]{35,}?)[.,!]?”/g)].map(([, words]) =>
        words!.toLowerCase(),
      );
      expect(template.instructions).toContain("An example.");
      expect(quoted.length).toBeGreaterThan(1);
      for (const words of quoted) expect(CORPUS).toContain(words);
    });

    it.each(["arguments", "work"] as const)(
      "has a rubric for %s that a form carries whole",
      (name) => {
        const rubric = template[`${name}Rubric`];
        expect(rubricIn(name, fieldsOfRubric(name, rubric))).toEqual({ rubric, problems: [] });
      },
    );

    it("says of every criterion what to ask, and of every level what one sees", () => {
      for (const { criteria } of [template.argumentsRubric, template.workRubric])
        for (const { hint, levels } of criteria) {
          expect(hint).toBeTruthy();
          for (const { description } of levels) expect(description).toBeTruthy();
          expect([levels[0]!.points, levels.at(-1)!.points]).toEqual([0, 100]);
        }
    });
  },
);

describe("A rubric in a form", () => {
  const fields = fieldsOfRubric("work", templateNamed("first-lesson")!.workRubric);
  const read = (changes: Record<string, string>) => rubricIn("work", { ...fields, ...changes })!;

  it("loses a criterion whose title, and a level whose label, is emptied", () => {
    const { rubric, problems } = read({ work1Title: " ", work2Level4Label: "" });
    expect(problems).toEqual([]);
    expect(rubric.criteria).toHaveLength(3);
    expect(rubric.criteria[0]!.levels).toHaveLength(3);
  });

  it.each([
    ["a weight of nothing", { work1Weight: "0" }, "work1Weight"],
    ["a weight in words", { work1Weight: "two" }, "work1Weight"],
    ["points beyond a hundred", { work1Level2Points: "101" }, "work1Level2Points"],
    ["half a point", { work1Level2Points: "0.5" }, "work1Level2Points"],
    ["a title too long", { work3Title: "x".repeat(121) }, "work3Title"],
    [
      "one level",
      { work1Level1Label: "", work1Level2Label: "", work1Level3Label: "" },
      "work1Level1Label",
    ],
    [
      "no criterion",
      { work1Title: "", work2Title: "", work3Title: "", work4Title: "" },
      "work1Title",
    ],
  ])("is refused at the field for %s", (_what, changes, field) => {
    expect(read(changes).problems.map((problem) => problem.field)).toEqual([field]);
  });

  it("is none where nothing of it was sent", () => {
    expect(rubricIn("arguments", fields)).toBeNull();
  });
});
