"use client";

import { FileField, LineField, ProseField } from "@/components/layout/form-fields";
import { PostedForm } from "@/components/layout/posted-form";
import { Button } from "@/components/ui/button";
import type { FormState } from "@/lib/access/form-action";
import { giveTextAction } from "@/lib/sources/actions/texts";
import { FILE_DOOR, type Way } from "@/lib/sources/rules/texts";
import { LabelField, LanguageField, RightsFields, RoleField } from "./text-fields";

type Given = Partial<
  Record<"role" | "label" | "language" | "rights" | "rightsNote" | "address", string>
>;

/** Gives a text of a source, by one of three ways. A file goes past the action: it may be larger than a form else carries. */
export function GiveTextForm({
  sourceId,
  way,
  given,
  ...form
}: {
  sourceId: string;
  way: Way;
  /** What is known of it beforehand. */
  given: Given;
  outcome: FormState;
  idempotencyKey: string;
}) {
  return (
    <PostedForm<Required<Given> & { file: string; text: string }>
      {...form}
      id={way}
      action={giveTextAction}
      {...(way === "file" && { postsTo: `${FILE_DOOR}?source=${sourceId}` })}
      labels={LABELS}
      defaultValue={given}
      hidden={{ sourceId, way }}
      summaryTitle="The text was not taken."
    >
      {({ fields, isPending }) => (
        <>
          {way === "paste" && (
            <ProseField
              field={fields.text}
              label={LABELS.text}
              hint="At most 900 kB. Paragraphs are parted by empty lines."
              rows={14}
              spellCheck={false}
            />
          )}
          {way === "address" && (
            <LineField
              field={fields.address}
              label={LABELS.address}
              hint="The whole address of the text itself, with https:// before it. It is fetched once."
              type="url"
            />
          )}
          <RoleField field={fields.role} />
          <LabelField field={fields.label} />
          <LanguageField field={fields.language} />
          <RightsFields rights={fields.rights} note={fields.rightsNote} />
          {/* The last field, so that all others arrive before it, whatever its size. */}
          {way === "file" && (
            <FileField field={fields.file} label={LABELS.file} hint={FILE_HINT} accept={ACCEPTED} />
          )}
          <Button look="primary" aria-disabled={isPending}>
            Give this text
          </Button>
        </>
      )}
    </PostedForm>
  );
}

const ACCEPTED =
  ".txt,.md,.html,.htm,.pdf,.docx,.epub,text/plain,text/html,text/markdown,application/pdf,application/epub+zip";
const FILE_HINT = "Plain text, Markdown, HTML, PDF, Word (.docx) or EPUB; at most 10 MB.";
const LABELS = {
  ...{ role: "What it is", label: "Its name", language: "Language", rights: "Rights" },
  ...{ rightsNote: "What the rights rest on", file: "File", text: "The text" },
  address: "Its address on the web",
};
