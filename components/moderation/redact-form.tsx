"use client";

import type { FieldMetadata } from "@conform-to/react";
import { BoxesField, ChoiceField, ProseField } from "@/components/layout/form-fields";
import { PostedForm } from "@/components/layout/posted-form";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { FormState } from "@/lib/access/form-action";
import { redactTextAction } from "@/lib/moderation/actions";
import { GROUNDS } from "@/lib/moderation/rules/grounds";
import { GROUND_LABELS } from "./redaction-words";
import { WithMarks } from "./with-marks";

type Choice = { id: string; labels: readonly string[]; text: string };
type Input = { texts: string[]; only: string; ground: string; publicReason: string };

/** Takes words out for good: shows first what will be replaced, and does it when that is sent again. */
export function RedactForm({
  choices,
  more,
  hidden,
  ...form
}: {
  choices: readonly Choice[];
  /** How many texts more there are than these. */
  more: number;
  hidden: Readonly<Record<string, string>>;
  outcome: FormState;
  idempotencyKey: string;
}) {
  return (
    <PostedForm<Input>
      {...form}
      id="redact"
      action={redactTextAction}
      labels={labels}
      hidden={hidden}
      summaryTitle="Nothing is redacted yet."
    >
      {({ fields, isPending, state }) => {
        const shown = shownIn(state);
        return (
          <>
            <BoxesField
              field={fields.texts as FieldMetadata<string[]>}
              label={labels.texts}
              hint={more > 0 ? moreWords(more) : ALL_HERE}
              isOptional
              options={choices.map(({ id, labels: names, text }) => ({
                value: id,
                label: (
                  <>
                    <b className="font-[620]">{names.join(", ")}</b>
                    <span className="block whitespace-pre-line">
                      <WithMarks text={text} />
                    </span>
                  </>
                ),
              }))}
            />
            <ProseField
              field={fields.only as FieldMetadata<string>}
              label={labels.only}
              hint="Exactly as it stands above. Then it alone goes, from all of these texts, and the rest stays."
              rows={2}
              isOptional
            />
            <ChoiceField
              field={fields.ground as FieldMetadata<string>}
              label={labels.ground}
              options={GROUNDS.map((ground) => ({ value: ground, label: GROUND_LABELS[ground] }))}
            />
            <ProseField
              field={fields.publicReason as FieldMetadata<string>}
              label={labels.publicReason}
              hint="Everyone can read it, with your name and the date. Do not repeat what you take out."
              rows={3}
            />
            {shown && <Shown {...shown} />}
            <Button look="primary" aria-disabled={isPending}>
              {shown ? "Redact this for good" : "Show what will be replaced"}
            </Button>
          </>
        );
      }}
    </PostedForm>
  );
}

const ALL_HERE =
  "Every wording that has ever been given stands here. A text that you choose goes whole.";
const moreWords = (more: number) =>
  `A text that you choose goes whole. There are ${more} more, which stand here once these are gone; a passage goes from all of them at once.`;

const labels = {
  texts: "Texts to take out",
  only: "Only this passage",
  ground: "Ground",
  publicReason: "Public reason",
};

type Shown = {
  seal: string;
  replaced: { label: string; after: string }[];
  elsewhere: { label: string; count: number }[];
  keptParagraphs: number;
  /** Words that go from the log of the thing alone. */
  staying: string[];
  /** Whether some words go only where they stand on their own. */
  areApart: boolean;
};

function Shown({ seal, replaced, elsewhere, keptParagraphs, staying, areApart }: Shown) {
  return (
    <>
      <input type="hidden" name="seal" value={seal} />
      <Notice outcome="kept" title="This is how it will read, for good">
        <dl className="space-y-2 py-2">
          {replaced.map(({ label, after }, index) => (
            <div key={index}>
              <dt className="meta">{label}</dt>
              <dd className="font-serif whitespace-pre-line">
                <WithMarks text={after} />
              </dd>
            </div>
          ))}
        </dl>
        <p>
          The same words go from the log, from drafts, letters, reports and notes that somebody
          wrote for themselves, and from the search. Nobody can bring them back, and you cannot
          either. Backups that were made before still have them.
        </p>
        {areApart && (
          <p className="mt-2">
            Words of fewer than 12 characters go there where they stand on their own, not inside of
            longer words or numbers.
          </p>
        )}
        {staying.length > 0 && (
          <p className="mt-2">
            Too short or too common to be meant wherever they stand:{" "}
            {staying.map((words) => `“${words}”`).join(", ")}. Only the log of this very thing loses
            them; in other entries of the log, in drafts, letters, reports and private notes they
            stay.
          </p>
        )}
        {elsewhere.length > 0 && (
          <p className="mt-2">
            They also stand in other contributions, which this does not touch:{" "}
            {elsewhere.map(({ label, count }) => `${label} (${count})`).join(", ")}. Redact each of
            them on its own.
          </p>
        )}
        {keptParagraphs > 0 && (
          <p className="mt-2">
            {keptParagraphs === 1
              ? "A paragraph of a text kept here has them too."
              : `${keptParagraphs} paragraphs of texts kept here have them too.`}{" "}
            No redaction changes a kept text: whether it is held and shown follows from its rights.
          </p>
        )}
        <p className="mt-2">If you change anything above, it is shown anew first.</p>
      </Notice>
    </>
  );
}

function shownIn(state: FormState): Shown | null {
  const failure = state?.failure;
  if (failure?.kind !== "conflict" || typeof failure.details?.seal !== "string") return null;
  return failure.details as Shown;
}
