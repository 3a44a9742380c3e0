import { Details } from "@/components/ui/details";
import type { Preview, PreviewLine } from "@/lib/classes/rules/roster/preview";
import type { Left } from "@/lib/classes/rules/roster/read";

/** What an import would do, row by row, before anything is stored. */
export function RosterPreview({ preview }: { preview: Preview }) {
  const { left, doing, doingCount, still, stillCount, counts } = preview;
  return (
    <section aria-labelledby="preview-title" className="space-y-5 border-y border-rule py-5">
      <h3 id="preview-title">What it would do</h3>
      <p className="max-w-measure">{summaryOf(preview)}</p>
      {left.length > 0 && (
        <div>
          <h4 className="font-sans text-aside font-[620]">Left out</h4>
          <ul className="max-w-[44rem] divide-y divide-rule">
            {left.map((row) => (
              <LeftOut key={`${row.line} ${row.words}`} row={row} />
            ))}
          </ul>
          <More shown={left.length} all={counts.left} />
        </div>
      )}
      {doing.length > 0 && (
        <div>
          <h4 className="font-sans text-aside font-[620]">To be imported</h4>
          <Lines lines={doing} />
          <More shown={doing.length} all={doingCount} />
        </div>
      )}
      {still.length > 0 && (
        <Details summary={`Nothing changes for ${stillCount}`}>
          <Lines lines={still} />
          <More shown={still.length} all={stillCount} />
        </Details>
      )}
      <p className="meta max-w-measure">
        Whoever is on the roster or in the class and not on this list stays.
      </p>
    </section>
  );
}

function Lines({ lines }: { lines: readonly PreviewLine[] }) {
  return (
    <ul className="max-w-[44rem] divide-y divide-rule">
      {lines.map(({ line, name, email, words }) => (
        <li key={line} className="py-1.5">
          <span className="break-words">{name}</span>
          {email && <span className="meta break-all"> {email}</span>}
          <p className="meta">
            Line {line}: {words}
          </p>
        </li>
      ))}
    </ul>
  );
}

function LeftOut({ row: { line, about, column, words } }: { row: Left }) {
  return (
    <li className="py-1.5">
      <span className="break-words">
        Line {line}
        {about && `, ${about}`}
        {column && `, column “${column}”`}
      </span>
      <p className="meta">{words}</p>
    </li>
  );
}

function More({ shown, all }: { shown: number; all: number }) {
  return all > shown ? <p className="meta">And {all - shown} more.</p> : null;
}

function summaryOf({ counts, codes }: Preview): string {
  const parts = [
    counts.add > 0 && `${counts.add} new`,
    counts.change > 0 && `${counts.change} changed`,
    codes > 0 && `${codes} with a return code`,
    counts.expected > 0 && `${counts.expected} expected already`,
    counts.in > 0 && `${counts.in} in the class already`,
    counts.gone > 0 && `${counts.gone} who left the class`,
    counts.left > 0 && `${counts.left} left out`,
  ].filter((part) => part !== false);
  return `${new Intl.ListFormat("en-GB").format(parts)}. Nothing is stored yet.`;
}
