import { Icon, type IconShape } from "./icon";

/** `done`: it happened. `kept`: it is stored or waits, and something is left to do. `refused`: it did not happen. */
export type NoticeOutcome = "done" | "kept" | "refused";

/** The outcome of what somebody just did: what happened, what was kept, what to do now. */
export function Notice({
  outcome,
  title,
  children,
}: {
  outcome: NoticeOutcome;
  title: string;
  children?: React.ReactNode;
}) {
  const look = looks[outcome];
  return (
    <div
      role={outcome === "refused" ? "alert" : "status"}
      className={`max-w-measure border-l-4 bg-wash px-5 py-4 font-sans ${look.border}`}
    >
      <p className="flex items-baseline gap-2 text-aside font-[620]">
        <span className={look.ink}>
          <Icon shape={look.shape} />
        </span>
        {title}
      </p>
      {children && <div className="mt-1 text-aside">{children}</div>}
    </div>
  );
}

const looks: Record<NoticeOutcome, { border: string; ink: string; shape: IconShape }> = {
  done: { border: "border-supports", ink: "text-supports", shape: "check" },
  kept: { border: "border-qualifies", ink: "text-qualifies", shape: "half" },
  refused: { border: "border-contradicts", ink: "text-contradicts", shape: "struck" },
};
