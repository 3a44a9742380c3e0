import { WithMarks } from "@/components/moderation/with-marks";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon, type IconShape } from "@/components/ui/icon";
import { locatorInWords } from "@/components/sources/csl";
import { Citation, type CitationView, type LocatorView } from "@/components/sources/citation";
import { CheckBadge, type ExcerptCheckView } from "./check-badge";
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
            <span className={sides[direction].ink}>
              <Icon shape={sides[direction].shape} size={11} />
            </span>
            <span>
              <span className="meta">{sides[direction].words} </span>
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

const sides: Record<
  EvidenceDrawnView["direction"],
  { words: string; shape: IconShape; ink: string }
> = {
  SUPPORTS: { words: "supports", shape: "triangle-up", ink: "text-supports" },
  CONTRADICTS: { words: "contradicts", shape: "triangle-down", ink: "text-contradicts" },
  CONTEXT: { words: "is context for", shape: "dot", ink: "text-context" },
};
