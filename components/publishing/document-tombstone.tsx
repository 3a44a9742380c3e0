import { WithMarks } from "@/components/moderation/with-marks";
import { PageFrame } from "@/components/layout/page-frame";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Day } from "@/components/ui/day";
import type { Dossier } from "@/lib/publishing/queries/document-page";

/** What is left of the dossier on a retracted source: that it stood here, and why it does not any more. */
export function DocumentTombstone({ dossier }: { dossier: Dossier }) {
  const { title, retraction, sourcePath } = dossier;
  return (
    <PageFrame
      head={
        <>
          <Breadcrumb
            trail={[{ label: "Documents", href: "/documents" }, { label: "Retracted document" }]}
          />
          <h1 className="mt-3 max-w-[22em]">This document was retracted</h1>
        </>
      }
    >
      <div className="mt-6 max-w-measure space-y-4">
        <p>
          It was the dossier on{" "}
          <a href={sourcePath}>
            <WithMarks text={title} />
          </a>
          .
        </p>
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
          Its text is not shown any more. The address stays, so that links to it lead to this
          notice.
        </p>
      </div>
    </PageFrame>
  );
}
