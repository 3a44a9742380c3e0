import { WithMarks } from "@/components/moderation/with-marks";
import { VerdictMark, type VerdictMarkView } from "@/components/verdicts/verdict-mark";
import { stateLooks, type SentenceState } from "./sentence-states";

export type MarginCardView = {
  claimId: string;
  sentence: string;
  href: string;
  state: SentenceState;
  verdict: VerdictMarkView;
  /** One more thing worth knowing at this place: "1 unanswered counter-claim". */
  remark?: string | null;
};

/** A claim beside the words that assert it. The line at its side repeats the line under the words. */
export function MarginCard({ card }: { card: MarginCardView }) {
  return (
    <div
      id={`c-${card.claimId}`}
      className="addressable border-l-3 pl-3"
      style={{ borderColor: stateLooks[card.state].line, borderLeftStyle: borders[card.state] }}
    >
      <a
        href={card.href}
        className="block py-0.5 text-aside leading-snug text-ink no-underline hover:underline"
      >
        <WithMarks text={card.sentence} />
      </a>
      <p className="mt-1">
        <VerdictMark verdict={card.verdict} />
      </p>
      {card.remark && <p className="meta">{card.remark}</p>}
    </div>
  );
}

const borders: Record<SentenceState, "solid" | "dashed" | "dotted" | "double"> = {
  supported: "solid",
  refuted: "dashed",
  contested: "double",
  open: "solid",
  unsourced: "dotted",
  opinion: "solid",
  unread: "solid",
};
