/** How many claims an assignment may be about. */
export const CLAIMS_MOST = 20;
/** How many claims a set of them may hold. */
export const SET_CLAIMS_MOST = 100;
/** How many claims, or documents, topics and sets, a form offers at once. */
export const OFFERED_AT_ONCE = 10;

/** What the button says that a browser presses when somebody presses Enter in a line of a form. */
export const ON_ENTER = "enter";

/** Where claims are looked for: by words, in a document, under a topic, in a set of one's own, among the class's own. */
export const LOOKS = ["SEARCH", "DOCUMENT", "TOPIC", "SET", "OWN"] as const;
export type Look = (typeof LOOKS)[number];

/** Claims that are being chosen in a form, and where others are looked for meanwhile. */
export type Choice = {
  claims: readonly string[];
  look: Look;
  /** Searched for by them. */
  words: string;
  /** The document, topic or set that is open. */
  from: string | null;
  /** Counted from 1. */
  page: number;
};

export const NO_CHOICE: Choice = { claims: [], look: "SEARCH", words: "", from: null, page: 1 };

/**
 * The choice after one of its buttons was pressed. What a button cannot mean leaves everything as it is.
 *
 * @param act "take:{claim}", "take:{claim} {claim}", "drop:{claim}", "up:{claim}", "down:{claim}", "look:{where}",
 *   "open:{document, topic or set}", "close:" or "page:{number}"
 * @param most how many claims there is room for; further ones are not taken
 */
export function choiceAfter(choice: Choice, act: string, most: number): Choice {
  const [verb = "", about = ""] = act.split(/:(.*)/s);
  const { claims } = choice;
  switch (verb) {
    case "take":
      return { ...choice, claims: taken(claims, about.split(" "), most) };
    case "drop":
      return { ...choice, claims: claims.filter((id) => id !== about) };
    case "up":
      return { ...choice, claims: moved(claims, about, -1) };
    case "down":
      return { ...choice, claims: moved(claims, about, 1) };
    case "look":
      return isLook(about) ? { ...choice, look: about, from: null, page: 1 } : choice;
    case "open":
      return { ...choice, from: about, page: 1 };
    case "close":
      return { ...choice, from: null, page: 1 };
    case "page":
      return /^[1-9]\d{0,3}$/.test(about) ? { ...choice, page: Number(about) } : choice;
    default:
      return choice;
  }
}

const taken = (claims: readonly string[], further: readonly string[], most: number) =>
  [...new Set([...claims, ...further])].slice(0, Math.max(most, claims.length));

function moved(claims: readonly string[], id: string, by: -1 | 1): readonly string[] {
  const [at, other] = [claims.indexOf(id), claims.indexOf(id) + by];
  if (at < 0 || other < 0 || other >= claims.length) return claims;
  return claims.map((one, nth) => (nth === at ? claims[other]! : nth === other ? id : one));
}

const isLook = (word: string): word is Look => (LOOKS as readonly string[]).includes(word);
