import { plainly } from "@/lib/foundation/redacted";
import type { ArgumentView } from "./argument-outline";
import {
  layoutOf,
  type ArgumentMapLayout,
  type MapBranch,
  type MapRelation,
  type PlacedLink,
  type PlacedNode,
} from "./map-layout";

export type MapEvidenceView = {
  id: string;
  label: string;
  direction: "SUPPORTS" | "CONTRADICTS" | "CONTEXT";
  check: { status: string };
};

/**
 * The arguments and the evidence of a claim as a picture: for it to the left, against it to the right. The
 * outline beside it says the same, so a narrow screen shows that alone. What has no room is counted below.
 */
export function ArgumentMap({
  sentence,
  evidence,
  arguments: roots,
}: {
  sentence: string;
  evidence: readonly MapEvidenceView[];
  arguments: readonly ArgumentView[];
}) {
  const branches = [...evidenceBranches(evidence, roots), ...claimBranches(roots)];
  const sides = { left: branches.filter(isFor), right: branches.filter((each) => !isFor(each)) };
  const [left, right] = [sides.left.slice(0, MOST), sides.right.slice(0, MOST)];
  const leftOut = branches.length - left.length - right.length;
  if (branches.length === 0) return null;
  const layout = layoutOf(plainly(sentence), { left, right });
  return (
    <figure className="mb-7 hidden md:block print:block">
      <div
        className="overflow-x-auto"
        role="group"
        aria-label="Map of the arguments"
        tabIndex={layout.width > FITS ? 0 : undefined}
      >
        <Drawing layout={layout} />
      </div>
      <figcaption className="meta mt-3">
        For the claim on the left, against it or qualifying it on the right. A dashed line: its
        words have not been found in the source yet.
        {leftOut > 0 && ` ${leftOut} more stand in the lists.`}
      </figcaption>
    </figure>
  );
}

/** Of each side; the picture is a survey, and the lists hold everything. */
const MOST = 12;
const FITS = 812;

const isFor = ({ relation }: MapBranch) => relation === "SUPPORTS";

// Context bears on neither side and would stand on both: it stays in the list of evidence.
function evidenceBranches(
  evidence: readonly MapEvidenceView[],
  roots: readonly ArgumentView[],
): MapBranch[] {
  return evidence.flatMap(({ id, label, direction, check }) => {
    if (direction === "CONTEXT") return [];
    return {
      id: `e-${id}`,
      href: `#e-${id}`,
      relation: direction,
      title: label,
      note: check.status === "VERIFIED" ? "verified" : "not verified",
      isChecked: check.status === "VERIFIED",
      branches: roots.filter((root) => root.evidence?.id === id).map(branchOf),
    };
  });
}

const claimBranches = (roots: readonly ArgumentView[]) =>
  roots.filter((root) => root.evidence === null).map(branchOf);

function branchOf(step: ArgumentView): MapBranch {
  const { id, relation, premises, isAnswered, replies } = step;
  const [first, ...others] = premises;
  const answered = isAnswered === null ? "" : isAnswered ? ", answered" : ", unanswered";
  return {
    id: `a-${id}`,
    href: `#a-${id}`,
    relation,
    title: `${plainly(first?.sentence ?? step.wording)}${others.length ? ` (+${others.length})` : ""}`,
    note: `${looks[relation].words}${answered}`,
    isChecked: true,
    branches: replies.map(branchOf),
  };
}

function Drawing({ layout }: { layout: ArgumentMapLayout }) {
  const { width, height, root, nodes, links, nodeWidth } = layout;
  const rootText = root.y + (root.height - root.titleLines.length * LINE) / 2 + BASELINE;
  return (
    <svg
      viewBox={`-1 -1 ${width + 2} ${height + 2}`}
      width={width + 2}
      height={height + 2}
      className="mx-auto block font-sans text-note print:h-auto print:w-full"
    >
      {links.map((link, index) => (
        <Link key={index} link={link} />
      ))}
      <Box x={root.x} y={root.y} width={nodeWidth} height={root.height} isRoot />
      <Lines lines={root.titleLines} x={root.x} y={rootText} className="fill-ink font-semibold" />
      {nodes.map((node) => (
        <Node key={node.id} node={node} width={nodeWidth} />
      ))}
    </svg>
  );
}

function Node({ node, width }: { node: PlacedNode; width: number }) {
  const { x, y, height, titleLines, noteLines, relation } = node;
  return (
    <a href={node.href} aria-label={`${node.title}: ${node.note}`} className="no-underline">
      <Box x={x} y={y} width={width} height={height} />
      <Lines lines={titleLines} x={x} y={y + 10 + BASELINE} className="fill-ink" />
      <Lines
        lines={noteLines}
        x={x}
        y={y + 10 + BASELINE + titleLines.length * LINE}
        className={looks[relation].fill}
      />
    </a>
  );
}

function Box({
  isRoot = false,
  ...place
}: {
  x: number;
  y: number;
  width: number;
  height: number;
  isRoot?: boolean;
}) {
  const stroke = isRoot ? "var(--color-ink)" : "var(--color-rule)";
  return (
    <rect
      {...place}
      rx="4"
      fill="var(--color-raised)"
      stroke={stroke}
      strokeWidth={isRoot ? 1.6 : 1}
    />
  );
}

function Lines({
  lines,
  x,
  y,
  className,
}: {
  lines: readonly string[];
  x: number;
  y: number;
  className: string;
}) {
  return (
    <text className={className}>
      {lines.map((line, index) => (
        <tspan key={index} x={x + 10} y={y + index * LINE}>
          {line}
        </tspan>
      ))}
    </text>
  );
}

function Link({ link: { relation, isChecked, from, to } }: { link: PlacedLink }) {
  const { stroke, head } = looks[relation];
  const inwards = to.x > from.x ? -1 : 1;
  const end = to.x + inwards * HEAD;
  const bend = (from.x + end) / 2;
  return (
    <g stroke={stroke} fill={stroke}>
      <path
        d={`M${from.x} ${from.y} C${bend} ${from.y} ${bend} ${to.y} ${end} ${to.y}`}
        fill="none"
        strokeWidth="1.5"
        strokeDasharray={isChecked ? undefined : "4 4"}
      />
      <path d={head(to.x, to.y, inwards)} strokeWidth={relation === "UNDERCUTS" ? 2 : 0} />
    </g>
  );
}

const LINE = 18;
/** From the top of a line to where its letters stand. */
const BASELINE = 13;
const HEAD = 9;

// Each meaning has a colour and a shape: an arrow, a hollow-backed arrow, a bar across the line, a diamond.
const arrow = (x: number, y: number, inwards: number) => `M${x} ${y} l${inwards * HEAD} -4.5 v9 z`;
const bar = (x: number, y: number, inwards: number) =>
  `M${x + inwards * 3} ${y - 7} v14 M${x + inwards * 3} ${y} h${inwards * (HEAD - 3)}`;
const diamond = (x: number, y: number, inwards: number) =>
  `M${x} ${y} l${inwards * 5} -5 l${inwards * 5} 5 l${-inwards * 5} 5 z`;
const notched = (x: number, y: number, inwards: number) =>
  `M${x} ${y} l${inwards * HEAD} -5 l${-inwards * 3} 5 l${inwards * 3} 5 z`;

const looks: Record<
  MapRelation,
  { words: string; stroke: string; fill: string; head: typeof arrow }
> = {
  SUPPORTS: {
    words: "supports",
    stroke: "var(--color-supports)",
    fill: "fill-supports",
    head: arrow,
  },
  CONTRADICTS: {
    words: "contradicts",
    stroke: "var(--color-contradicts)",
    fill: "fill-contradicts",
    head: notched,
  },
  REBUTS: {
    words: "rebuts",
    stroke: "var(--color-contradicts)",
    fill: "fill-contradicts",
    head: notched,
  },
  UNDERCUTS: {
    words: "undercuts",
    stroke: "var(--color-contradicts)",
    fill: "fill-contradicts",
    head: bar,
  },
  QUALIFIES: {
    words: "qualifies",
    stroke: "var(--color-qualifies)",
    fill: "fill-qualifies",
    head: diamond,
  },
};
