import type { WorkSheet } from "@/lib/classes/queries/work";
import { timeLeft, zoneInWords } from "@/lib/classes/rules/zones";
import { LocalMoment } from "./local-moment";
import { OwnMoment } from "./own-moment";

/** When it is due for whoever looks, in the time zone of the class, and how long that is from now. */
export function DueLine({ work }: { work: WorkSheet }) {
  const { timeZone } = work.class;
  const left = timeLeft(work.now, work.dueAt);
  const isExtended = work.dueAt > work.dueForAllAt;
  return (
    <p className="meta mt-3">
      {isExtended ? "You have until" : "Due"} <LocalMoment at={work.dueAt} timeZone={timeZone} />
      {`, in the time of ${zoneInWords(timeZone)}\u00a0· ${left ? `${left} left` : "that time is past"}`}
      {isExtended && (
        <>
          . For the others it is due <LocalMoment at={work.dueForAllAt} timeZone={timeZone} />; you
          were given longer.
        </>
      )}
      <OwnMoment at={work.dueAt.toISOString()} timeZone={timeZone} />
    </p>
  );
}
