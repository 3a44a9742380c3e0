import { WithMarks } from "@/components/moderation/with-marks";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { locatorInWords } from "@/components/sources/csl";
import { Citation, type CitationView, type LocatorView } from "@/components/sources/citation";
import { CheckBadge, type ExcerptCheckView } from "./check-badge";
import { DIRECTION_LOOKS } from "./direction-looks";
import { QuotedExcerpt } from "./quoted-excerpt";

export type EvidenceDrawnView = {
  id: string;
  excerpt: string;
  locator: LocatorView | null;
  direction: "SUPPORTS" | "CONTRADICTS" | "CONTEXT";
  check: ExcerptCheckView;
  /** The source whose words report this one, where they are not its own. */
  reporter?: CitationView | null;
  claim: { sentence: string; href: string };
};

/** Every excerpt drawn from one source, each with the claim that it serves. */
export function EvidenceDrawn({ evidence }: { evidence: readonly EvidenceDrawnView[] }) {
  if (evidence.length === 0) {
    return (
      <EmptyState>
        No evidence rests on this source yet. Excerpts appear here once a claim quotes it.
      </EmptyState>
    );
  }
  return (
    <ul className="-mt-1">
      {evidence.map(({ id, excerpt, locator, direction, check, reporter, claim }) => (
        <li key={id} className="border-b border-rule py-4">
          <blockquote className="max-w-measure">
            <QuotedExcerpt excerpt={excerpt} />
          </blockquote>
          <p className="meta mt-1.5 flex flex-wrap items-baseline gap-x-4">
            {reporter ? (
              <span>
                <Citation citation={reporter} />
              </span>
            ) : (
              locator && <span>{locatorInWords(locator.label, locator.value)}</span>
            )}
            <CheckBadge check={check} />
          </p>
          <p className="mt-1.5 flex max-w-measure items-baseline gap-2 text-aside">
            <span className={DIRECTION_LOOKS[direction].ink}>
              <Icon shape={DIRECTION_LOOKS[direction].shape} size={11} />
            </span>
            <span>
              <span className="meta">{does[direction]} </span>
              <a href={`${claim.href}#e-${id}`}>
                <WithMarks text={claim.sentence} />
              </a>
            </span>
          </p>
        </li>
      ))}
    </ul>
  );
}

const does: Record<EvidenceDrawnView["direction"], string> = {
  SUPPORTS: "supports",
  CONTRADICTS: "contradicts",
  CONTEXT: "is context for",
};
