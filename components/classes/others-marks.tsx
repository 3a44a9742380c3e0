import { WithMarks } from "@/components/moderation/with-marks";
import { Notice } from "@/components/ui/notice";
import { gradeWords } from "./grade-words";

/** What somebody else said of the same work while one wrote. */
export type OthersSaid = {
  seen: string;
  override: number | null;
  marks: { title: string; label: string; comment: string | null; markedBy: string | null }[];
};

/** The same, before what one wrote oneself is sent again. */
export function OthersMarks({ other: { marks, override } }: { other: OthersSaid }) {
  return (
    <Notice outcome="kept" title="What the grade says now">
      {marks.length === 0 && override === null && (
        <p>Nothing yet: what you looked at was changed in another way, or handed in again.</p>
      )}
      <ul className="space-y-2">
        {marks.map(({ title, label, comment: said, markedBy }) => (
          <li key={title}>
            {title}: <b>{label}</b>
            {markedBy && `, by ${markedBy}`}
            {said && (
              <p className="whitespace-pre-line">
                <WithMarks text={said} />
              </p>
            )}
          </li>
        ))}
        {override !== null && <li>Set to {gradeWords(override)}.</li>}
      </ul>
      <p className="mt-2">
        What you chose and wrote is still here. Send it again if it still holds.
      </p>
    </Notice>
  );
}
