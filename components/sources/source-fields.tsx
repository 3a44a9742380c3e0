import { LineField, ProseField, SelectField } from "@/components/layout/form-fields";
import type { PostedFields } from "@/components/layout/posted-form";
import { SOURCE_TYPES } from "@/lib/sources/rules";

export type SourceInput = Record<
  | "title"
  | "type"
  | "authors"
  | "year"
  | "container"
  | "publisher"
  | "place"
  | "volume"
  | "issue"
  | "pages"
  | "doi"
  | "isbn"
  | "url"
  | "language",
  string
>;

/** What describes a source that is not in the ledger yet. */
export function SourceFields({ fields }: { fields: PostedFields<SourceInput> }) {
  return (
    <>
      <LineField field={fields.title} label={sourceLabels.title} />
      <SelectField
        field={fields.type}
        label={sourceLabels.type}
        options={types}
        emptyLabel="Choose a kind"
      />
      <ProseField
        field={fields.authors}
        label={sourceLabels.authors}
        hint="One a line, family name first: Trotsky, Leon. Somebody who is known here by that name is taken for the same person."
        rows={3}
        isOptional
      />
      <LineField
        field={fields.container}
        label={sourceLabels.container}
        hint="The journal, the newspaper, or the book of which it is a chapter."
        isOptional
      />
      <div className={row}>
        <LineField field={fields.year} label={sourceLabels.year} isOptional />
        <LineField field={fields.volume} label={sourceLabels.volume} isOptional />
        <LineField field={fields.issue} label={sourceLabels.issue} isOptional />
        <LineField field={fields.pages} label={sourceLabels.pages} isOptional />
        <LineField field={fields.publisher} label={sourceLabels.publisher} isOptional />
        <LineField field={fields.place} label={sourceLabels.place} isOptional />
        <LineField field={fields.doi} label={sourceLabels.doi} isOptional />
        <LineField field={fields.isbn} label={sourceLabels.isbn} isOptional />
      </div>
      <LineField field={fields.url} label={sourceLabels.url} isOptional />
      <LineField
        field={fields.language}
        label={sourceLabels.language}
        hint="By its code: en, ru, de."
        isOptional
      />
    </>
  );
}

const row = "grid max-w-measure gap-x-5 gap-y-7 sm:grid-cols-2";

export const sourceLabels = {
  title: "Title",
  type: "Kind",
  authors: "Authors",
  year: "Year",
  container: "Published in",
  publisher: "Publisher",
  place: "Published at",
  volume: "Volume",
  issue: "Issue",
  pages: "Pages",
  doi: "DOI",
  isbn: "ISBN",
  url: "Address on the web",
  language: "Language",
};

const TYPE_WORDS: Record<(typeof SOURCE_TYPES)[number], string> = {
  book: "book",
  chapter: "chapter of a book",
  "article-journal": "article in a journal",
  "article-magazine": "article in a magazine",
  "article-newspaper": "article in a newspaper",
  "review-book": "review of a book",
  report: "report",
  thesis: "thesis",
  webpage: "page on the web",
  manuscript: "manuscript or letter",
  interview: "interview",
  document: "document of another kind",
};
const types = SOURCE_TYPES.map((value) => ({ value, label: TYPE_WORDS[value] }));
