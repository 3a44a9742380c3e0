import type { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { hyphenated } from "@/lib/foundation/slug";

export const PASSWORD = { shortest: 12, longest: 200, leastScore: 3 } as const;
/** Of a longer password the estimate reads the beginning: its cost grows with the square. */
const ESTIMATED_LENGTH = 64;
const HANDLE_LENGTH = 30;

/**
 * A handle made from a name: lower-case ASCII words joined by hyphens, 30 characters at most, cut
 * after a whole word; "reviewer" where nothing is left. Two names may give one handle: whoever
 * stores it makes it unique.
 */
export function handleFrom(name: string): string {
  return hyphenated(name, HANDLE_LENGTH) || "reviewer";
}

/**
 * How accounts are opened: by anyone, by whoever was invited, or by nobody (`closed`). `unmailed` is the operator's
 * `open` where no letter reaches anybody, so that no address could be confirmed: then only who was invited gets in,
 * since an invitation stands for the address it names.
 */
export type SignUp = "open" | "invitation" | "closed" | "unmailed";

/** What becomes of the operator's wish where letters are read, and where they are not. */
export function signUpOf(wish: Exclude<SignUp, "unmailed">, areLettersRead: boolean): SignUp {
  return wish === "open" && !areLettersRead ? "unmailed" : wish;
}

/** For how many days an invitation may be taken up. */
export const INVITATION_DAYS = 14;

/** For how many days the address of whoever reported something is kept once they have their answer. */
export const CONTACT_DAYS = 30;

/** Whether a handle can be anybody's: lower-case letters, digits and hyphens, 2 to 30 of them. */
export const isHandle = (text: string): boolean => /^[a-z0-9][a-z0-9-]{1,29}$/.test(text);

/** The address of an account's public face. */
export const reviewerPath = (handle: string): string => `/reviewers/${handle}`;

export type PasswordVerdict = { ok: true } | { ok: false; message: string };

/**
 * By what two names are told apart: neither by capitals, white space or marks between words, nor by forms of one letter
 * that Unicode takes for the same (NFKC). Letters of other scripts that look alike are other letters.
 */
export function nameKey(name: string): string {
  return name
    .normalize("NFKC")
    .toUpperCase()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "");
}

/**
 * Whether a password may be set: 12 to 200 characters, and guessed hard enough by zxcvbn (score 3 of
 * 4). The dictionaries are read at the first call and kept.
 *
 * @param personal what an attacker knows: address, name; their words count as guessed
 * @returns the first thing to mend, in words for the person who chose it
 */
export async function passwordVerdict(
  password: string,
  personal: readonly string[],
): Promise<PasswordVerdict> {
  const length = [...password].length;
  if (length < PASSWORD.shortest) {
    return refused(`Use at least ${PASSWORD.shortest} characters; this has ${length}.`);
  }
  if (length > PASSWORD.longest) {
    return refused(`Use at most ${PASSWORD.longest} characters; this has ${length}.`);
  }
  const { score, feedback } = (await estimator()).check(password, knownWords(personal));
  if (score >= PASSWORD.leastScore) return { ok: true };
  const advice = [feedback.warning, ...feedback.suggestions].filter(Boolean);
  return refused(["This password is too easy to guess.", ...advice].join(" "));
}

function refused(message: string): PasswordVerdict {
  return { ok: false, message };
}

/** Each text as it is and each of its words: "Roy Medvedev" alone would not catch "medvedev". */
function knownWords(personal: readonly string[]): string[] {
  const words = personal.flatMap((text) => text.match(/[\p{L}\p{M}\p{N}]{3,}/gu) ?? []);
  return [...new Set(["assay", ...personal, ...words])].filter((text) => text !== "");
}

let loading: Promise<ZxcvbnFactory> | undefined;

function estimator(): Promise<ZxcvbnFactory> {
  // A failed load is forgotten, so that the next call tries again.
  loading ??= loadEstimator().catch((reason: unknown) => {
    loading = undefined;
    throw reason;
  });
  return loading;
}

async function loadEstimator(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, common, english] = await Promise.all([
    import("@zxcvbn-ts/core"),
    import("@zxcvbn-ts/language-common"),
    import("@zxcvbn-ts/language-en"),
  ]);
  return new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
    translations: {
      ...english.translations,
      warnings: {
        ...english.translations.warnings,
        userInputs: "It contains your name, your address or the name of this site.",
      },
    },
    maxLength: ESTIMATED_LENGTH,
  });
}
