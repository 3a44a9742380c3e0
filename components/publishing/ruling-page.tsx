import { WithMarks } from "@/components/moderation/with-marks";
import { Byline } from "@/components/identity/byline";
import { PageFrame } from "@/components/layout/page-frame";
import { PrintedAddress } from "@/components/layout/printed-address";
import { Section } from "@/components/layout/section";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Day } from "@/components/ui/day";
import { answerPath, isAnswerable, RULED, thingOf } from "@/lib/moderation/rules/flags";
import type { RulingShown } from "@/lib/publishing/queries/rulings";

/** A ruling: what was decided about what and why, what its author says, and what a second person made of it. */
export function RulingPage({ ruling, address }: { ruling: RulingShown; address: string }) {
  const { id, kind, publicReason, ruledAt, byline, handle, answer, review } = ruling;
  return (
    <PageFrame
      head={
        <>
          <Breadcrumb trail={[{ label: "Rulings", href: "/rulings" }, { label: "Ruling" }]} />
          <h1>{RULED[kind]}</h1>
          <div className="mt-3">
            <About ruling={ruling} />
          </div>
          <PrintedAddress url={address} />
        </>
      }
    >
      <Section id="reason" title="The reason">
        <p className="max-w-measure whitespace-pre-line">
          <WithMarks text={publicReason} />
        </p>
        <p className="meta">
          <Byline name={byline} handle={handle} />, <Day at={ruledAt} />
        </p>
      </Section>
      {isAnswerable(kind) && (
        <Section id="answer" title="What its author says">
          {answer ? (
            <>
              <p className="max-w-measure whitespace-pre-line">
                <WithMarks text={answer.body} />
              </p>
              <p className="meta">
                <Day at={answer.at} />
              </p>
            </>
          ) : (
            <p className="max-w-measure text-soft">
              Its author has not answered.{" "}
              {kind === "SUSPEND" ? (
                "The letter to them has a link to the form, which needs no signing in."
              ) : (
                <a href={answerPath(id)} rel="nofollow" className="no-print">
                  It is yours? Answer it
                </a>
              )}
            </p>
          )}
        </Section>
      )}
      {answer && (
        <Section id="review" title="What a second person decided">
          {review ? (
            <>
              <p className="max-w-measure">
                <b>{review.isUpheld ? "The ruling stands." : "The ruling is overturned."}</b>{" "}
                <WithMarks text={review.publicReason} />
              </p>
              <p className="meta">
                <Byline name={review.byline} handle={review.handle} />, <Day at={review.at} />
              </p>
            </>
          ) : (
            <p className="text-soft">Nobody has decided on the answer yet.</p>
          )}
        </Section>
      )}
    </PageFrame>
  );
}

/** What a ruling is about, in a line. */
export function About({ ruling: { subjectKind, about } }: { ruling: RulingShown }) {
  const thing = `On ${thingOf(subjectKind)}`;
  if (!about) return <p className="max-w-measure">{thing} that is not to be seen now</p>;
  const { label, href, isThere } = about;
  if (!isThere && OF_THEMSELVES.has(subjectKind))
    return (
      <p className="max-w-measure">
        {thing} that is not to be seen now: <a href={href}>what is left of it</a>
      </p>
    );
  return (
    <p className="max-w-measure">
      {thing}
      {isThere ? ": " : " that is not to be seen now. It stood on: "}
      <a href={href}>
        <WithMarks text={label} />
      </a>
    </p>
  );
}

// What has a page of its own; everything else stands on a claim.
const OF_THEMSELVES: ReadonlySet<string> = new Set(["claim", "source", "document", "reviewer"]);
