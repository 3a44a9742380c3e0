import { WithMarks } from "@/components/moderation/with-marks";
import { Details } from "@/components/ui/details";
import { Icon } from "@/components/ui/icon";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { claimPath } from "@/lib/claims/rules";
import { beginningOf, plainly } from "@/lib/foundation/redacted";
import type { TouchedClaim } from "@/lib/verdicts/queries/recall";
import type { KeptVerdict } from "@/lib/verdicts/rules/verdict";
import { missingInWords } from "./missing";
import { verdictLooks, voteCount, type VerdictStateView } from "./words";

/**
 * Claims whose evidence leans on a source, each with what leans on it and with how it stands.
 * @param foreseen their verdicts if the source had another standing; without it, how they stood before it changed
 */
export function TouchedClaims({
  claims,
  foreseen,
}: {
  claims: readonly TouchedClaim[];
  foreseen?: ReadonlyMap<string, KeptVerdict> | undefined;
}) {
  return (
    <ul className="divide-y divide-rule border-y border-rule">
      {claims.map((claim) => (
        <li key={claim.id} className="space-y-1.5 py-4">
          <p className="max-w-measure">
            <a href={claimPath(claim)}>
              <WithMarks text={claim.sentence} />
            </a>
          </p>
          {foreseen ? (
            <Change from={claim.now.outcome.state} to={foreseen.get(claim.id) ?? claim.now} />
          ) : (
            <Change from={claim.then} to={claim.now} />
          )}
          <Pieces claim={claim} />
        </li>
      ))}
    </ul>
  );
}

function Change({ from, to }: { from: VerdictStateView | null; to: KeptVerdict }) {
  const { state } = to.outcome;
  const reasons = reasonsOf(to);
  return (
    <div className="font-sans text-aside">
      <p className="flex flex-wrap items-baseline gap-x-2">
        {from !== null && from !== state && (
          <>
            <Verdict state={from} /> <span aria-hidden>→</span>{" "}
            <VisuallyHidden>becomes</VisuallyHidden>
          </>
        )}
        <Verdict state={state} />
        {from === state && <span className="text-soft">as before</span>}
      </p>
      {reasons.length > 0 && <p className="max-w-measure text-soft">{reasons.join(" ")}</p>}
    </div>
  );
}

function Verdict({ state }: { state: VerdictStateView }) {
  const { word, shape, ink } = verdictLooks[state];
  return (
    <span className={`inline-flex items-baseline gap-1.5 ${ink}`}>
      <Icon shape={shape} size={11} />
      {word}
    </span>
  );
}

/** Why it is no band, in sentences. */
export function reasonsOf({ outcome, votes }: KeptVerdict): string[] {
  if (outcome.state === "UNDER_REVIEW")
    return [
      `${voteCount(votes.stale)} ${votes.stale === 1 ? "was" : "were"} cast on the ledger as it stood before, and ${votes.stale === 1 ? "waits" : "wait"} to be confirmed.`,
    ];
  return "missing" in outcome ? outcome.missing.map(missingInWords) : [];
}

function Pieces({ claim: { id, slug, pieces, pieceCount } }: { claim: TouchedClaim }) {
  const summary =
    pieceCount === 1 ? "Its piece of evidence" : `Its ${pieceCount} pieces of evidence`;
  return (
    <Details summary={summary}>
      <ul className="space-y-0.5 text-aside text-soft">
        {pieces.map((piece) => (
          <li key={piece.id} className="max-w-measure">
            <a href={`${claimPath({ id, slug })}#e-${piece.id}`}>
              “{beginningOf(plainly(piece.excerpt), 90)}”
            </a>{" "}
            {piece.isDirect
              ? "draws on it"
              : `draws on ${plainly(piece.source.title)}, which leans on it`}
          </li>
        ))}
        {pieceCount > pieces.length && <li>and {pieceCount - pieces.length} more</li>}
      </ul>
    </Details>
  );
}
