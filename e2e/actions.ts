import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { APIRequestContext, APIResponse } from "@playwright/test";
import { manifest } from "./build";

/** Whose cookies go along: a page is one. */
export type Sender = { request: APIRequestContext };
/** What a form sends, by its names; several under one where it has several. */
export type Fields = Record<string, string | readonly string[]>;

/**
 * Sends an action as the page's own script does, and says what came back.
 *
 * @param claim whose page it is sent from, where the action belongs to a claim's
 */
export async function act(
  sender: Sender,
  action: string,
  fields: Fields,
  claim?: { id: string },
): Promise<string> {
  const answer = await post(sender, action, fields, claim);
  const text = await answer.text();
  const failure = /"failure":\{"kind":"(\w+)"/.exec(text)?.[1];
  if (failure) return failure;
  if (/"next":"|"done":\{/.test(text)) return "done";
  return /"status":"error"/.test(text) ? "invalid" : `${answer.status()} ${text.slice(0, 200)}`;
}

/** The same, giving the answer as it came. */
export function post(
  { request }: Sender,
  action: string,
  fields: Fields,
  claim?: { id: string },
  headers: Record<string, string> = {},
): Promise<APIResponse> {
  const { id, page: route } = actionsOfTheBuild().get(action)!;
  // Any well-formed id will do for what else the address names: an action goes by its fields.
  const address = route
    .replace(/\/\([^)]*\)|^app|\/page$/g, "")
    .replace(/\[\w+\]/g, claim?.id ?? "0000000000");
  // The argument that names the form comes last: a decoder that reads in order has its fields by then.
  const body = new FormData();
  for (const [name, value] of Object.entries({ form: "tried", ...fields }))
    for (const each of [value].flat()) body.append(`_1_${name}`, each);
  body.append("0", '[null,"$K1"]');
  return request.post(address, {
    headers: { "next-action": id, ...headers },
    multipart: body,
    maxRedirects: 0,
  });
}

type BuiltAction = { id: string; page: string };

/** Every server action of the build by its name, with a page that takes it. */
export function actionsOfTheBuild(): Map<string, BuiltAction> {
  const { node } = manifest<{
    node: Record<string, { exportedName?: string; workers: Record<string, unknown> }>;
  }>("server/server-reference-manifest.json");
  return new Map(
    Object.entries(node)
      .filter(([, { exportedName }]) => !exportedName?.startsWith("$$RSC_SERVER_CACHE_"))
      .map(([id, { exportedName, workers }]) => [
        exportedName ?? id,
        { id, page: Object.keys(workers)[0]! },
      ]),
  );
}

/**
 * The exports of every file that says that it holds actions.
 *
 * @param domain of which room of `lib`; of all of them unless given
 */
export function actionsInTheCode(domain = "[^/]+"): string[] {
  const lib = path.resolve(import.meta.dirname, "../lib");
  const files = readdirSync(lib, { recursive: true, encoding: "utf8" }).filter((name) =>
    new RegExp(`^${domain}/actions(\\.ts|/.*\\.ts)$`).test(name),
  );
  return files
    .flatMap((file) => {
      const text = readFileSync(path.join(lib, file), "utf8");
      return [...text.matchAll(/^export (?:const|async function) (\w+)/gm)].map(
        ([, name]) => name!,
      );
    })
    .sort();
}
