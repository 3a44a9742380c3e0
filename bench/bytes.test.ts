import { expect, test } from "vitest";
import { bytesPerMarkup, scriptsOf } from "./bytes";

test("the payload for React counts as bytes and not as markup", () => {
  const markup = "<html><p>a claim</p></html>";
  const payload = `<script>self.__next_f.push([1,"p"])</script>`;
  expect(bytesPerMarkup(markup)).toBe(1);
  expect(bytesPerMarkup(markup + payload)).toBeCloseTo(
    (markup.length + payload.length) / markup.length,
  );
});

test("scripts are found once each, in tags and in the payload, without those for old browsers", () => {
  const html = `<script src="/_next/static/chunks/a1.js" async=""></script>
    <script src="/_next/static/chunks/old.js" noModule=""></script>
    <script>self.__next_f.push([1,"I[7,[\\"/_next/static/chunks/a1.js\\",\\"/_next/static/chunks/b-2.js\\"]"])</script>`;
  expect(scriptsOf(html)).toEqual(["/_next/static/chunks/a1.js", "/_next/static/chunks/b-2.js"]);
});
