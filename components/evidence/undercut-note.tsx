import { Byline } from "@/components/identity/byline";
import { Icon } from "@/components/ui/icon";
import { WithMarks } from "@/components/moderation/with-marks";

export type UndercutView = {
  id: string;
  wording: string;
  isAnswered: boolean;
  byline: string;
  handle?: string | null;
};

/** What is said against the step from a piece of evidence to the claim, attached to that evidence. */
export function UndercutNote({ undercut }: { undercut: UndercutView }) {
  const { wording, isAnswered, byline, handle } = undercut;
  return (
    <div className={`mt-3 border-l-2 pl-3.5 ${isAnswered ? "border-rule" : "border-contradicts"}`}>
      <p
        className={`meta flex items-baseline gap-1.5 font-[620] ${isAnswered ? "" : "text-contradicts"}`}
      >
        <Icon shape="struck" size={11} />
        {isAnswered ? "Undercut, answered" : "Undercut, unanswered"}
      </p>
      <p className="max-w-measure text-aside">
        <WithMarks text={wording} />{" "}
        <span className="meta">
          <Byline name={byline} handle={handle} />
        </span>
      </p>
    </div>
  );
}
