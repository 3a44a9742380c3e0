import { Day } from "@/components/ui/day";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { LEFT_MOST, type LeftClass } from "@/lib/classes/queries/my-classes";
import { myWorkPath } from "@/lib/classes/rules/paths";

/** The classes that somebody was in, with the way to what they did there. */
export function LeftClasses({ classes }: { classes: readonly LeftClass[] }) {
  return (
    <section aria-labelledby="gone-title">
      <h2 id="gone-title" className="font-sans text-aside font-[620]">
        Classes that you were in
      </h2>
      <ul className="max-w-[44rem] divide-y divide-rule">
        {classes.map(({ id, name, endedAt, isLeft }) => (
          <li key={id} className="py-1.5">
            <span className="break-words">{name}</span>
            <p className="meta">
              {isLeft ? "left on" : "taken out on"} <Day at={endedAt.toISOString()} />
              {"\u00a0· "}
              <a href={myWorkPath(id)}>
                Your work there, as a file<VisuallyHidden>: {name}</VisuallyHidden>
              </a>
            </p>
          </li>
        ))}
      </ul>
      {classes.length === LEFT_MOST && (
        <p className="meta">Only the last {LEFT_MOST} are listed.</p>
      )}
    </section>
  );
}
