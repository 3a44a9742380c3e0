import { Byline } from "@/components/identity/byline";
import { Badge } from "@/components/ui/badge";
import { Citation, type CitationView } from "@/components/sources/citation";
import { SourceStanding, type SourceStandingView } from "@/components/sources/source-standing";
import { FoldedNotes } from "@/components/annotations/folded-notes";
import { ItemForms } from "@/components/annotations/item-forms";
import { RatingLine } from "@/components/reviews/rating-line";
import type { NoteGroup } from "@/lib/publishing/queries/notes";
import type { RatingCounts } from "@/lib/reviews/queries/rating-sheet";
import { CheckBadge, type ExcerptCheckView } from "./check-badge";
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
  check: ExcerptCheckView;
  fit: "AWAITING" | "FIT" | "DISPUTED";
  /** False while only the editor who added it has looked at it. */
  isSeenBySecond: boolean;
  undercuts: readonly UndercutView[];
  ratings: RatingCounts;
  /** What readers noted about it. */
  notes: NoteGroup;
  note: string | null;
  byline: string;
  /** The form that says it in other words, or takes it out. */
  reviseHref: string;
  handle?: string | null;
};

/**
 * One source's bearing on a claim: its words, where they stand, and how far they have been tested.
 * @param forms the claim on whose page it stands, and the form that denies that the words lead to it; elsewhere
 *   the card leads to no form
 */
export function EvidenceCard({
  evidence,
  forms,
}: {
  evidence: EvidenceCardView;
  forms?: EvidenceForms;
}) {
  const { excerpt, note, undercuts } = evidence;
  return (
    <article id={`e-${evidence.id}`} className="evidence addressable">
      <blockquote lang={evidence.language ?? undefined}>
        <QuotedExcerpt excerpt={excerpt} />
      </blockquote>
      <Attribution evidence={evidence} />
      <Tests evidence={evidence} />
      {note && <p className="evidence-note">{note}</p>}
      {undercuts.map((undercut) => (
        <UndercutNote key={undercut.id} undercut={undercut} />
      ))}
      <RatingLine ratings={evidence.ratings} />
      {forms && <FoldedNotes claimId={forms.claimId} group={evidence.notes} />}
      <p className="meta evidence-tests">
        <span>
          Added by <Byline name={evidence.byline} handle={evidence.handle} />
        </span>
        {forms && <Ways evidence={evidence} forms={forms} />}
      </p>
    </article>
  );
}

type EvidenceForms = { claimId: string; undercutHref: string };

function Ways({
  evidence: { id, reviseHref },
  forms: { claimId, undercutHref },
}: {
  evidence: EvidenceCardView;
  forms: EvidenceForms;
}) {
  return (
    <>
      <ItemForms item={{ claimId, kind: "evidence", itemId: id }} />
      <a href={`#e-${id}`} aria-label="Link to this piece of evidence" className="permalink">
        link
      </a>
      <a href={undercutHref} className="permalink no-print">
        undercut
      </a>
      <a href={reviseHref} aria-label="Revise this piece of evidence" className="permalink">
        revise
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

function Tests({ evidence }: { evidence: EvidenceCardView }) {
  return (
    <ul className="meta evidence-tests">
      <li>
        <CheckBadge check={evidence.check} />
      </li>
      <li>{fits[evidence.fit]}</li>
      <li>
        <Badge>{evidence.directness === "DIRECT" ? "says so directly" : "by inference"}</Badge>
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

const fits: Record<EvidenceCardView["fit"], React.ReactNode> = {
  AWAITING: <Badge shape="hollow">awaits a second reader</Badge>,
  FIT: <Badge shape="double">a second reader finds that it fits</Badge>,
  DISPUTED: (
    <Badge shape="struck" tone="brick">
      a second reader disputes the fit
    </Badge>
  ),
};
