import { WithMarks } from "@/components/moderation/with-marks";
import { randomUUID } from "node:crypto";
import { PageFrame } from "@/components/layout/page-frame";
import { ProposalList } from "@/components/layout/proposal-list";
import { Section } from "@/components/layout/section";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Button } from "@/components/ui/button";
import { Field, fieldAria } from "@/components/ui/field";
import { DoneNotice } from "@/components/ui/done-notice";
import { TextInput } from "@/components/ui/text-input";
import type { FormState } from "@/lib/access/form-action";
import { claimPath } from "@/lib/claims/rules";
import type { SentenceSheet } from "@/lib/claims/queries/sentence-sheet";
import { plainly } from "@/lib/foundation/redacted";
import { ClaimProposalForm } from "./claim-proposal-form";
import { PlaceForm } from "./place-form";
import { SentenceInContext } from "./sentence-in-context";

/** The page for making a claim of a sentence, or for saying which claim of the ledger it asserts. */
export function SentencePageView({
  sheet,
  beginsAs,
  done,
  outcome,
}: {
  sheet: SentenceSheet;
  beginsAs: "PROPOSED" | "LIVE";
  done: string | undefined;
  outcome: FormState;
}) {
  const { document, claim, mayPlace, before, sentence, after, language, mine } = sheet;
  const named = mayPlace ? claim : null;
  const forms = { sheet: formSheet(sheet), outcome, idempotencyKey: randomUUID() };
  return (
    <PageFrame head={<Head sheet={sheet} named={named} beginsAs={beginsAs} />}>
      <div className="mt-7 space-y-7">
        <DoneNotice done={done} words={DONE}>
          <a href={document.path}>Back to the document</a>, or make another claim below.
        </DoneNotice>
        <SentenceInContext {...{ before, sentence, after, language }} />
        {named ? <PlaceForm {...forms} claimId={named.id} /> : <ClaimProposalForm {...forms} />}
      </div>
      {!named && (
        <Section id="asserts-title" title="It asserts a claim that is here already">
          {mayPlace ? <WhichClaim sheet={sheet} /> : <p className="max-w-measure">{ASK}</p>}
        </Section>
      )}
      {mine.length > 0 && (
        <Section id="mine-title" title="What you made of this document">
          <ProposalList
            proposals={mine.map((one) => ({
              ...{ id: one.id, words: one.sentence, state: one.state, reason: one.reason },
              href: one.state === "LIVE" ? claimPath(one) : null,
            }))}
          />
        </Section>
      )}
    </PageFrame>
  );
}

function Head({
  sheet: { document, isPrecis },
  named,
  beginsAs,
}: {
  sheet: SentenceSheet;
  named: SentenceSheet["claim"];
  beginsAs: "PROPOSED" | "LIVE";
}) {
  return (
    <>
      <Breadcrumb
        trail={[
          { label: "Documents", href: "/documents" },
          { label: plainly(document.title), href: document.path },
          { label: named ? "Place of a claim" : "New claim" },
        ]}
      />
      <h1>{named ? "Record where a claim is asserted" : "Make a claim of a sentence"}</h1>
      {named ? (
        <p className="lede max-w-measure">
          <a href={claimPath(named)}>
            <WithMarks text={named.sentence} />
          </a>
        </p>
      ) : (
        <p className="meta mt-2 max-w-measure">
          {WHAT_HAPPENS[beginsAs]} Your words are published under CC BY 4.0.
        </p>
      )}
      {isPrecis && (
        <p className="meta mt-1 max-w-measure">
          You read a précis: it says in other words what the original says.
        </p>
      )}
    </>
  );
}

function WhichClaim({ sheet: { document, sentenceId } }: { sheet: SentenceSheet }) {
  const hint = "Copy it from the claim’s page.";
  return (
    <form action={`/documents/${document.id}/claims/new`} className="space-y-3">
      <input type="hidden" name="sentence" value={sentenceId} />
      <Field id="claim-address" label="The claim’s address" hint={hint}>
        <TextInput name="claim" maxLength={300} {...fieldAria({ id: "claim-address", hint })} />
      </Field>
      <Button type="submit">Go on</Button>
    </form>
  );
}

// What is sent to the browser with the form: nothing that it does not show.
function formSheet(sheet: SentenceSheet) {
  const { document, editionId, sentenceId, sentence, authors, persons, topics } = sheet;
  const { sources, mayPlace } = sheet;
  return {
    ...{ document, editionId, sentenceId, sentence, authors, persons, topics, sources, mayPlace },
  };
}

const ASK =
  "An editor can record that. Leave a note beside the claim that says which sentence of which document asserts it.";
const WHAT_HAPPENS = {
  PROPOSED: "An editor looks at it first; until then nobody else sees it.",
  LIVE: "It is shown at once, marked as not seen by a second person.",
};
const DONE: Record<string, string> = {
  proposed: "Your claim is proposed. An editor will accept it or send it back with a reason.",
  added: "The claim is in the ledger, marked as not seen by a second person.",
  placed: "It is recorded that these words assert the claim.",
};
