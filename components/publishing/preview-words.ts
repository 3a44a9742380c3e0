import { claimCount } from "@/components/claims/words";
import { turnoutWords, verdictLooks, voteCount } from "@/components/verdicts/words";
import type { TextRecordShown } from "@/lib/publishing/queries/text-page";
import { ROLE_LABELS } from "@/lib/sources/rules/texts";
import type { ClaimTitle } from "@/lib/publishing/queries/claim-title";
import type { ListedPerson } from "@/lib/publishing/queries/people";
import type { ListedTopic } from "@/lib/publishing/queries/topics";

// What whoever shares an address shows of the page behind it.

/** How a claim stands, in one line: "Contested: 14 votes, provisional. Evidence: 3 for, 2 against." */
export function claimInWords({ state, verdict, evidence, isDemonstration }: ClaimTitle): string {
  if (state === "RETRACTED") return "This claim was retracted. The address keeps the notice.";
  const parts = [
    `${verdictInWords(verdict)}.`,
    evidenceInWords(evidence),
    isDemonstration && "Demonstration data: these reviewers are fictional.",
  ];
  return parts.filter(Boolean).join(" ");
}

/** "Contested: 14 votes, provisional", or that nobody has voted. */
function verdictInWords({ outcome, votes }: ClaimTitle["verdict"]): string {
  if (votes.fresh + votes.stale === 0) return "No votes yet";
  const { word } = verdictLooks[outcome.state];
  const stale = votes.stale > 0 ? `, ${votes.stale} stale` : "";
  if (votes.fresh === 0) return `${word}: no fresh votes${stale}`;
  return `${word}: ${voteCount(votes.fresh)}, ${turnoutWords[votes.turnout]}${stale}`;
}

function evidenceInWords({ supports, contradicts }: ClaimTitle["evidence"]): string {
  if (supports + contradicts === 0) return "No evidence yet.";
  return `Evidence: ${supports} for, ${contradicts} against.`;
}

/** What a document asserts, in one line. */
export function documentInWords({ title, claims }: { title: string; claims: number }): string {
  return `What ${title} asserts, sentence by sentence: ${claimCount(claims)}, each with its verdict and the evidence for and against it.`;
}

/** What a source serves, in one line. */
export function sourceInWords({ title, excerpts }: { title: string; excerpts: number }): string {
  const drawn = excerpts === 1 ? "1 excerpt" : `${excerpts || "no"} excerpts`;
  return `${title}: the record, its standing, and ${drawn} drawn from it with the claims they serve.`;
}

/** What stands under a topic, in one line. */
export function topicInWords({ name, claimCount: claims }: Topic): string {
  return `${name}: ${claimCount(claims)}, each with its verdict and the evidence for and against it.`;
}

/** What is recorded of a person, in one line. */
export function personInWords({ name, claimCount: claims, sourceCount }: Person): string {
  const sources = sourceCount === 1 ? "1 source" : `${sourceCount || "no"} sources`;
  return `${name}: ${claimCount(claims)} that they assert, with how each stands, and ${sources} they had a hand in.`;
}

type Topic = Pick<ListedTopic, "name" | "claimCount">;
type Person = Pick<ListedPerson, "name" | "claimCount" | "sourceCount">;

/** What a text is, in one line. */
export function textInWords({ role, holding, source, matched }: TextRecordShown): string {
  const what = `${ROLE_LABELS[role]} of ${source.title}`;
  if (holding === "SHOWN") return `${what}, to be read in full.`;
  const found = matched === 1 ? "1 excerpt was" : `${matched} excerpts were`;
  return holding === "PRIVATE"
    ? `${what}: held to check excerpts against; ${found} found in it.`
    : `${what}: not held here.`;
}
