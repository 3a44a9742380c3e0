import { Breadcrumb, type Crumb } from "@/components/ui/breadcrumb";
import { classPath } from "@/lib/classes/rules/paths";
import { plainly } from "@/lib/foundation/redacted";

/** The way to a page of a class, from one's classes on. `further` are the steps below the class, this page the last. */
export function ClassTrail({
  of: { id, name },
  further,
}: {
  of: { id: string; name: string };
  further: readonly Crumb[];
}) {
  const steps = further.map((step) => ({ ...step, label: plainly(step.label) }));
  return (
    <Breadcrumb
      trail={[
        { label: "Your classes", href: "/classes" },
        { label: plainly(name), href: classPath(id) },
        ...steps,
      ]}
    />
  );
}
