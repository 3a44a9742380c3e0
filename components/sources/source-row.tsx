import type { CslItem } from "@/lib/sources/rules";
import { issuedInWords, nameList } from "./csl";
import { SourceStanding, type SourceStandingView } from "./source-standing";

export type SourceRowView = {
  id: string;
  href: string;
  csl: CslItem;
  standing: SourceStandingView;
  /** How many live pieces of evidence are drawn from it. */
  evidenceCount: number;
};

/** One source in a list. Its standing is said only when it is not good. */
export function SourceRow({ source }: { source: SourceRowView }) {
  const facts = [
    nameList(source.csl.author),
    source.csl["container-title"],
    issuedInWords(source.csl.issued),
  ];
  return (
    <article className="border-b border-rule py-4">
      <h2 className="text-body leading-snug font-normal tracking-normal">
        <a href={source.href} className="italic">
          {source.csl.title}
        </a>
      </h2>
      <p className="meta dotted-list mt-1">
        {facts.filter(Boolean).map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
        <span>{source.evidenceCount === 1 ? "1 excerpt" : `${source.evidenceCount} excerpts`}</span>
        {source.standing !== "GOOD" && <SourceStanding standing={source.standing} />}
      </p>
    </article>
  );
}
