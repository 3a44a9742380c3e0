import type { ExcerptStatus } from "@/prisma/generated/enums";

/** So many different people make words count that the machine has nothing to look up in. `assay_proven_at` asks for as many. */
export const ATTESTERS_NEEDED = 2;

/**
 * Whether the words of evidence are proven: by the machine, or, where it had nothing to look in, by people who transcribed
 * them. What it did not find, nobody can attest. In statements the same is asked by `provenAt`.
 *
 * @param attestations how many different people stand by having transcribed them
 */
export const isProven = ({ check, attestations }: Proof): boolean =>
  check === "VERIFIED" || (check === "NOT_CHECKED" && attestations >= ATTESTERS_NEEDED);

type Proof = { readonly check: ExcerptStatus; readonly attestations: number };

/** What the machine said last of a wording; null while it has not looked. */
export type MachinesWord = { status: ExcerptStatus; locator: string | null } | null;

/**
 * Why nobody can attest words: the machine had a text to look in. Null where it had none, or has not looked yet; what it finds
 * later counts in the place of people's word.
 */
export function whyNotAttested(found: MachinesWord): string | null {
  switch (found?.status ?? "NOT_CHECKED") {
    case "NOT_CHECKED":
      return null;
    case "VERIFIED":
      return "The machine found these words in a text of the source, so nobody need attest them.";
    case "WRONG_LOCATOR":
      return found?.locator
        ? `The machine found these words in a text of the source, in ${found.locator}. Put the place right instead.`
        : "The machine found these words in a text of the source, at another place. Put the place right instead.";
    case "AMBIGUOUS":
      return "The machine found these words in several places of the source’s text. Say which is meant instead.";
    case "NOT_FOUND":
      return "The machine looked in a text of the source and did not find these words. What it did not find, nobody can attest: correct the words, or have the right text added.";
  }
}
