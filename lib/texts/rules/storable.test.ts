import { expect, it } from "vitest";
import { splitBlocks } from "./blocks";
import { storable } from "./storable";

it("What no database takes stands as one sign that says so, and no place moves", () => {
  const text = "One\0two \ud800half.\n\nThree.";
  const blocks = splitBlocks(text).map(({ start, end }) => ({
    ...{ kind: "PARAGRAPH" as const, start, end, section: "a\0b", page: null },
  }));
  const map = [{ label: "chapter", value: "I\0", start: 0, level: 1 }];
  const stored = storable({ text, blocks, map });
  expect(stored.text).toBe("One\ufffdtwo \ufffdhalf.\n\nThree.");
  expect(stored.text).toHaveLength(text.length);
  expect(stored.divided.blocks[0]).toMatchObject({
    ...{ text: "One\ufffdtwo \ufffdhalf.", section: "a\ufffdb", start: 0 },
  });
  expect(stored.divided.blocks[1]).toMatchObject({ text: "Three.", start: 16 });
  expect(stored.map[0]!.value).toBe("I\ufffd");
  expect(JSON.stringify(stored)).not.toMatch(/\\u0000|\\ud800/i);
});
