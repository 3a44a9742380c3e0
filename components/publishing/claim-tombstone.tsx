import { WithMarks } from "@/components/moderation/with-marks";
import { PageFrame } from "@/components/layout/page-frame";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Day } from "@/components/ui/day";
import type { ClaimHead } from "@/lib/publishing/queries/claim-head";
import { HiddenPage } from "./hidden-page";

/** What is left of a retracted claim: that it stood here, and why it does not any more. */
export function ClaimTombstone({ head: { sentence, retraction, hidings } }: { head: ClaimHead }) {
  const hiding = hidings.find(({ kind }) => kind === "claim");
  if (hiding) return <HiddenPage kind="claim" hiding={hiding} />;
  return (
    <PageFrame
      head={
        <>
          <Breadcrumb
            trail={[{ label: "Claims", href: "/claims" }, { label: "Retracted claim" }]}
          />
          <h1 className="mt-3 max-w-[22em]">This claim was retracted</h1>
        </>
      }
    >
      <div className="mt-6 max-w-measure space-y-4">
        {sentence && (
          <p>
            It read:{" "}
            <s>
              <WithMarks text={sentence} />
            </s>
          </p>
        )}
        {retraction && (
          <p>
            Retracted on <Day at={retraction.at} />
            {retraction.reason && (
              <>
                , with this reason: <WithMarks text={retraction.reason} />
              </>
            )}
          </p>
        )}
        <p className="text-soft">
          Nothing that stood here was deleted, and nothing counts any more. The address stays, so
          that links to it lead to this notice.
        </p>
      </div>
    </PageFrame>
  );
}
