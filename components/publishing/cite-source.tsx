import { citationFiles } from "@/lib/publishing/rules/formats";

/** A source cited in the styles that readers are asked for, and as files for their reference manager. */
export function CiteSource({
  id,
  citations,
}: {
  id: string;
  citations: readonly { style: string; text: string }[];
}) {
  return (
    <>
      <dl className="max-w-measure space-y-3 text-aside">
        {citations.map(({ style, text }) => (
          <div key={style}>
            <dt className="meta">{style}</dt>
            <dd className="break-words">{text}</dd>
          </div>
        ))}
      </dl>
      <p className="meta dotted-list mt-3">
        {citationFiles("sources", id).map(({ name, href }) => (
          <a key={href} href={href}>
            {name}
          </a>
        ))}
      </p>
    </>
  );
}
