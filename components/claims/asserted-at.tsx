import { WithMarks } from "@/components/moderation/with-marks";
import { Details } from "@/components/ui/details";
import { EmptyState } from "@/components/ui/empty-state";
import { PassageInContext, type PassageView } from "./passage-in-context";

export type OccurrenceView = {
  id: string;
  /** Null where the words may not be shown. */
  passage: PassageView | null;
  document: { title: string; href: string };
  /** The place in words: "para. 3". */
  place: string | null;
  mode: "VERBATIM" | "PARAPHRASE" | "IMPLIED";
  /** Who asserts it: the author, or whoever the author reports; null where the author is not recorded. */
  asserter: {
    people: readonly { name: string; href: string }[];
    isReportedByAuthor: boolean;
  } | null;
};

/** Where a claim is asserted, in whose words. The first place stands open, the others behind it. */
export function AssertedAt({ occurrences }: { occurrences: readonly OccurrenceView[] }) {
  const [first, ...others] = occurrences;
  if (!first) {
    return (
      <EmptyState>
        No document is known to assert this. It appears here once a passage is linked to it.
      </EmptyState>
    );
  }
  return (
    <>
      <Occurrence occurrence={first} />
      {others.length > 0 && (
        <div className="mt-3">
          <Details
            summary={others.length === 1 ? "One more place" : `${others.length} more places`}
          >
            <div className="space-y-4">
              {others.map((occurrence) => (
                <Occurrence key={occurrence.id} occurrence={occurrence} />
              ))}
            </div>
          </Details>
        </div>
      )}
    </>
  );
}

function Occurrence({ occurrence }: { occurrence: OccurrenceView }) {
  const { passage, document, place, mode, asserter } = occurrence;
  return (
    <div className="text-aside">
      {passage ? (
        <PassageInContext passage={passage} />
      ) : (
        <p className="text-soft">The words may not be shown here.</p>
      )}
      <p className="meta mt-1.5">
        <a href={document.href}>
          <WithMarks text={document.title} />
        </a>
        {place && `, ${place}`}. <Asserter asserter={asserter} />; {modes[mode]}.
      </p>
    </div>
  );
}

function Asserter({ asserter }: Pick<OccurrenceView, "asserter">) {
  if (!asserter) return "Asserted by the author, who is not recorded";
  return (
    <>
      Asserted by{" "}
      {asserter.people.map(({ name, href }, index) => (
        <span key={href}>
          {index > 0 && " and "}
          <a href={href}>
            <WithMarks text={name} />
          </a>
        </span>
      ))}
      {asserter.isReportedByAuthor && ", as the author reports"}
    </>
  );
}

const modes: Record<OccurrenceView["mode"], string> = {
  VERBATIM: "in these words",
  PARAPHRASE: "in other words",
  IMPLIED: "by implication",
};
