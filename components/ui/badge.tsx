import { Icon, type IconShape } from "./icon";

export type BadgeTone = "green" | "brick" | "ochre" | "slate" | "quiet";

/** A state in a word, with a shape that says it without colour. No box: it cannot be pressed. */
export function Badge({
  shape,
  tone = "quiet",
  children,
}: {
  shape?: IconShape;
  tone?: BadgeTone;
  children: React.ReactNode;
}) {
  return (
    <span className={tone === "quiet" ? "badge" : `badge ${inks[tone]}`}>
      {shape && <Icon shape={shape} size={11} />}
      {typeof children === "string" ? children : <span>{children}</span>}
    </span>
  );
}

// What is quiet has the colour of every badge.
const inks: Record<Exclude<BadgeTone, "quiet">, string> = {
  green: "text-supports",
  brick: "text-contradicts",
  ochre: "text-qualifies",
  slate: "text-context",
};
