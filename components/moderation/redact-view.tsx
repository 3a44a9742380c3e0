import { randomUUID } from "node:crypto";
import { PageFrame } from "@/components/layout/page-frame";
import { Section } from "@/components/layout/section";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { EmptyState } from "@/components/ui/empty-state";
import { Pager } from "@/components/ui/pager";
import type { FormState } from "@/lib/access/form-action";
import type { RedactionSheet } from "@/lib/moderation/queries/redaction-sheet";
import { REDACTIONS_PATH, redactPath, subjectIdOf } from "@/lib/moderation/rules/redaction";
import { RedactForm } from "./redact-form";
import { redactableWords } from "./redaction-words";
import { WithMarks } from "./with-marks";

/** The page on which an administrator takes words out of one thing. */
export function RedactView({
  sheet: { on, href, choices, more, besides, page, hasOlder },
  flagId,
  outcome,
}: {
  sheet: RedactionSheet;
  flagId: string | undefined;
  outcome: FormState;
}) {
  const ofReport = flagId ? `&flag=${flagId}` : "";
  const onPage = (wanted: number) =>
    `${redactPath(on)}${ofReport}${wanted > 1 ? `&page=${wanted}` : ""}#besides-title`;
  const what = redactableWords(on.kind).toLowerCase();
  return (
    <PageFrame
      head={
        <>
          <Breadcrumb
            trail={[
              { label: "Desk", href: "/desk" },
              { label: "Redactions", href: REDACTIONS_PATH },
              { label: "Redact" },
            ]}
          />
          <h1 className="mt-3">Redact the texts of this {what}</h1>
          <p className="meta max-w-measure">
            Only where a court orders it, or copyright, personal data or a threat demand it. In the
            place of the words stand their length and hash; who did it, when and why stays public.{" "}
            {href && <a href={href}>See where it stands</a>}
          </p>
        </>
      }
    >
      <div className="mt-7">
        {choices.length > 0 ? (
          <RedactForm
            choices={choices}
            hidden={{
              on: `${on.kind}:${subjectIdOf(on)}`,
              ...(flagId && { flagId }),
            }}
            outcome={outcome}
            idempotencyKey={randomUUID()}
            more={more}
          />
        ) : (
          <EmptyState>There are no words left here that could be taken out.</EmptyState>
        )}
      </div>
      {(besides.length > 0 || page > 1) && (
        <Section id="besides-title" title="What else stands on this claim">
          <ul className="divide-y divide-rule">
            {besides.map(({ kind, words, href: place }) => (
              <li key={place} className="py-2">
                <a href={`${place}${ofReport}`}>{redactableWords(kind)}</a>{" "}
                <span className="text-soft">
                  <WithMarks text={words} />
                </span>
              </li>
            ))}
          </ul>
          <Pager
            label="What else stands here, pages"
            position={page > 1 || hasOlder ? `of each kind, page ${page}` : ""}
            previousHref={page > 1 ? onPage(page - 1) : null}
            nextHref={hasOlder ? onPage(page + 1) : null}
          />
        </Section>
      )}
    </PageFrame>
  );
}
