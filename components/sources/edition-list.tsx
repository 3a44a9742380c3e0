import { WithMarks } from "@/components/moderation/with-marks";
import { Day } from "@/components/ui/day";
import { EmptyState } from "@/components/ui/empty-state";
import { RIGHTS_LABELS, ROLE_LABELS } from "@/lib/sources/rules/texts";
import { Icon, type IconShape } from "@/components/ui/icon";

export type EditionView = {
  id: string;
  role: "ORIGINAL" | "PRECIS" | "TRANSLATION" | "EXTRACT";
  holding: "SHOWN" | "PRIVATE" | "NOT_HELD";
  language?: string | null;
  rights: "PUBLIC_DOMAIN" | "OPEN_LICENCE" | "IN_COPYRIGHT" | "UNKNOWN";
  /** Lower-case hex of the text's hash, when it is known. */
  sha256?: string | null;
  /** The page of the text, what it is called, and when it came. */
  path: string;
  label: string;
  at: string;
  isWithdrawn: boolean;
};

/** The texts of a source: what each is, whether it can be read here, and what excerpts are checked against. */
export function EditionList({ editions }: { editions: readonly EditionView[] }) {
  if (editions.length === 0) {
    return (
      <EmptyState>
        No text of this source is held, so excerpts from it stand as not checked.
      </EmptyState>
    );
  }
  return (
    <ul>
      {editions.map((edition) => (
        <li key={edition.id} className="border-b border-rule py-3 first:pt-0">
          <p className="flex items-baseline gap-2.5 text-aside">
            <span className="text-soft">
              <Icon shape={holdings[edition.holding].shape} />
            </span>
            <span>
              <a href={edition.path}>
                <WithMarks text={edition.label} />
              </a>
            </span>
          </p>
          <p className="ml-5.5 text-aside">
            {ROLE_LABELS[edition.role]}
            {edition.language && ` (${edition.language})`}:{" "}
            {edition.isWithdrawn ? "withdrawn" : holdings[edition.holding].words}
          </p>
          <p className="meta ml-5.5">
            {RIGHTS_LABELS[edition.rights]}, <Day at={edition.at} />
            {edition.role === "PRECIS" && ". Excerpts are never checked against a précis."}
            {edition.sha256 && (
              <>
                {"\u00a0· sha256 "}
                <span className="break-all">{edition.sha256}</span>
              </>
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}

const holdings: Record<EditionView["holding"], { words: string; shape: IconShape }> = {
  SHOWN: { words: "can be read here", shape: "check" },
  PRIVATE: { words: "held to check excerpts against, not shown", shape: "half" },
  NOT_HELD: { words: "not held, so nothing is checked against it", shape: "hollow" },
};
