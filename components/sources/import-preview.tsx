import { Badge } from "@/components/ui/badge";
import { WithMarks } from "@/components/moderation/with-marks";
import { Details } from "@/components/ui/details";
import { sourcePath } from "@/lib/sources/rules";
import {
  isChosenAtFirst,
  wholeOf,
  type ImportPlan,
  type PlannedEntry,
  type Twin,
} from "@/lib/sources/rules/bibliography/plan";
import { recordLines } from "./record-lines";

/**
 * Every entry of a bibliography as it would be saved: what of it is lost, what may be there already, and a box to choose it.
 * @param taken the entries that are chosen, by their positions; null before anybody has chosen
 */
export function ImportPreview({
  plan,
  taken,
}: {
  plan: ImportPlan;
  taken: ReadonlySet<number> | null;
}) {
  return (
    <section aria-labelledby="preview-title" className="space-y-5 border-y border-rule py-5">
      <h3 id="preview-title">What it would become</h3>
      <p className="max-w-measure">{summaryOf(plan)}</p>
      <ol className="max-w-[44rem] divide-y divide-rule border-y border-rule">
        {plan.entries.map((entry) => (
          <li key={entry.position} className="py-3">
            {entry.item === null ? (
              <Broken entry={entry} />
            ) : (
              <Entry entry={entry} isTaken={taken?.has(entry.position) ?? isChosenAtFirst(entry)} />
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Broken({ entry: { position, key, error } }: { entry: PlannedEntry }) {
  return (
    <>
      <p className="break-words">
        {position}. <code className="break-all">{key}</code>{" "}
        <Badge shape="struck" tone="brick">
          cannot be saved
        </Badge>
      </p>
      <p className="meta">{error} The other entries are not touched by it.</p>
    </>
  );
}

function Entry({ entry, isTaken }: { entry: PlannedEntry; isTaken: boolean }) {
  const { position, key, item, lost, twins } = entry;
  return (
    <>
      <label className="flex min-h-8 cursor-pointer items-baseline gap-3">
        <input
          type="checkbox"
          name="take"
          value={position}
          defaultChecked={isTaken}
          aria-describedby={twins.length + lost.length > 0 ? `entry-${position}` : undefined}
          className="size-4.5 flex-none translate-y-[0.2em] accent-press"
        />
        <span className="min-w-0 break-words">
          {position}. <i>{item?.title}</i>
        </span>
      </label>
      <div id={`entry-${position}`} className="ml-7.5 space-y-1">
        {twins.map((twin) => (
          <p key={twin.kind === "source" ? twin.id : twin.position} className="text-aside">
            <Badge shape="diamond" tone="ochre">
              may be there already
            </Badge>{" "}
            <TwinWords twin={twin} />
          </p>
        ))}
        {lost.length > 0 && (
          <div className="text-aside">
            <Badge shape="half" tone="ochre">
              not kept
            </Badge>
            <ul className="list-disc pl-5">
              {lost.map((words) => (
                <li key={words} className="break-words">
                  {words}
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
      <div className="ml-7.5">
        <Details summary={`The record of ${key}`}>
          <dl className="grid gap-x-6 text-aside sm:grid-cols-[9rem_minmax(0,1fr)]">
            {recordLines(item!).map(({ name, words }) => (
              <div key={name} className="contents">
                <dt className="meta">{name}</dt>
                <dd className="min-w-0 break-words whitespace-pre-line">{words}</dd>
              </div>
            ))}
          </dl>
        </Details>
      </div>
    </>
  );
}

function TwinWords({ twin }: { twin: Twin }) {
  if (twin.kind === "entry")
    return (
      <>
        The same {twin.why} as entry {twin.position}, <code className="break-all">{twin.key}</code>.
      </>
    );
  const title = <WithMarks text={twin.title} />;
  return (
    <>
      The same {twin.why} as{" "}
      {twin.isWaiting ? <i>{title}</i> : <a href={sourcePath(twin)}>{title}</a>}
      {twin.isWaiting && ", which waits for an editor"}.
    </>
  );
}

function summaryOf({ format, entries }: ImportPlan): string {
  const whole = wholeOf(entries);
  const broken = entries.length - whole.length;
  const twins = whole.filter((entry) => entry.twins.length > 0).length;
  const lossy = whole.filter((entry) => entry.lost.length > 0).length;
  const parts = [
    `${format}: ${entries.length} ${entries.length === 1 ? "entry" : "entries"}`,
    broken > 0 && `${broken} cannot be saved`,
    twins > 0 && `${twins} may be there already`,
    lossy > 0 && `${lossy} of which something is not kept`,
  ].filter((part) => part !== false);
  return `${parts.join(", ")}. Nothing is stored yet.`;
}
