import { citationFiles } from "@/lib/publishing/rules/formats";
import { citePath } from "@/lib/publishing/rules/paths";

/** The ways to cite a source: in words on a page of its own, and as files for a reference manager. */
export function CiteSource({ id }: { id: string }) {
  return (
    <>
      <p className="max-w-measure text-aside">
        <a href={citePath({ sourceId: id })}>{STYLES}</a>
      </p>
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

/** The styles on every page for citing. */
export const STYLES = "In APA, MLA, Chicago, Vancouver and Harvard";
