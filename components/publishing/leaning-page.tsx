import { PageFrame } from "@/components/layout/page-frame";
import { WithMarks } from "@/components/moderation/with-marks";
import { SourceStanding } from "@/components/sources/source-standing";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Day } from "@/components/ui/day";
import { LeaningList } from "@/components/verdicts/leaning-list";
import type { LeaningPage as LeaningPageView } from "@/lib/publishing/queries/leaning-page";
import { leaningPath } from "@/lib/verdicts/rules/recall";

/** Everything that leans on a source, with the verdict of each claim before its standing changed and now. */
export function LeaningPage({ source, leaning }: LeaningPageView) {
  return (
    <PageFrame
      head={
        <>
          <Breadcrumb
            trail={[
              { label: "Sources", href: "/sources" },
              { label: source.title, href: source.path },
              { label: "What leans on it" },
            ]}
          />
          <h1 className="mt-3">What leans on this source</h1>
          <p className="mt-3 max-w-measure text-soft">{source.title}</p>
          <p className="mt-3 max-w-measure">
            <SourceStanding standing={source.standing} />
            {leaning.changedAt && (
              <>
                {" "}
                since <Day at={leaning.changedAt} />
              </>
            )}
            {source.reason && (
              <>
                : <WithMarks text={source.reason} />
              </>
            )}
          </p>
          {leaning.changedAt && leaning.claims.length > 0 && (
            <p className="meta mt-2 max-w-measure">
              Each claim is shown with its verdict before that day’s change and with the one that it
              has now, which other changes may have moved as well.
            </p>
          )}
        </>
      }
    >
      <div className="mt-6 max-w-[58rem]">
        <LeaningList leaning={leaning} hrefOf={(page) => leaningPath(source.id, page)} />
      </div>
    </PageFrame>
  );
}
