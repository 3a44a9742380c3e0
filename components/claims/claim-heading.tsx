import { WithMarks } from "@/components/moderation/with-marks";
import { Badge } from "@/components/ui/badge";
import { kindWords, type ClaimKindView } from "./words";

export type ClaimHeadingView = {
  sentence: string;
  kind: ClaimKindView;
  /** What the sentence is limited to, each part in words. */
  scope: {
    who?: string | null;
    when?: string | null;
    /** Which calendar `when` is counted in, where that makes a difference. */
    calendar?: "GREGORIAN" | "JULIAN" | null;
    where?: string | null;
    strength?: string | null;
  };
  /** The text that the claim is about, where it asserts what one text says. */
  aboutText?: { title: string; href: string } | null;
  topics: readonly { name: string; href?: string | null }[];
  revisionNumber: number;
  /** False while only the editor who added it has looked at it. */
  isSeenBySecond: boolean;
};

/** The claim as the title of its page, and under it what kind it is and what it is limited to. */
export function ClaimHeading({
  claim,
  historyHref,
}: {
  claim: ClaimHeadingView;
  historyHref: string;
}) {
  const { who, where, strength } = claim.scope;
  const scope = [who, where, whenInWords(claim.scope), strength].filter((part) => part != null);
  return (
    <>
      <h1 className="mt-3 max-w-[22em]">
        <WithMarks text={claim.sentence} />
      </h1>
      <p className="meta dotted-list mt-3 max-w-[44rem]">
        <span>{kindWords[claim.kind]}</span>
        {scope.map((part) => (
          <span key={part}>
            <WithMarks text={part} />
          </span>
        ))}
        {claim.aboutText && (
          <span>
            about what <a href={claim.aboutText.href}>{claim.aboutText.title}</a> says
          </span>
        )}
        {claim.topics.map(({ name, href }) =>
          href ? (
            <a key={name} href={href}>
              {name}
            </a>
          ) : (
            <span key={name}>{name}</span>
          ),
        )}
        {claim.revisionNumber > 1 && <span>revision {claim.revisionNumber}</span>}
        <a href={historyHref}>History</a>
      </p>
      {!claim.isSeenBySecond && (
        <p className="mt-1.5">
          <Badge shape="hollow">The wording has not been seen by a second person</Badge>
        </p>
      )}
    </>
  );
}

function whenInWords({ when, calendar }: ClaimHeadingView["scope"]) {
  if (!when || !calendar) return when;
  return `${when} (${calendar === "JULIAN" ? "Old Style" : "New Style"})`;
}
