import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layoutOf, wrapped, type MapBranch, type PlacedNode } from "./map-layout";

let made = 0;
const branch = (relation: MapBranch["relation"], branches: MapBranch[] = []): MapBranch => {
  made += 1;
  const words = { href: `#${made}`, title: `Step ${made} of the argument`, note: "unanswered" };
  return { id: `n${made}`, relation, ...words, isChecked: true, branches };
};
const overlap = (one: PlacedNode, other: PlacedNode) =>
  one.x === other.x && one.y < other.y + other.height && other.y < one.y + one.height;

describe("The map of a claim's arguments", () => {
  it("puts what speaks for the claim left of it and what speaks against it right", () => {
    const [support, attack] = [branch("SUPPORTS"), branch("REBUTS")];
    const { root, nodes } = layoutOf("The claim.", { left: [support], right: [attack] });
    expect(nodes.find(({ id }) => id === support.id)!.x).toBeLessThan(root.x);
    expect(nodes.find(({ id }) => id === attack.id)!.x).toBeGreaterThan(root.x);
  });

  it("leads every link from what aims to the near edge of what it aims at", () => {
    const undercut = branch("UNDERCUTS");
    const support = branch("SUPPORTS", [undercut]);
    const { root, nodes, links, nodeWidth } = layoutOf("The claim.", {
      left: [support],
      right: [],
    });
    const [supportNode, undercutNode] = [support, undercut].map(({ id }) =>
      nodes.find((node) => node.id === id)!,
    );
    expect(links).toHaveLength(2);
    expect(links[0]!.to.x).toBe(root.x);
    expect(links[0]!.from.x).toBe(supportNode!.x + nodeWidth);
    expect(links[1]).toMatchObject({ relation: "UNDERCUTS", to: { x: supportNode!.x } });
    expect(links[1]!.from.x).toBe(undercutNode!.x + nodeWidth);
  });

  it("is the claim alone where nothing was argued", () => {
    const { nodes, links, root, height } = layoutOf("The claim.", { left: [], right: [] });
    expect([nodes, links]).toEqual([[], []]);
    expect(height).toBe(root.height);
  });

  it("never lets two things overlap or leave the picture, whatever is argued", () => {
    const relations = fc.constantFrom<MapBranch["relation"]>("SUPPORTS", "REBUTS", "UNDERCUTS");
    const growing = (below: number): fc.Arbitrary<MapBranch> => {
      const branches = below
        ? fc.array(growing(below - 1), { maxLength: 3 })
        : fc.constant<MapBranch[]>([]);
      return fc.tuple(relations, branches).map(([relation, aimed]) => branch(relation, aimed));
    };
    const trees = growing(3);
    const sides = fc.record({
      left: fc.array(trees, { maxLength: 5 }),
      right: fc.array(trees, { maxLength: 5 }),
    });
    fc.assert(
      fc.property(sides, (both) => {
        const { nodes, width, height, nodeWidth } = layoutOf("The claim.", both);
        for (const [index, node] of nodes.entries()) {
          expect(node.x).toBeGreaterThanOrEqual(0);
          expect(node.x + nodeWidth).toBeLessThanOrEqual(width);
          expect(node.y).toBeGreaterThanOrEqual(0);
          expect(node.y + node.height).toBeLessThanOrEqual(height + 0.01);
          expect(nodes.slice(index + 1).filter((other) => overlap(node, other))).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe("Lines that fit", () => {
  it("keep every word while there is room, and end in dots where there is none", () => {
    expect(wrapped("Lenin saw Soviet society as pluralist.", 400, 3)).toEqual([
      "Lenin saw Soviet society as pluralist.",
    ]);
    const [first, second, ...more] = wrapped("one two three four five six seven eight", 60, 2);
    expect(first).toBe("one two");
    expect(second).toMatch(/^three.*…$/);
    expect(more).toEqual([]);
  });

  it("break a word that is longer than a line", () => {
    const lines = wrapped("Donaudampfschifffahrtsgesellschaft", 80, 9);
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.join("")).toBe("Donaudampfschifffahrtsgesellschaft");
  });
});
