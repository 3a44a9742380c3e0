import { Wrong } from "./wrong";

/**
 * Asks for every page twice and sees that the second answer came whole out of the cache, as everything that
 * is measured here takes for granted.
 *
 * @throws Wrong naming the page and what it answered
 */
export async function warmPages(origin: string, paths: readonly string[]): Promise<void> {
  await inParallel(paths, 8, async (path) => requireOk(path, await read(origin + path)));
  await inParallel(paths, 8, async (path) => requireCached(path, await read(origin + path)));
}

/**
 * Sees that somebody who is signed in gets the very page that everyone gets.
 *
 * @throws Wrong naming the page and what it answered
 */
export async function requireSamePage(origin: string, path: string, cookie: string): Promise<void> {
  const [anyone, signedIn] = [await get(origin + path), await get(origin + path, { cookie })];
  requireCached(path, signedIn);
  if ((await anyone.text()) !== (await signedIn.text()))
    throw new Wrong(`${path} is another page for somebody who is signed in.`);
}

/** One request over loopback; bodies come as they are kept, without compression. */
export function get(url: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(url, {
    headers: { "accept-encoding": "identity", ...headers },
    redirect: "manual",
    signal: AbortSignal.timeout(60_000),
  });
}

/** Does the work for every item, at most `width` at a time. */
export async function inParallel<Item>(
  items: readonly Item[],
  width: number,
  work: (item: Item) => Promise<unknown>,
): Promise<void> {
  const waiting = items.values();
  const lane = async () => {
    for (const item of waiting) await work(item);
  };
  await Promise.all(Array.from({ length: width }, lane));
}

/** An answer whose body has come, so that its connection is free again. */
async function read(url: string): Promise<Response> {
  const answer = await get(url);
  await answer.arrayBuffer();
  return answer;
}

function requireOk(path: string, { status }: Response): void {
  if (status !== 200) throw new Wrong(`${path} answers ${status}, not 200.`);
}

function requireCached(path: string, { status, headers }: Response): void {
  const state = headers.get("x-nextjs-cache");
  const life = headers.get("cache-control") ?? "";
  if (status !== 200) throw new Wrong(`${path} answers ${status}, not 200.`);
  if (state !== "HIT")
    throw new Wrong(`${path} is not served from the cache: x-nextjs-cache is ${state}.`);
  if (!life.includes("s-maxage="))
    throw new Wrong(`${path} may not be kept by shared caches: cache-control is "${life}".`);
  if (headers.has("set-cookie")) throw new Wrong(`${path} sets a cookie.`);
}
