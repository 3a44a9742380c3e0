import { Notice } from "@/components/ui/notice";
import type { OddTimes } from "@/lib/classes/rules/zones";

/** Tells whoever gave a time that the change of the clocks skips, or brings twice, what it was taken for. */
export function OddTimesNotice({
  odd: { skipped, twice },
  sayings,
}: {
  odd: OddTimes;
  /** By their fields, what the times came to: "it is due on ...". */
  sayings: Record<string, string | null>;
}) {
  const said = (fields: readonly string[]) =>
    fields.flatMap((field) => sayings[field] ?? []).join(", and ");
  return (
    <>
      {said(skipped) && (
        <Notice
          outcome="kept"
          title="Clocks go forward that night, and skip the time that you gave."
        >
          It is moved forward: {said(skipped)}.
        </Notice>
      )}
      {said(twice) && (
        <Notice
          outcome="kept"
          title="Clocks go back that night, and the time that you gave comes twice."
        >
          The first of the two counts: {said(twice)}.
        </Notice>
      )}
    </>
  );
}
