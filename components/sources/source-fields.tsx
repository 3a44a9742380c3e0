import { LineField, ProseField, SelectField, type Posted } from "@/components/layout/form-fields";
import {
  RECORD_FIELDS,
  RECORD_LABELS,
  SOURCE_TYPES,
  type RecordField,
} from "@/lib/sources/rules/record";

/**
 * What describes a source, field by field; a field that a form does not have is left out.
 *
 * @param type the kind that is recorded, where it is none that forms offer
 */
export function SourceFields({
  fields,
  type = "",
}: {
  fields: Readonly<Partial<Record<RecordField, Posted>>>;
  type?: string;
}) {
  const types = [...new Set<string>([...SOURCE_TYPES, type])].filter(Boolean);
  const wordOf = (value: string) =>
    (TYPE_WORDS as Record<string, string>)[value] ?? value.replaceAll(/[-_]/g, " ");
  return (
    <>
      <LineField field={fields.title!} label={RECORD_LABELS.title} />
      <SelectField
        field={fields.type!}
        label={RECORD_LABELS.type}
        options={types.map((value) => ({ value, label: wordOf(value) }))}
        emptyLabel="Choose a kind"
      />
      {NAMES.map((name) => (
        <ProseField
          key={name}
          field={fields[name]!}
          label={RECORD_LABELS[name]}
          hint="One to a line: Family, Given. Who is known here by that name is taken for the same person."
          rows={2}
          isOptional
        />
      ))}
      <div className="grid max-w-measure gap-x-5 gap-y-7 sm:grid-cols-2">
        {SHORT.map((name) => (
          <LineField
            key={name}
            field={fields[name]!}
            label={RECORD_LABELS[name]}
            {...(HINTS[name] && { hint: HINTS[name] })}
            isOptional
          />
        ))}
      </div>
      <LineField field={fields.url!} label={RECORD_LABELS.url} isOptional />
      {fields.note && (
        <ProseField field={fields.note} label={RECORD_LABELS.note} rows={3} isOptional />
      )}
    </>
  );
}

const TYPE_WORDS: Record<(typeof SOURCE_TYPES)[number], string> = {
  book: "book",
  chapter: "chapter of a book",
  "article-journal": "article in a journal",
  "article-magazine": "article in a magazine",
  "article-newspaper": "article in a newspaper",
  review: "review",
  "review-book": "review of a book",
  thesis: "thesis",
  report: "report",
  manuscript: "manuscript",
  personal_communication: "letter",
  interview: "interview",
  speech: "speech",
  webpage: "page on the web",
  document: "document of another kind",
};
const HINTS: Partial<Record<RecordField, string>> = {
  issued: "1980, 1980-04 or 1980-04-17.",
  language: "By its code: en, ru, de.",
};
const NAMES: readonly RecordField[] = ["authors", "editors", "translators"];
const ALONE: readonly RecordField[] = [...NAMES, "title", "type", "url", "note"];
const SHORT = RECORD_FIELDS.filter((field) => !ALONE.includes(field));
