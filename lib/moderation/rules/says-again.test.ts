import { describe, expect, it } from "vitest";
import { saidAgain } from "./says-again";

const NAME = "Zanzibarquux Featherstonehaugh";

describe("What a reason repeats of the words that it takes out", () => {
  it.each([
    ["the words", NAME, `It names ${NAME}.`, NAME],
    ["them in small letters", NAME, `It names ${NAME.toLowerCase()}.`, NAME],
    ["them with two spaces", NAME, "Zanzibarquux  Featherstonehaugh asked", NAME],
    ["them over two lines", NAME, "Zanzibarquux\nFeatherstonehaugh asked", NAME],
    ["them in wide letters", "Reed", "About Ｒｅｅｄ.", "Reed"],
    ["them with what cannot be seen", "John Reed", "About Re\u200ded.", "Reed"],
    ["the surname alone", NAME, "As the Featherstonehaughs asked.", "Featherstonehaugh"],
    ["a surname that begins a sentence", "Smith lives there.", "For Mr Smith.", "Smith"],
    ["a number among the words", "call 0176/1234567 now", "The number 1234567.", "1234567"],
    ["a short text, on its own", "He", "It is he.", "He"],
  ])("is %s", (_, words, reason, repeated) => {
    expect(saidAgain(reason, words)).toBe(repeated);
  });
  it.each([
    ["common words of it", "The editor lives in Reed Street.", "It says where an editor lives."],
    ["the first word of a sentence", "That is so. They know.", "They asked for that."],
    ["a short text inside of a word", "he", "The other one."],
    ["nothing", NAME, "It names a neighbour."],
  ])("is nothing where it has %s", (_, words, reason) => {
    expect(saidAgain(reason, words)).toBeNull();
  });
});
