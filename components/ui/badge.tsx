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
    <span className={`inline-flex items-baseline gap-1.5 font-sans text-note ${inks[tone]}`}>
      {shape && <Icon shape={shape} size={11} />}
      <span>{children}</span>
    </span>
  );
}

const inks: Record<BadgeTone, string> = {
  green: "text-supports",
  brick: "text-contradicts",
  ochre: "text-qualifies",
  slate: "text-context",
  quiet: "text-soft",
};
