import "server-only";

/** What a service that the operator named answered, or in a few words why it did not. */
export type Answered = { ok: true; text: string } | { ok: false; why: string };

/**
 * Asks a service that the operator named, with bounds on the time of all of it and on the size of the answer. It is told the
 * address alone: no cookie, no header that says who asks. Redirects are followed, but never from https to http. Not for
 * addresses that somebody typed.
 *
 * @param accept the media type that is wanted
 */
export async function askService(
  address: URL,
  accept: string,
  { milliseconds = 6_000, bytes = 500_000, redirects = 4 } = {},
): Promise<Answered> {
  const signal = AbortSignal.timeout(milliseconds);
  try {
    let at = address;
    for (let step = 0; step <= redirects; step += 1) {
      const answer = await fetch(at, { redirect: "manual", signal, headers: { accept } });
      const to = answer.headers.get("location");
      if (answer.status < 300 || answer.status >= 400 || to === null)
        return await textOf(answer, bytes);
      await answer.body?.cancel();
      const next = new URL(to, at);
      if (!mayFollow(at, next)) return { ok: false, why: "it leads to where nobody goes" };
      at = next;
    }
    return { ok: false, why: "it leads on and on" };
  } catch (error) {
    return { ok: false, why: signal.aborted ? "it took too long" : reasonOf(error) };
  }
}

const mayFollow = (from: URL, to: URL) =>
  to.protocol === "https:" || (to.protocol === "http:" && from.protocol === "http:");

async function textOf(answer: Response, most: number): Promise<Answered> {
  if (answer.status === 404) return { ok: false, why: "it knows nothing of that number" };
  if (!answer.ok || !answer.body) return { ok: false, why: `it answered ${answer.status}` };
  const decoder = new TextDecoder();
  let [size, text] = [0, ""];
  for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > most) {
      return { ok: false, why: "its answer is too long" };
    }
    text += decoder.decode(chunk, { stream: true });
  }
  return { ok: true, text: text + decoder.decode() };
}

function reasonOf(error: unknown): string {
  if (error instanceof TypeError) return "it could not be reached";
  throw error;
}
