import { MarkedText } from "@/components/annotations/marked-text";
import { WithMarks } from "@/components/moderation/with-marks";
import { PageFrame } from "@/components/layout/page-frame";
import { PrintedAddress } from "@/components/layout/printed-address";
import { Section } from "@/components/layout/section";
import { FlagLink } from "@/components/moderation/flag-link";
import { DemonstrationMark } from "@/components/reviews/demonstration-mark";
import { positionWords } from "@/components/reviews/words";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Day } from "@/components/ui/day";
import { EmptyState } from "@/components/ui/empty-state";
import type {
  Contribution,
  ReviewerPage as ReviewerPageView,
} from "@/lib/publishing/queries/reviewers";
import { Pages } from "./pages";

/** An account's public face: who it is, since when, and what they contributed under their name. */
export function ReviewerPage({
  reviewer,
  address,
}: {
  reviewer: ReviewerPageView;
  address: string;
}) {
  return (
    <PageFrame head={<Head reviewer={reviewer} address={address} />}>
      <Section id="contributions" title="Contributions">
        <Contributions reviewer={reviewer} />
        <Pages
          label="Contributions, pages"
          path={reviewer.path}
          position={reviewer}
          anchor="contributions"
        />
      </Section>
    </PageFrame>
  );
}

function Head({ reviewer, address }: { reviewer: ReviewerPageView; address: string }) {
  const { profileId, name, handle, since, isDemonstration } = reviewer;
  return (
    <>
      <Breadcrumb trail={[{ label: "Claims", href: "/claims" }, { label: "Reviewer" }]} />
      <h1 className="mt-3 max-w-[22em]">
        <WithMarks text={name} />
      </h1>
      <p className="meta dotted-list mt-3">
        <span>@{handle}</span>
        <span>
          here since <Day at={since} />
        </span>
        <FlagLink kind="reviewer" id={profileId} />
      </p>
      {isDemonstration && (
        <p className="mt-1.5">
          <DemonstrationMark />
        </p>
      )}
      <PrintedAddress url={address} />
    </>
  );
}

function Contributions({ reviewer }: { reviewer: ReviewerPageView }) {
  const { contributions, page, path } = reviewer;
  if (contributions.length === 0 && page > 1) {
    return (
      <EmptyState action={{ label: "Back to the first page.", href: path }}>
        The list ends before this page.
      </EmptyState>
    );
  }
  if (contributions.length === 0) {
    return (
      <EmptyState>
        Nothing stands here yet. Reasons for votes, evidence, arguments and notes that are public
        under this name do.
      </EmptyState>
    );
  }
  return (
    <ul className="-mt-1">
      {contributions.map((contribution) => (
        <li key={contribution.id} className="rationale">
          <div className="meta">
            <p className="rationale-position">{whatItIs(contribution)}</p>
            <p>
              <Day at={contribution.at} />
            </p>
          </div>
          <div className="max-w-measure">
            <Words contribution={contribution} />
            <p className="meta mt-1">
              on{" "}
              <a href={contribution.where.href}>
                <WithMarks text={contribution.where.title} />
              </a>
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}

// As they stand where they were written: notes with their marks, the words of evidence as a source's.
function Words({ contribution: { kind, words } }: { contribution: Contribution }) {
  if (kind === "note") return <MarkedText text={words} />;
  return (
    <p className="whitespace-pre-line">
      <WithMarks text={kind === "evidence" ? `“${words}”` : words} />
    </p>
  );
}

function whatItIs(contribution: Contribution): string {
  switch (contribution.kind) {
    case "vote":
      return `Voted ${positionWords[contribution.position]}`;
    case "evidence":
      return directions[contribution.direction];
    case "argument":
      return relations[contribution.relation];
    case "note":
      return motivations[contribution.motivation];
  }
}

const directions = {
  SUPPORTS: "Evidence for",
  CONTRADICTS: "Evidence against",
  CONTEXT: "Context",
};
const relations = {
  SUPPORTS: "Argued for",
  REBUTS: "Rebutted",
  UNDERCUTS: "Undercut",
  QUALIFIES: "Qualified",
};
const motivations = {
  COMMENTING: "Commented",
  QUESTIONING: "Asked",
  TAGGING: "Tagged",
  ASSESSING: "Assessed",
  REPLYING: "Answered",
};
