import { Breadcrumb, type Crumb } from "@/components/ui/breadcrumb";
import { classPath } from "@/lib/classes/rules/paths";
import { momentIn, timeLeft } from "@/lib/classes/rules/moments";
import type { WorkSheet } from "@/lib/classes/queries/work";

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
      Due <time dateTime={work.dueAt.toISOString()}>{momentIn(timeZone, work.dueAt)}</time> (
      {timeZone}
      {`)\u00a0· `}
      {left ? `${left} left` : "it was due"}
    </p>
  );
}
