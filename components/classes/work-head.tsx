import { Breadcrumb, type Crumb } from "@/components/ui/breadcrumb";
import { classPath } from "@/lib/classes/rules/paths";
import { timeLeft, zoneInWords } from "@/lib/classes/rules/zones";
import type { WorkSheet } from "@/lib/classes/queries/work";
import { LocalMoment } from "./local-moment";

/** The way to a page of an assignment. */
export function WorkTrail({ work, further }: { work: WorkSheet; further?: string }) {
  const trail: Crumb[] = [
    { label: "Classes", href: "/classes" },
    { label: work.class.name, href: classPath(work.class.id) },
    further ? { label: work.title, href: `/assignments/${work.id}` } : { label: work.title },
    ...(further ? [{ label: further }] : []),
  ];
  return <Breadcrumb trail={trail} />;
}

/** When it is due, in the time zone of the class, and how long that is from now. */
export function DueLine({ work }: { work: WorkSheet }) {
  const { timeZone } = work.class;
  const left = timeLeft(work.now, work.dueAt);
  return (
    <p className="meta mt-3">
      Due <LocalMoment at={work.dueAt} timeZone={timeZone} />
      {`, in the time of ${zoneInWords(timeZone)}\u00a0· ${left ? `${left} left` : "it was due"}`}
    </p>
  );
}
