import { WithMarks } from "@/components/moderation/with-marks";
import type { AskedInquiry } from "@/lib/classes/queries/inquiries";
import { LocalMoment } from "./local-moment";

/** A question about a criterion, and what was answered. */
export function InquiryWords({
  inquiry: { question: asked, askedAt, answer: given },
  timeZone,
  isSetByHand = false,
}: {
  inquiry: AskedInquiry;
  timeZone: string;
  /** Whether the grade stands as it was set by hand, which no level moves. */
  isSetByHand?: boolean;
}) {
  return (
    <div className="max-w-measure space-y-2 border-l-2 border-rule pl-4">
      <p className="meta">
        Asked on <LocalMoment at={askedAt} timeZone={timeZone} />
      </p>
      <p className="whitespace-pre-line">
        <WithMarks text={asked} />
      </p>
      {given ? (
        <>
          <p className="meta">
            Answered{given.by && ` by ${given.by}`} on{" "}
            <LocalMoment at={given.at} timeZone={timeZone} />: <b>{OUTCOMES[given.outcome]}</b>
            {isSetByHand &&
              given.outcome === "CHANGED" &&
              ". The grade is set by hand now, and goes by no level."}
          </p>
          <p className="whitespace-pre-line">
            <WithMarks text={given.words} />
          </p>
        </>
      ) : (
        <p className="meta">Not answered yet.</p>
      )}
    </div>
  );
}

const OUTCOMES = { STANDS: "the level stands", CHANGED: "another level takes its place" } as const;
