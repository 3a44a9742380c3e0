import { HeldUntil } from "@/components/evidence/held-until";
import { QuotedExcerpt } from "@/components/evidence/quoted-excerpt";
import { readingInWords } from "@/components/evidence/reading-words";
import { ServesMany } from "@/components/evidence/serves-many";
import { locatorInWords } from "@/components/sources/csl";
import { Badge } from "@/components/ui/badge";
import { Day } from "@/components/ui/day";
import { claimPath } from "@/lib/claims/rules";
import type { DeskLine } from "@/lib/moderation/queries/desk-queues";
import { deskQueuePath, lineId } from "@/lib/moderation/rules/desk-queues";
import { beginningOf } from "@/lib/foundation/redacted";
import { STANDING_WORDS } from "@/lib/sources/rules/standing-words";
import { LineWork, type LineProps } from "./line-work";
import { shortened } from "./queue-row";
import { WithMarks } from "./with-marks";

/** One piece of evidence in a queue, with what is needed to act on it. */
export function EvidenceLine(props: LineProps) {
  const { line, queue } = props;
  return (
    <article
      id={lineId(line)}
      aria-label={shortened(line.excerpt)}
      tabIndex={-1}
      className="space-y-3"
    >
      <Head {...props} />
      <blockquote className="max-w-measure">
        <QuotedExcerpt excerpt={beginningOf(line.excerpt, 600)} />
      </blockquote>
      <From {...props} />
      <On {...props} />
      {line.said && (
        <p className="max-w-measure text-aside">
          Its adder reads that it {readingInWords(line.said)}.
          {line.said.note && (
            <>
              {" "}
              <WithMarks text={line.said.note} />
            </>
          )}
        </p>
      )}
      {queue === "disputed" && <Readings line={line} />}
      {queue === "standing-changed" && <Standings line={line} />}
      <ServesMany claims={line.claimsServed} />
      <LineWork {...props} />
    </article>
  );
}

function Head({ line: { state, since, hold } }: LineProps) {
  return (
    <p className="meta flex flex-wrap items-baseline gap-x-3">
      <Badge>{state === "LIVE" ? "In the ledger" : "Proposed"}</Badge>
      <span>
        since <Day at={since.toISOString()} />
      </span>
      {hold && (
        <span>
          {hold.isMine ? "you are reading it" : "somebody is reading it"},{" "}
          <HeldUntil until={new Date(hold.until)} />
        </span>
      )}
    </p>
  );
}

function From({ line: { source, via, locator }, queue, place }: LineProps) {
  const to = (sourceId: string) => deskQueuePath(queue, { ...place, source: sourceId, page: 1 });
  return (
    <p className="meta">
      {via && (
        <>
          <a href={to(via.id)}>
            <WithMarks text={via.title} />
          </a>
          , as reported in{" "}
        </>
      )}
      <a href={to(source.id)}>
        <WithMarks text={source.title} />
      </a>
      {locator && `, ${locatorInWords(locator.label, locator.value)}`}
    </p>
  );
}

// Whoever may still read it as a second person is told what the claim's page would tell them.
function On({ line: { claimId, slug, sentence, said } }: LineProps) {
  const href = claimPath({ id: claimId, slug });
  return (
    <p className="max-w-measure text-aside">
      On the claim:{" "}
      {said ? (
        <a href={href}>
          <WithMarks text={sentence} />
        </a>
      ) : (
        <>
          <WithMarks text={sentence} /> (<a href={href}>its page</a> says how the adder reads these
          words)
        </>
      )}
    </p>
  );
}

function Readings({ line: { readings } }: { line: DeskLine }) {
  return (
    <ul className="max-w-measure space-y-2 border-l-4 border-contradicts pl-3 text-aside">
      {readings.map((reading) => (
        <li key={reading.checkedAt}>
          {reading.reader} reads that it {readingInWords(reading)}: “
          <WithMarks text={reading.reason} />”
        </li>
      ))}
    </ul>
  );
}

function Standings({ line: { standings } }: { line: DeskLine }) {
  return (
    <ul className="max-w-measure space-y-2 border-l-4 border-qualifies pl-3 text-aside">
      {standings.map(({ id, title, standing, reason, changedAt }) => (
        <li key={id}>
          <WithMarks text={title} /> is {STANDING_WORDS[standing].is}
          {changedAt && (
            <>
              {" "}
              since <Day at={new Date(changedAt).toISOString()} />
            </>
          )}
          {reason && (
            <>
              : <WithMarks text={reason} />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
