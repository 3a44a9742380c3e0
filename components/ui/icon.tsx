/** The closed set of marks. Meanings are given by who uses them; the set is small so that each stays tellable at 12 px. */
export type IconShape =
  | "triangle-up"
  | "triangle-down"
  | "diamond"
  | "dot"
  | "check"
  | "struck"
  | "hollow"
  | "double"
  | "half"
  | "contrast"
  | "search";

/**
 * A mark drawn in the colour of the text around it.
 * With `label` it is an image with that name; without, it is decoration beside words that say the same.
 * @param size width and height in pixels, where a rem has 16
 */
export function Icon({
  shape,
  label,
  size = 12,
}: {
  shape: IconShape;
  label?: string;
  size?: IconSize;
}) {
  const name = label ? { role: "img", "aria-label": label } : { "aria-hidden": true };
  return (
    <svg {...name} className={size === 12 ? "icon" : `icon icon-${size}`}>
      <use href={`#i-${shape}`} />
    </svg>
  );
}

/** The same mark drawn in place, for pictures that stand in no document of ours. */
export function DrawnIcon({ shape, size }: { shape: IconShape; size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 12 12">
      {drawings[shape]}
    </svg>
  );
}

/** The sizes that there are; `globals.css` says each. */
export type IconSize = 10 | 11 | 12 | 13 | 17 | 20;

/** All marks, drawn once per document for every `Icon` in it. The root layout holds them. */
export function IconDrawings() {
  return (
    <svg aria-hidden="true" className="hidden">
      {Object.entries(drawings).map(([shape, drawing]) => (
        <symbol key={shape} id={`i-${shape}`} viewBox="0 0 12 12">
          {drawing}
        </symbol>
      ))}
    </svg>
  );
}

const line = { fill: "none", stroke: "currentColor", strokeWidth: 1.4 };

const drawings: Record<IconShape, React.ReactNode> = {
  "triangle-up": <path d="M6 1.2 11.4 10.8H.6z" fill="currentColor" />,
  "triangle-down": <path d="M6 10.8.6 1.2h10.8z" fill="currentColor" />,
  diamond: <path d="M6 .5 11.5 6 6 11.5.5 6z" fill="currentColor" />,
  dot: <circle cx="6" cy="6" r="3.4" fill="currentColor" />,
  check: (
    <>
      <circle cx="6" cy="6" r="5.6" fill="currentColor" />
      <path
        d="m3.3 6.2 1.9 1.9 3.6-4.2"
        fill="none"
        stroke="var(--color-paper)"
        strokeWidth="1.6"
      />
    </>
  ),
  struck: (
    <>
      <circle cx="6" cy="6" r="4.9" {...line} />
      <path d="M2.6 9.4 9.4 2.6" {...line} />
    </>
  ),
  hollow: <circle cx="6" cy="6" r="4.9" {...line} />,
  double: (
    <>
      <circle cx="4.1" cy="6" r="3.4" {...line} strokeWidth="1.3" />
      <circle cx="7.9" cy="6" r="3.4" {...line} strokeWidth="1.3" />
    </>
  ),
  half: (
    <>
      <circle cx="6" cy="6" r="4.9" {...line} />
      <path d="M6 1.1a4.9 4.9 0 0 0 0 9.8z" fill="currentColor" />
    </>
  ),
  contrast: (
    <>
      <circle cx="6" cy="6" r="4.9" {...line} strokeWidth="1.1" />
      <path d="M6 1.1a4.9 4.9 0 0 1 0 9.8z" fill="currentColor" />
    </>
  ),
  search: (
    <>
      <circle cx="5" cy="5" r="3.7" {...line} />
      <path d="m7.8 7.8 3.4 3.4" {...line} />
    </>
  ),
};
