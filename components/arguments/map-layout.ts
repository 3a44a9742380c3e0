/**
 * Where everything stands in the map of a claim's arguments. An argument has exactly one target, so the map
 * is a tree whose root is the claim: what speaks for it grows to its left, what speaks against it or qualifies
 * it to its right. Pure arithmetic in pixels, so that the server draws the same picture every time.
 */
export type MapBranch = {
  id: string;
  /** What it does to what it aims at. */
  relation: MapRelation;
  href: string;
  title: string;
  note: string;
  /** False where nobody has checked the words of a piece of evidence: drawn dashed. */
  isChecked: boolean;
  branches: readonly MapBranch[];
};
export type MapRelation = "SUPPORTS" | "CONTRADICTS" | "REBUTS" | "UNDERCUTS" | "QUALIFIES";

export type PlacedNode = Omit<MapBranch, "branches"> & {
  x: number;
  y: number;
  height: number;
  titleLines: string[];
  noteLines: string[];
};
export type PlacedLink = {
  relation: MapRelation;
  isChecked: boolean;
  /** From the edge of what aims to the edge of what is aimed at. */
  from: Point;
  to: Point;
};
export type ArgumentMapLayout = {
  width: number;
  height: number;
  nodeWidth: number;
  root: { x: number; y: number; height: number; titleLines: string[] };
  nodes: PlacedNode[];
  links: PlacedLink[];
};
type Point = { x: number; y: number };

/** What a reading column has room for; a map of more columns than fit at the least width is wider. */
const ROOM = 808;
const WIDEST = 200;
const NARROWEST = 132;
const GAP = 34;
const BETWEEN = 14;
const INSET = 10;
const LINE = 18;
const TITLE_LINES = 3;
const NOTE_LINES = 2;
/** So far apart do links end at what they aim at, that each head can be told. */
const PORT = 12;

/**
 * @param title the claim's sentence
 * @param sides what aims at the claim, each with what aims at it in turn
 */
export function layoutOf(
  title: string,
  sides: { left: readonly MapBranch[]; right: readonly MapBranch[] },
): ArgumentMapLayout {
  const [leftDepth, rightDepth] = [depthOf(sides.left), depthOf(sides.right)];
  const columns = leftDepth + 1 + rightDepth;
  const nodeWidth = widthOf(columns);
  const step = nodeWidth + GAP;
  const rootX = leftDepth * step;
  const left = placed(sides.left, (depth) => rootX - depth * step, nodeWidth);
  const right = placed(sides.right, (depth) => rootX + depth * step, nodeWidth);
  const titleLines = wrapped(title, nodeWidth - 2 * INSET, TITLE_LINES + 1);
  const ports = Math.max(sides.left.length, sides.right.length);
  const rootHeight = Math.max(heightOf(titleLines.length), ports * PORT);
  const height = Math.max(left.height, right.height, rootHeight);
  const root = { x: rootX, y: (height - rootHeight) / 2, height: rootHeight, titleLines };
  const sunk = (half: Half) => shifted(half, (height - half.height) / 2);
  const halves = [sunk(left), sunk(right)];
  return {
    width: columns * step - GAP,
    height,
    nodeWidth,
    root,
    nodes: halves.flatMap((half) => half.nodes),
    links: halves.flatMap((half) => linksOf(half, root, nodeWidth)),
  };
}

type Half = { nodes: PlacedNode[]; parents: (string | null)[]; height: number };

function placed(
  branches: readonly MapBranch[],
  columnAt: (depth: number) => number,
  nodeWidth: number,
): Half {
  const half: Half = { nodes: [], parents: [], height: 0 };
  for (const branch of branches) place(branch, null, 1);
  half.height = Math.max(0, half.height - BETWEEN);
  return half;

  // A node stands in the middle of what aims at it, which takes as much room as it needs or as the node does.
  function place(
    { branches: aimed, ...branch }: MapBranch,
    parentId: string | null,
    depth: number,
  ) {
    const titleLines = wrapped(branch.title, nodeWidth - 2 * INSET, TITLE_LINES);
    const noteLines = wrapped(branch.note, nodeWidth - 2 * INSET, NOTE_LINES);
    const height = heightOf(titleLines.length + noteLines.length);
    const [top, index] = [half.height, half.nodes.length];
    const node = { ...branch, x: columnAt(depth), y: top, height, titleLines, noteLines };
    half.nodes.push(node);
    half.parents.push(parentId);
    for (const each of aimed) place(each, branch.id, depth + 1);
    half.height = Math.max(half.height, top + height + BETWEEN);
    const taken = half.height - BETWEEN - top;
    half.nodes[index]!.y = top + (taken - height) / 2;
  }
}

const shifted = ({ nodes, ...half }: Half, by: number): Half => ({
  ...half,
  nodes: nodes.map((node) => ({ ...node, y: node.y + by })),
});

// Links end side by side at what they aim at, in the order in which they come.
function linksOf(
  { nodes, parents }: Half,
  root: ArgumentMapLayout["root"],
  nodeWidth: number,
): PlacedLink[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  return nodes.map((node, index) => {
    const parentId = parents[index]!;
    const target = (parentId !== null && byId.get(parentId)) || root;
    const siblings = nodes.filter((_, other) => parents[other] === parentId);
    const port = siblings.indexOf(node) - (siblings.length - 1) / 2;
    const apart = Math.min(PORT, target.height / (siblings.length + 1));
    const isLeftOfIt = node.x < target.x;
    return {
      relation: node.relation,
      isChecked: node.isChecked,
      from: { x: isLeftOfIt ? node.x + nodeWidth : node.x, y: middleOf(node) },
      to: {
        x: isLeftOfIt ? target.x : target.x + nodeWidth,
        y: middleOf(target) + port * apart,
      },
    };
  });
}

const middleOf = ({ y, height }: { y: number; height: number }) => y + height / 2;
const heightOf = (lines: number) => lines * LINE + 2 * INSET;

function depthOf(branches: readonly MapBranch[]): number {
  return branches.reduce((deepest, branch) => Math.max(deepest, 1 + depthOf(branch.branches)), 0);
}

function widthOf(columns: number): number {
  const fitting = Math.floor((ROOM - (columns - 1) * GAP) / columns);
  return Math.min(WIDEST, Math.max(NARROWEST, fitting));
}

/**
 * A text in lines that fit a width, by what letters take in a sans of 13.5 px; what is over ends in "…".
 * Somewhat generous, since the server cannot measure the reader's font.
 */
export function wrapped(text: string, width: number, most: number): string[] {
  const lines: string[] = [];
  for (const word of text
    .split(/\s+/)
    .filter(Boolean)
    .flatMap((each) => broken(each, width))) {
    const last = lines.at(-1);
    const joined = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && lengthOf(joined) <= width) lines[lines.length - 1] = joined;
    else lines.push(word);
  }
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), ended(lines[most - 1]!, width)];
}

function broken(word: string, width: number): string[] {
  if (lengthOf(word) <= width) return [word];
  const parts: string[] = [""];
  for (const letter of word) {
    if (lengthOf(parts.at(-1)! + letter) > width) parts.push("");
    parts[parts.length - 1] += letter;
  }
  return parts;
}

function ended(line: string, width: number): string {
  let kept = [...line];
  while (kept.length > 1 && lengthOf(`${kept.join("")}…`) > width) kept = kept.slice(0, -1);
  return `${kept.join("").trimEnd()}…`;
}

const lengthOf = (text: string) =>
  [...text].reduce((length, letter) => length + (letterWidths.get(letter) ?? wide(letter)), 0);
const letterWidths = new Map([
  ...[..."ijlI.,:;'’|!()[] "].map((letter) => [letter, 4.1] as const),
  ...[...'frt-“”"'].map((letter) => [letter, 5.4] as const),
  ...[..."mwMW"].map((letter) => [letter, 11.6] as const),
]);
const wide = (letter: string) =>
  /\p{Lu}/u.test(letter) ? 9.2 : /[\p{Script=Han}\p{Script=Hangul}]/u.test(letter) ? 13.5 : 7.4;
