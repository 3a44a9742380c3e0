import "server-only";
import { asSystem } from "@/lib/access/command";
import { viewerOfActor } from "@/lib/access/viewer-of-actor";
import { systemClock } from "@/lib/foundation/clock";
import type { Failure } from "@/lib/foundation/errors";
import { log } from "@/lib/foundation/log";
import { wellFormed } from "@/lib/foundation/text";
import { extractText } from "@/lib/texts/jobs/extract";
import { fetchText } from "@/lib/texts/jobs/fetch-text";
import { storable } from "@/lib/texts/rules/storable";
import { readText, type Taken } from "../commands/read-text";
import { storeGivenText } from "../commands/store-given-text";
import { readGivenBytes } from "../queries/given-texts";
import { TEXT_BYTES } from "../rules/texts";

/** What reads: the room of texts, unless a test says otherwise. */
export type Readers = { fetchText: typeof fetchText; extractText: typeof extractText };

/**
 * Reads what an editor gave as a text of a source and stores it as one, or notes why it is none: fetched first where it is
 * an address. Says while it reads that it is at it, and stops where it is cancelled. What breaks off on our side waits
 * again, three times at most.
 *
 * @returns the cache tags of what readers now see differently
 * @throws Error where it broke off, for the worker to note
 */
export async function readGivenText(
  importId: string,
  readers: Readers = { fetchText, extractText },
): Promise<readonly string[]> {
  const taken = (await note({ act: "take", importId }))?.taken;
  if (!taken) return [];
  const mine = { importId, attempt: taken.attempt };
  const pulse = beginPulse(mine);
  try {
    const read = await readAll(importId, taken, readers, pulse);
    if (pulse.signal.aborted) return [];
    if (read.kind === "refused") return await refuse(mine, read);
    return await store(mine, taken, read);
  } catch (error) {
    await note({ act: "giveBack", ...mine });
    throw error;
  } finally {
    pulse.end();
  }
}

type Mine = { importId: string; attempt: number };
type Refused = { kind: "refused"; reason: string; says: string };
type Extracted = Exclude<Awaited<ReturnType<typeof extractText>>, { kind: "refused" }>;
type Pulse = ReturnType<typeof beginPulse>;

async function readAll(
  importId: string,
  { address, fileName, mediaType }: Taken,
  readers: Readers,
  { signal, onProgress }: Pulse,
): Promise<Extracted | Refused> {
  if (address === null) {
    const bytes = await readGivenBytes(importId);
    if (!bytes) return EMPTY;
    return readers.extractText(bytes, { name: fileName, mediaType }, { signal, onProgress });
  }
  const fetched = await readers.fetchText(address, { signal });
  if (fetched.kind === "refused") return fetched;
  const { bytes, mediaType: served, finalUrl } = fetched;
  if (bytes.length > TEXT_BYTES.file) return TOO_LARGE;
  const name = new URL(finalUrl).pathname.split("/").at(-1) || null;
  return readers.extractText(bytes, { name, mediaType: served }, { signal, onProgress });
}

async function store(mine: Mine, { actorId }: Taken, read: Extracted): Promise<readonly string[]> {
  const words = storable(read);
  if (words.divided.blocks.length === 0) return refuse(mine, EMPTY);
  // It is theirs, as if the form had stored it; what they may do has to be so now.
  const giver = await viewerOfActor(actorId);
  const outcome = await storeGivenText.execute(
    giver,
    { ...mine, words, notes: read.notes },
    { clock: systemClock },
  );
  if (outcome.ok) return outcome.value.stale;
  return refuse(mine, {
    kind: "refused",
    reason: "NOT_ALLOWED",
    says: WHY_NOT[outcome.failure.kind],
  });
}

async function refuse(mine: Mine, { reason, says }: Refused): Promise<readonly string[]> {
  await note({ act: "refuse", ...mine, reason, said: wellFormed(says.slice(0, 1_000)) });
  return [];
}

async function note(what: Parameters<typeof noting>[0]) {
  const outcome = await noting(what, systemClock);
  return outcome.ok ? outcome.value.result : null;
}
const noting = asSystem(readText);

/** Says from time to time that it is at it and how far, and hears whether it is to go on. */
function beginPulse(mine: Mine) {
  const stop = new AbortController();
  let [done, saidAt] = [0, systemClock().getTime()];
  let saying: Promise<void> | null = null;
  const say = () => {
    saidAt = systemClock().getTime();
    saying ??= note({ act: "progress", ...mine, done })
      .then((heard) => {
        if (heard && !heard.isHeard) stop.abort();
      })
      .catch((error: unknown) => log.warn({ reason: String(error) }, "texts.pulse"))
      .finally(() => (saying = null));
  };
  const timer = setInterval(say, PULSE_MS);
  timer.unref();
  return {
    signal: stop.signal,
    /** From 0 to 1; at its end there is storing left to do. */
    onProgress: (part: number) => {
      done = Math.min(95, Math.max(done, Math.round(part * 95)));
      if (systemClock().getTime() - saidAt >= SAY_EVERY_MS) say();
    },
    end: () => clearInterval(timer),
  };
}

// Three of them fit into the time after which a worker counts as lost.
const PULSE_MS = 20_000;
const SAY_EVERY_MS = 2_000;

const EMPTY: Refused = {
  ...{ kind: "refused", reason: "EMPTY" },
  says: "There is no text in it. If its pages are pictures, have their text recognised (OCR) and bring that.",
};
const TOO_LARGE: Refused = {
  ...{ kind: "refused", reason: "TOO_LARGE" },
  says: "It is larger than 10 MB. Bring the part that is quoted.",
};
const WHY_NOT: Record<Failure["kind"], string> = {
  signedOut: "Your account is no longer there, or is suspended. Nothing was stored.",
  forbidden: "Your account no longer has the right to bring in texts. Nothing was stored.",
  notFound: "Its source is no longer in the ledger. Nothing was stored.",
  conflict: "It was ended elsewhere. Nothing was stored.",
  invalid: "It could not be stored as it was read. Bring it as plain text.",
  limited: "It could not be stored just now. Give it again later.",
};
