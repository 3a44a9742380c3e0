import { WithMarks } from "@/components/moderation/with-marks";
import { Byline } from "@/components/identity/byline";
import { Badge } from "@/components/ui/badge";
import { Citation, type CitationView } from "@/components/sources/citation";
import { SourceStanding, type SourceStandingView } from "@/components/sources/source-standing";
import { FoldedNotes } from "@/components/annotations/folded-notes";
import { RatingLine } from "@/components/reviews/rating-line";
import type { NoteGroup } from "@/lib/publishing/queries/notes";
import type { RatingCounts } from "@/lib/reviews/queries/rating-sheet";
import { citePath } from "@/lib/publishing/rules/paths";
import { itemPath } from "@/lib/reviews/rules";
import type { Attested } from "@/lib/evidence/queries/attest-sheet";
import { AttestedBy } from "./attested-by";
import { CheckBadge, type ExcerptCheckView } from "./check-badge";
import type { Fit, Reading } from "@/lib/evidence/rules";
import type { BearsOn } from "@/lib/evidence/rules/spans";
import { CheckFindings, type CheckFound } from "./check-findings";
import { attestPath, placePath } from "@/lib/evidence/rules/paths";
import { FitBadge } from "./fit-badge";
import { DIRECTNESS_WORDS } from "@/lib/evidence/rules/reading-words";
import { QuotedExcerpt } from "./quoted-excerpt";
import { UndercutNote, type UndercutView } from "./undercut-note";

export type EvidenceCardView = {
  id: string;
  /** The words as they stand in the source. */
  excerpt: string;
  language?: string | null;
  direction: "SUPPORTS" | "CONTRADICTS" | "CONTEXT";
  directness: "DIRECT" | "INFERENTIAL";
  /** The source that the words were taken from, with the place in it. */
  source: CitationView;
  standing: SourceStandingView;
  /** The source that those words report or quote, where there is one. */
  via: CitationView | null;
  check: ExcerptCheckView & { found: CheckFound | null };
  /** Those who transcribed it first, where nobody but people could. */
  attested: readonly Attested[];
  fit: Fit;
  /** How second people read it who read it otherwise than its adder. */
  readAs: readonly Reading[];
  /** False while only the editor who added it has looked at it. */
  isSeenBySecond: boolean;
  undercuts: readonly UndercutView[];
  ratings: RatingCounts;
  /** What readers noted about it. */
  notes: NoteGroup;
  /** The words of the claim that it bears on, and whether the claim still says them; null where it bears on the whole. */
  bearsOn: BearsOn | null;
  note: string | null;
  byline: string;
  handle?: string | null;
  /** Who worded it so, where that is somebody else. */
  reviser: { byline: string; handle: string | null } | null;
};

/**
 * One source's bearing on a claim: its words, where they stand, and how far they have been tested.
 * @param claimId the claim on whose page it stands; elsewhere the card leads nowhere
 */
export function EvidenceCard({
  evidence,
  claimId,
}: {
  evidence: EvidenceCardView;
  claimId?: string;
}) {
  const { excerpt, note, undercuts } = evidence;
  return (
    <article id={`e-${evidence.id}`} className="evidence addressable">
      <blockquote lang={evidence.language ?? undefined}>
        <QuotedExcerpt excerpt={excerpt} />
      </blockquote>
      <Attribution evidence={evidence} />
      {evidence.bearsOn && <BearingOn {...evidence.bearsOn} />}
      <Tests evidence={evidence} />
      <CheckFindings
        check={evidence.check}
        placeHref={claimId ? placePath(claimId, evidence.id) : null}
      />
      {evidence.check.status === "NOT_CHECKED" && (
        <AttestedBy
          given={evidence.attested}
          count={evidence.check.attestationCount ?? 0}
          href={claimId ? attestPath(claimId, evidence.id) : null}
        />
      )}
      {note && (
        <p className="evidence-note">
          <WithMarks text={note} />
        </p>
      )}
      {undercuts.map((undercut) => (
        <UndercutNote key={undercut.id} undercut={undercut} />
      ))}
      <RatingLine ratings={evidence.ratings} />
      {claimId && <FoldedNotes claimId={claimId} group={evidence.notes} />}
      <p className="meta evidence-tests">
        <span>
          Added by <Byline name={evidence.byline} handle={evidence.handle} />
          {evidence.reviser && (
            <>
              , revised by{" "}
              <Byline name={evidence.reviser.byline} handle={evidence.reviser.handle} />
            </>
          )}
        </span>
        {claimId && <Ways claimId={claimId} evidenceId={evidence.id} />}
      </p>
    </article>
  );
}

function Ways({ claimId, evidenceId }: { claimId: string; evidenceId: string }) {
  return (
    <>
      <a href={`#e-${evidenceId}`} aria-label="Link to this evidence" className="permalink">
        Link
      </a>
      <a
        href={itemPath({ claimId, kind: "evidence", itemId: evidenceId })}
        aria-label="Respond to this evidence"
        className="permalink"
      >
        Respond
      </a>
      <a
        href={citePath({ claimId, evidenceId })}
        aria-label="Cite this evidence"
        className="permalink"
      >
        Cite
      </a>
    </>
  );
}

function Attribution({ evidence: { via, source } }: { evidence: EvidenceCardView }) {
  return (
    <p className="meta evidence-from">
      {via && (
        <>
          <Citation citation={via} />, as reported in{" "}
        </>
      )}
      <Citation citation={source} />
    </p>
  );
}

function BearingOn({ words, isThere }: BearsOn) {
  return (
    <p className="meta evidence-from">
      Bears on: “{words}”{!isThere && ", words that the claim no longer has"}
    </p>
  );
}

function Tests({ evidence }: { evidence: EvidenceCardView }) {
  return (
    <ul className="meta evidence-tests">
      <li>
        <CheckBadge check={{ ...evidence.check, ...evidence.check.found }} />
      </li>
      <li>
        <FitBadge {...evidence} />
      </li>
      <li>
        <Badge>{DIRECTNESS_WORDS[evidence.directness].does}</Badge>
      </li>
      {evidence.standing !== "GOOD" && (
        <li>
          <SourceStanding standing={evidence.standing} />
        </li>
      )}
      {!evidence.isSeenBySecond && (
        <li>
          <Badge shape="hollow">not seen by a second person</Badge>
        </li>
      )}
    </ul>
  );
}
