import { Byline } from "@/components/identity/byline";
import { Day } from "@/components/ui/day";
import { markInWords } from "@/lib/foundation/redacted";
import { pageOf, redactPath, subjectIn } from "@/lib/moderation/rules/redaction";
import type { ListedRedaction } from "@/lib/publishing/queries/redactions";
import { groundWords, redactableWords } from "./redaction-words";
import { WithMarks } from "./with-marks";

/** What was redacted: when, on which ground, why and by whom, and how much it was. */
export function RedactionList({
  redactions,
  namesSubject = false,
  redacts = false,
}: {
  redactions: readonly ListedRedaction[];
  /** Whether to say what each is about: not on the page that it is about. */
  namesSubject?: boolean;
  /** Whether it is for those who redact, who may take words out of a reason too. */
  redacts?: boolean;
}) {
  return (
    <ul className="divide-y divide-rule">
      {redactions.map((redaction) => (
        <li key={redaction.id} id={`r-${redaction.id}`} className="py-3">
          <p>
            Redacted on <Day at={redaction.at} />: {groundWords(redaction.ground)}.{" "}
            <WithMarks text={redaction.reason} />
          </p>
          <ul className="meta">
            {redaction.texts.map((mark) => (
              <li key={mark.sha256}>{markInWords(mark).replace(/^Redacted: /, "")}</li>
            ))}
          </ul>
          <p className="meta">
            {namesSubject && <Subject redaction={redaction} />}
            by <Byline name={redaction.byline} handle={redaction.handle} />
            {redacts && (
              <>
                {"\u00a0· "}
                <a href={redactPath({ kind: "redaction", id: redaction.id, claimId: null })}>
                  Redact this reason
                </a>
              </>
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}

function Subject({ redaction: { kind, subjectId } }: { redaction: ListedRedaction }) {
  const words = redactableWords(kind);
  const subject = subjectIn(`${kind}:${subjectId}`);
  const href = subject && pageOf(subject);
  return <>{href ? <a href={href}>{words}</a> : words}&nbsp;· </>;
}
