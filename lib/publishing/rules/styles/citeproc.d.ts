// The part of citeproc-js that Assay calls; it brings no types of its own.

declare module "citeproc" {
  export type StyleNode = {
    name: string;
    attrs: Record<string, string>;
    children: (StyleNode | string)[];
  };
  type Cited = { id: string; locator?: string; label?: string };
  type Engine = {
    setOutputFormat(format: string): void;
    updateItems(ids: readonly string[]): void;
    makeBibliography(): false | [{ bibliography_errors: unknown[] }, string[]];
    previewCitationCluster(
      citation: { citationItems: readonly Cited[]; properties: { noteIndex: number } },
      before: readonly never[],
      after: readonly never[],
      format: string,
    ): string;
  };
  const CSL: {
    Engine: new (
      sys: {
        retrieveLocale: (language: string) => StyleNode;
        retrieveItem: (id: string) => object;
      },
      style: StyleNode,
      language: string,
    ) => Engine;
    Output: { Formats: Record<string, Record<string, unknown>> };
  };
  export default CSL;
}
