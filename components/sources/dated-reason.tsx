import { WithMarks } from "@/components/moderation/with-marks";
import { Day } from "@/components/ui/day";

/** Something that was decided of a source or a text, in a list of such: what, when, by whom where that is told, and why. */
export function DatedReason({
  by,
  at,
  reason,
  children,
}: {
  by?: string;
  at: string;
  reason: string;
  children: React.ReactNode;
}) {
  return (
    <li>
      {children}{" "}
      <span className="meta">
        {by && `${by}, `}
        <Day at={at} />
      </span>
      <p>
        <WithMarks text={reason} />
      </p>
    </li>
  );
}
