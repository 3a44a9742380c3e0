import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { onThisMachine } from "./nginx";
import { Wrong } from "./wrong";

const shipped = readFileSync(path.join(import.meta.dirname, "../docs/running/nginx.conf"), "utf8");
const here = (text: string) => onThisMachine(text, "/home", 4001, "http://127.0.0.1:4000");

test("the shipped configuration is measured as it is, but for TLS, ports and folders", () => {
  const lines = (text: string) => text.split("\n").map((line) => line.trim());
  const taken = lines(shipped).filter((line) => !lines(here(shipped)).includes(line));
  const given = lines(here(shipped)).filter((line) => !lines(shipped).includes(line));
  expect(taken.filter((line) => !/^(listen|ssl_|return 301)/.test(line))).toEqual([
    expect.stringMatching(/^proxy_cache_path /),
    "server 127.0.0.1:3000;",
  ]);
  expect(given).toEqual([
    expect.stringMatching(/^proxy_cache_path \/home\/cache levels/),
    "server 127.0.0.1:4000;",
    "listen 127.0.0.1:4001;",
  ]);
});

test("a configuration that has become another is refused, not measured half", () => {
  expect(() => here(shipped.replace("server 127.0.0.1:3000;", ""))).toThrow(Wrong);
});
