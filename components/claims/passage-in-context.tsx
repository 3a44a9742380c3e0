import { VisuallyHidden } from "@/components/ui/visually-hidden";

export type PassageView = {
  before: string;
  exact: string;
  after: string;
  /** False at the very beginning or end of a text, where nothing was left out. */
  isCutBefore: boolean;
  isCutAfter: boolean;
  language?: string | null;
};

/** Words of a text among the words around them. The passage is marked; what was cut off is shown as cut off. */
export function PassageInContext({ passage }: { passage: PassageView }) {
  return (
    <blockquote lang={passage.language ?? undefined} className="max-w-measure">
      {passage.isCutBefore && "… "}
      {passage.before}
      <mark>
        <VisuallyHidden>the passage: </VisuallyHidden>
        {passage.exact}
        <VisuallyHidden> (end of the passage)</VisuallyHidden>
      </mark>
      {passage.after}
      {passage.isCutAfter && " …"}
    </blockquote>
  );
}
