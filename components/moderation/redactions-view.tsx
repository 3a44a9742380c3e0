import { PageFrame } from "@/components/layout/page-frame";
import { Section } from "@/components/layout/section";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { TextInput } from "@/components/ui/text-input";
import { REDACTIONS_PATH } from "@/lib/moderation/rules/redaction";
import type { ListedRedaction } from "@/lib/publishing/queries/redactions";
import { Pages, type PositionView } from "@/components/publishing/pages";
import { RedactionList } from "./redaction-list";

/** The administrators' list of what was redacted, and the way to redact something else. */
export function RedactionsView({
  redactions,
  done,
  ...position
}: { redactions: readonly ListedRedaction[]; done: string | undefined } & PositionView) {
  return (
    <PageFrame
      head={
        <>
          <Breadcrumb trail={[{ label: "Desk", href: "/desk" }, { label: "Redactions" }]} />
          <h1 className="mt-3">Redactions</h1>
          <p className="meta max-w-measure">
            What is taken out here is gone for good. The list is <a href="/redactions">public</a>.
            Reports of copyright and personal data wait among the <a href="/desk/flags">flags</a>.
          </p>
        </>
      }
    >
      <div className="mt-6 space-y-6">
        {done === "redacted" && (
          <Notice outcome="done" title="The words are gone.">
            Their length and hash stand in their place, and the ground is public.
          </Notice>
        )}
        <form action={`${REDACTIONS_PATH}/new`} className="max-w-measure space-y-4">
          <Field
            id="on"
            label="What holds the words"
            hint="The address of its page here, or of the mark that stands in it. A claim’s page leads on to everything on it."
          >
            <TextInput id="on" name="on" required aria-describedby="on-description" />
          </Field>
          <Button>Show its texts</Button>
        </form>
      </div>
      <Section id="redacted-title" title="What was redacted">
        {redactions.length > 0 ? (
          <RedactionList redactions={redactions} namesSubject redacts />
        ) : (
          <EmptyState>
            {position.page > 1
              ? "The list ends before this page."
              : "Nothing yet. Every redaction stands here, with its ground and its reason."}
          </EmptyState>
        )}
        <Pages label="Redactions, pages" path={REDACTIONS_PATH} position={position} />
      </Section>
    </PageFrame>
  );
}
