// The part of citation-js that Assay calls; the packages bring no types of their own.

declare module "@citation-js/core" {
  export class Cite {
    constructor(item: object, options: { forceType: string; generateGraph: boolean });
    format(
      output: "bibliography",
      options: { template: string; format: "text"; lang?: string },
    ): string;
  }
}

declare module "@citation-js/plugin-csl";
