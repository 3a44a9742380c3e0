import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "./fixtures";
import { listPlaces } from "./places";

// What an address may say of a name: words that objects know, what no text of ours may hold, and far too much.
const JUNK = ["__proto__", "constructor", "\0", "-1", "9".repeat(400), "é".repeat(900), "%ff", ""];

test("An address may ask for what it likes: no page is surprised", async ({
  signedIn,
  database,
}) => {
  test.setTimeout(180_000);
  const { request } = await signedIn("ada");
  const names = namesInTheCode();
  expect(names).toEqual(expect.arrayContaining(["done", "page", "q", "on", "tab", "sort"]));
  for (const { route, kind, addresses } of await listPlaces(database)) {
    if (kind === "none") continue;
    const [bare] = addresses[0]?.split("?") ?? [];
    for (const junk of JUNK) {
      const asked = names.map(
        (name) => `${name}=${junk === "%ff" ? junk : encodeURIComponent(junk)}`,
      );
      const address = `${bare}?${[...asked, `${names[0]}=twice`].join("&")}`;
      const answer = await request.get(address, { maxRedirects: 0 });
      expect.soft(answer.status(), `${route} asked for ${junk.slice(0, 20)}`).toBeLessThan(500);
    }
  }
});

/** Every name by which a page reads or a link writes something into an address. */
function namesInTheCode(): string[] {
  const root = path.resolve(import.meta.dirname, "..");
  const files = ["app", "components", "lib"].flatMap((room) =>
    readdirSync(path.join(root, room), { recursive: true, encoding: "utf8" })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => path.join(root, room, name)),
  );
  const names = files.flatMap((file) => {
    const text = readFileSync(file, "utf8");
    const read = file.endsWith("page.tsx") ? text.matchAll(/(?<=^\s*)(\w+): z\b/gm) : [];
    return [...text.matchAll(/[?&]([a-z]\w*)=/g), ...read].map(([, name]) => name!);
  });
  return [...new Set(names)].sort();
}
