import { WithMarks } from "@/components/moderation/with-marks";
import { ChoiceSearch } from "@/components/layout/choice-search";
import { Notice } from "@/components/ui/notice";
import type { ClaimsToAssign } from "@/lib/classes/queries/claims-to-assign";
import { claimPath } from "@/lib/claims/rules";
import { plainly } from "@/lib/foundation/redacted";

/**
 * Finds claims for the form below it, which holds those that were taken. It all stands in the address, so that it works
 * without script.
 *
 * @param pathTo the address of the form with other claims chosen
 */
export function ClaimChoice({
  action,
  choice: { words, chosen, found, gone },
  template,
  pathTo,
}: {
  action: string;
  choice: ClaimsToAssign;
  template?: string;
  pathTo: (claimIds: readonly string[]) => string;
}) {
  const ids = chosen.map(({ id }) => id);
  return (
    <div className="space-y-4">
      <ChoiceSearch
        action={action}
        label="Find claims"
        hint={foundInWords(words, found.length)}
        words={words}
        kept={{ template, claims: ids.join(" ") || undefined }}
      />
      {gone.length > 0 && (
        <Notice outcome="kept" title={goneInWords(gone.length)}>
          The form below goes on without; nothing changes before you save it.
        </Notice>
      )}
      {found.length > 0 && (
        <ul aria-label="Claims that were found" className="max-w-measure divide-y divide-rule">
          {found.map((claim) => (
            <li key={claim.id} className="py-2">
              <WithMarks text={claim.sentence} />
              <span className="meta flex flex-wrap gap-x-5">
                <a
                  href={pathTo([...ids, claim.id])}
                  aria-label={`Take the claim: ${plainly(claim.sentence)}`}
                  className="inline-flex min-h-8 items-center"
                >
                  Take it
                </a>
                <a href={claimPath(claim)} className="inline-flex min-h-8 items-center">
                  Look at it
                </a>
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

const goneInWords = (count: number) =>
  count === 1
    ? "One of the claims that were chosen is no longer in the ledger."
    : `${count} of the claims that were chosen are no longer in the ledger.`;

function foundInWords(words: string, count: number): string {
  if (words === "")
    return "By any of their words, before you fill in the form: what you take stands in it.";
  return count === 0 ? `No other claim has “${words}”.` : "Take those that you want.";
}
