import { plainly, beginningOf } from "@/lib/foundation/redacted";
import { STANDING_WORDS } from "@/lib/sources/rules/standing-words";

/** One thing that became different in what voters see; `kind` is what was decided, or a source's new standing. */
export type LedgerChangeView = { what: string; kind: string; words: string };

/** What changed in a claim's ledger, one line each. */
export function LedgerChanges({ changes }: { changes: readonly LedgerChangeView[] }) {
  return (
    <ul className="list-disc pl-5">
      {changes.length === 0 && (
        <li>Something that voters see: the claim, its evidence or arguments, or a source.</li>
      )}
      {changes.map((change, index) => (
        <li key={index}>{changeInWords(change)}</li>
      ))}
    </ul>
  );
}

/** The changes that came with a failed attempt, and the hash of the ledger that is now shown; null for other answers. */
export function ledgerMoved(details: Readonly<Record<string, unknown>> | undefined) {
  if (typeof details?.seenHash !== "string") return null;
  const { seenHash, changes } = details;
  return { seenHash, changes: Array.isArray(changes) ? (changes as LedgerChangeView[]) : [] };
}

function changeInWords({ what, kind, words }: LedgerChangeView): string {
  const named = `“${beginningOf(plainly(words), 200)}”`;
  if (what === "source") {
    const standing = STANDINGS[kind];
    return `The source ${named} ${standing ? `is ${standing.is}` : "has another standing"}`;
  }
  return `${HAPPENED[kind] ?? "New"} ${what}: ${named}`;
}

const HAPPENED: Record<string, string> = { RETRACT: "Taken out", REWORD: "Reworded" };
const STANDINGS: Record<string, { is: string }> = STANDING_WORDS;
