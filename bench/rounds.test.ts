import { expect, test } from "vitest";
import { inRounds, median, medianRatio, percentile, rotated } from "./rounds";

test("every peer is measured once in each round, and each round begins with another", async () => {
  const order: string[] = [];
  const peer = (name: string) => async () => {
    order.push(name);
    return order.length;
  };
  const peers = { a: peer("a"), b: peer("b"), c: peer("c") };
  const results = await inRounds(peers, 3, (_name, _round, work) => work());
  expect(order.join("")).toBe("abcbcacab");
  expect(results).toEqual({ a: [1, 6, 8], b: [2, 4, 9], c: [3, 5, 7] });
});

test("a list can be begun at any place, also beyond its end", () => {
  expect(rotated([1, 2, 3], 4)).toEqual([2, 3, 1]);
  expect(rotated([], 4)).toEqual([]);
});

test("the median is the middle value, or the mean of the middle two", () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1, 3, 2])).toBe(2.5);
});

test("a percentile is a value that was measured, of few values the greatest", () => {
  const hundred = Array.from({ length: 100 }, (_, nth) => 100 - nth);
  expect([50, 95, 99].map((percent) => percentile(hundred, percent))).toEqual([50, 95, 99]);
  expect(percentile([7, 3], 99)).toBe(7);
});

test("ratios are taken within a round, so that a slow round changes nothing", () => {
  expect(medianRatio([2, 20, 2], [1, 10, 1])).toBe(2);
});
