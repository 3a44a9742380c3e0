import { z } from "zod";

/** A return code with whose it is, as it is shown once. */
export type NewCode = { name: string; code: string };

/** The return codes in what a form answered; empty where it made none. */
export function codesIn(done: unknown): readonly NewCode[] {
  return withCodes.safeParse(done).data?.codes ?? [];
}

/** What an import did, in what its form answered; null where it was no import. */
export function importIn(done: unknown): ImportDone | null {
  return withCounts.safeParse(done).data?.counts ?? null;
}

/** The class and the return code in what coming in answered; null where nobody came in. */
export function enteredIn(done: unknown): { classId: string; code: string } | null {
  return entered.safeParse(done).data ?? null;
}

export type ImportDone = z.output<typeof counts>;

const withCodes = z.object({ codes: z.array(z.object({ name: z.string(), code: z.string() })) });
const counts = z.object({
  ...{ add: z.number(), change: z.number(), expected: z.number() },
  ...{ in: z.number(), gone: z.number(), left: z.number() },
});
const withCounts = z.object({ counts });
const entered = z.object({ classId: z.string(), code: z.string() });
