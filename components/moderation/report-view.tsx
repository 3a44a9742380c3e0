import { randomUUID } from "node:crypto";
import { PageFrame } from "@/components/layout/page-frame";
import type { FormState } from "@/lib/access/form-action";
import { ReportForm } from "./report-form";

/** The page on which anybody reports copyright or personal data. */
export function ReportView({ about, outcome }: { about: string; outcome: FormState }) {
  return (
    <PageFrame
      head={
        <>
          <h1>Report copyright or personal data</h1>
          <p className="mt-3 max-w-measure text-soft">
            You need no account. If a claim is wrong, <a href="/contact">other ways</a> are quicker.
          </p>
        </>
      }
    >
      <div className="mt-7">
        <ReportForm about={about} outcome={outcome} idempotencyKey={randomUUID()} />
      </div>
    </PageFrame>
  );
}

/** What happens after a report. */
export function ReportSentView() {
  return (
    <PageFrame head={<h1>Your report is with the editors</h1>}>
      <div className="mt-5 max-w-measure space-y-4">
        <p>
          Editors look at every report. They can hide what you named at once; words that have to go
          for good are taken out by an administrator, out of every revision, log and index.
        </p>
        <p>
          What was decided, and why, is public: <a href="/rulings">rulings</a> and{" "}
          <a href="/redactions">what was redacted</a>. If you gave an address, a letter tells you;
          nobody but editors sees it, and it is erased thirty days after the answer.
        </p>
        <p>
          <a href="/report">Report something else</a>
        </p>
      </div>
    </PageFrame>
  );
}
