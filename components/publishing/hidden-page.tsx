import { HiddenBecause } from "@/components/moderation/hidden-notices";
import { PageFrame } from "@/components/layout/page-frame";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { capitalised } from "@/lib/foundation/text";
import type { Hiding } from "@/lib/publishing/queries/hidden";

/** What is left of something that a ruling hides: that it stood here, and why it is not shown. */
export function HiddenPage({
  kind,
  hiding,
}: {
  kind: "claim" | "document" | "source";
  hiding: Hiding;
}) {
  const title = capitalised(`${kind}s`);
  return (
    <PageFrame
      head={
        <>
          <Breadcrumb trail={[{ label: title, href: `/${kind}s` }, { label: `Hidden ${kind}` }]} />
          <h1>This {kind} was hidden</h1>
        </>
      }
    >
      <div className="mt-6 max-w-measure space-y-4">
        <p>
          <HiddenBecause what="It was hidden" hiding={hiding} />
        </p>
        <p className="text-soft">
          Its author may answer once; then a second person decides whether it is shown again. The
          address stays, so that links to it lead to this notice.
        </p>
      </div>
    </PageFrame>
  );
}
