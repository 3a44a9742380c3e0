import { describe, expect, it } from "vitest";
import { choiceIn, choiceLeft, sentAfterChoice } from "../schema/choice";
import { choiceAfter, NO_CHOICE, type Choice } from "./choice";

const chosen = (...claims: string[]): Choice => ({ ...NO_CHOICE, claims });

describe("A button of a choice of claims", () => {
  it.each<[string, string[], string, string[]]>([
    ["takes a claim, after the others", ["a"], "take:b", ["a", "b"]],
    ["takes each of several once", ["a"], "take:b a c", ["a", "b", "c"]],
    ["takes no more than there is room for", ["a", "b"], "take:c d e", ["a", "b", "c"]],
    ["leaves one out", ["a", "b", "c"], "drop:b", ["a", "c"]],
    ["moves one up", ["a", "b", "c"], "up:c", ["a", "c", "b"]],
    ["moves one down", ["a", "b", "c"], "down:a", ["b", "a", "c"]],
    ["leaves the first where it is", ["a", "b"], "up:a", ["a", "b"]],
    ["leaves the last where it is", ["a", "b"], "down:b", ["a", "b"]],
    ["moves none that is not there", ["a", "b"], "up:z", ["a", "b"]],
    ["that is none leaves everything as it is", ["a", "b"], "burn:a", ["a", "b"]],
  ])("%s", (_, before, act, after) => {
    expect(choiceAfter(chosen(...before), act, 3).claims).toEqual(after);
  });
  it("keeps more than there is room for where they were there already", () => {
    expect(choiceAfter(chosen("a", "b", "c", "d"), "take:e", 3).claims).toHaveLength(4);
  });
  it.each<[string, string, Partial<Choice>]>([
    ["looks elsewhere from the beginning", "look:TOPIC", { look: "TOPIC", from: null, page: 1 }],
    ["looks nowhere that there is not", "look:MOON", { look: "DOCUMENT", page: 3 }],
    ["opens", "open:t", { from: "t", page: 1 }],
    ["closes", "close:", { from: null, page: 1 }],
    ["goes on", "page:4", { page: 4 }],
    ["goes nowhere that is no page", "page:0", { page: 3 }],
  ])("%s", (_, act, after) => {
    const before: Choice = { ...NO_CHOICE, look: "DOCUMENT", from: "d", page: 3 };
    expect(choiceAfter(before, act, 3)).toMatchObject(after);
  });
});

describe("The fields of a choice", () => {
  const id = "0000000000";
  it("say one claim or several, and nothing that is none", () => {
    expect(choiceIn({ claims: id }).claims).toEqual([id]);
    expect(choiceIn({ claims: [id, id, "no id"] }).claims).toEqual([id]);
    expect(choiceIn({ claims: 7, look: "MOON", page: "-1", from: "../../etc" })).toEqual(NO_CHOICE);
  });
  it("come back after a button with everything else that was typed", () => {
    const typed = { title: "Typed", ask: `take:${id}`, most: "20", words: " Lenin ", page: "2" };
    expect(after(typed)).toMatchObject({ title: "Typed", claims: id, words: "Lenin", page: "2" });
  });
  it("are sent elsewhere by every other button", () => {
    expect(after({ title: "Typed", words: "Lenin" })).toBeNull();
  });
  it("are searched with by Enter in a line, where other words stand there than were searched for", () => {
    const entered = { ask: "enter", look: "SEARCH", words: "Lenin" };
    expect(after({ ...entered, searched: "Trotsky" })).toMatchObject({ words: "Lenin" });
    expect(after({ ...entered, searched: "Lenin" })).toBeNull();
    expect(after({ ...entered, look: "TOPIC", searched: "" })).toBeNull();
  });
  it("are those that the form brought back, else those that its address names, else none", () => {
    expect(choiceLeft({ claims: id }, [])?.claims).toEqual([id]);
    expect(choiceLeft(null, [id])?.claims).toEqual([id]);
    expect(choiceLeft(null)).toBeNull();
  });
});

function after(typed: Record<string, string>) {
  const data = new FormData();
  for (const [name, value] of Object.entries(typed)) data.append(name, value);
  const sent = sentAfterChoice(data);
  return sent && Object.fromEntries(sent);
}
