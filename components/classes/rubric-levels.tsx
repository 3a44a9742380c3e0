import type { Work } from "@/lib/classes/queries/work";

/** A rubric to read: its criteria, how much each counts, and their levels. */
export function RubricLevels({ criteria }: { criteria: Work["criteria"] }) {
  return (
    <dl className="mb-7 max-w-measure text-aside">
      {criteria.map(({ id, title, hint, weight, levels }) => (
        <div key={id} className="border-b border-rule py-3">
          <dt className="font-sans font-[620]">
            {title} <span className="meta">(weight {weight})</span>
          </dt>
          <dd>
            {hint && <p className="meta">{hint}</p>}
            <ul>
              {levels.map(({ id: levelId, label, description }) => (
                <li key={levelId}>
                  {label}
                  {description && `: ${description}`}
                </li>
              ))}
            </ul>
          </dd>
        </div>
      ))}
    </dl>
  );
}
