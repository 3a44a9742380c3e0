import { WithMarks } from "@/components/moderation/with-marks";
import { Byline } from "@/components/identity/byline";
import { FlagLink } from "@/components/moderation/flag-link";
import { Day } from "@/components/ui/day";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { onClaim } from "@/lib/moderation/rules/flags";
import { confidenceWords, positionWords, type ConfidenceView, type PositionView } from "./words";

export type RationaleView = {
  id: string;
  position: PositionView;
  confidence: ConfidenceView;
  /** Whether the claim still stands as the voter saw it. */
  isFresh: boolean;
  /** The position of the vote that this one took the place of. */
  changedFrom?: PositionView | null;
  rationale: string | null;
  byline: string;
  handle?: string | null;
  castAt: string;
  /** The evidence that the voter relied on, as links into the page. */
  reliedUpon: readonly { id: string; label: string }[];
  /** The voter had proposed the claim or evidence of it. */
  isOnOwnProposal?: boolean;
};

/** What reviewers say, each beside the position that it explains. */
export function Rationales({
  claimId,
  rationales,
  voteHref,
}: {
  claimId: string;
  rationales: readonly RationaleView[];
  voteHref: string;
}) {
  if (rationales.length === 0) {
    return (
      <EmptyState action={{ label: "Cast your vote.", href: voteHref }}>
        Nobody has given reasons yet. They appear here with the first vote that says why.
      </EmptyState>
    );
  }
  const [fresh, stale] = [true, false].map((isFresh) =>
    rationales.filter((rationale) => rationale.isFresh === isFresh),
  );
  return (
    <>
      {fresh!.length > 0 && <List claimId={claimId} rationales={fresh!} />}
      {stale!.length > 0 && (
        <section aria-labelledby="rationales-stale" className={fresh!.length > 0 ? "mt-7" : ""}>
          <h3 id="rationales-stale" className="flex items-baseline gap-1.5">
            <Icon shape="half" size={10} /> Before the ledger changed
          </h3>
          <p className="meta max-w-measure">
            What these voters saw is no longer all that there is. Their votes do not count until
            they confirm them.
          </p>
          <List claimId={claimId} rationales={stale!} />
        </section>
      )}
    </>
  );
}

function List({ claimId, rationales }: { claimId: string; rationales: readonly RationaleView[] }) {
  return (
    <ul className="-mt-1">
      {rationales.map((rationale) => (
        <Rationale key={rationale.id} claimId={claimId} rationale={rationale} />
      ))}
    </ul>
  );
}

function Rationale({ claimId, rationale }: { claimId: string; rationale: RationaleView }) {
  return (
    <li className="rationale">
      <div className="meta">
        <p className="rationale-position">{positionWords[rationale.position]}</p>
        <p>{confidenceWords[rationale.confidence]}</p>
        {rationale.changedFrom && <p>changed from {positionWords[rationale.changedFrom]}</p>}
      </div>
      <div className={`max-w-measure ${rationale.isFresh ? "" : "text-soft"}`}>
        {rationale.rationale ? (
          <p>
            <WithMarks text={rationale.rationale} />
          </p>
        ) : (
          <p className="text-soft">No reason given.</p>
        )}
        <p className="meta dotted-list mt-1">
          <Byline name={rationale.byline} handle={rationale.handle} />
          <Day at={rationale.castAt} />
          {rationale.isOnOwnProposal && <span>voted on their own proposal</span>}
          {rationale.reliedUpon.length > 0 && <ReliedUpon evidence={rationale.reliedUpon} />}
          {rationale.rationale && <FlagLink kind="vote" id={onClaim(claimId, rationale.id)} />}
        </p>
      </div>
    </li>
  );
}

function ReliedUpon({ evidence }: { evidence: RationaleView["reliedUpon"] }) {
  return (
    <span>
      relies on{" "}
      {evidence.map(({ id, label }, index) => (
        <span key={id}>
          {index > 0 && ", "}
          <a href={`#e-${id}`}>{label}</a>
        </span>
      ))}
    </span>
  );
}
