import { describe, expect, it } from "vitest";

import { sha256Hex } from "@/lib/foundation/canonical-json";
import { turnoutOf, valueOf } from "@/lib/reviews/rules";
import { contestOf } from "@/lib/verdicts/rules/contested";
import { castClaims, castSignIns } from "@/prisma/cast";
import { locatorAt } from "@/prisma/corpus/locate";
import { problemsIn, readCorpus, textOfEdition, type CorpusEvidence } from "@/prisma/corpus/read";
import { sharedTexts, skipWithout } from "@/prisma/corpus/shared-texts";

const corpus = readCorpus();
const live = corpus.evidence.filter((row) => row.state === "LIVE");
const texts = sharedTexts();

describe("the demo corpus by count", () => {
  it("has claims, sources, evidence, arguments and reviewers enough", () => {
    expect(corpus.claims.length).toBeGreaterThanOrEqual(16);
    expect(corpus.sources.length).toBeGreaterThanOrEqual(10);
    expect(live.length).toBeGreaterThanOrEqual(30);
    expect(corpus.arguments.length).toBeGreaterThanOrEqual(12);
    expect(corpus.reviewers.length).toBeGreaterThanOrEqual(24);
    expect(new Set(corpus.arguments.map((row) => row.relation)).size).toBe(4);
  });

  it("takes fifteen pieces and more from Reed, out of five chapters and more", () => {
    const fromReed = live.filter((row) => row.source === "reed");
    const chapters = fromReed.filter((row) => row.locator.label === "chapter");
    expect(fromReed.length).toBeGreaterThanOrEqual(15);
    expect(new Set(chapters.map((row) => row.locator.value)).size).toBeGreaterThanOrEqual(5);
  });

  it("has both directions on six claims, and two sources or more on eight", () => {
    const claimsWhere = (holds: (rows: CorpusEvidence[]) => boolean) =>
      corpus.claims.filter((claim) => holds(live.filter((row) => row.claim === claim.key))).length;
    const directions = (rows: CorpusEvidence[]) => rows.map((row) => row.direction);
    const isTwoSided = (rows: CorpusEvidence[]) =>
      directions(rows).includes("SUPPORTS") && directions(rows).includes("CONTRADICTS");
    // The chronology leans on Reed, so it is no second source.
    const independent = (rows: CorpusEvidence[]) =>
      new Set(rows.map((row) => row.source).filter((key) => key !== "october-chronology"));
    expect(claimsWhere(isTwoSided)).toBeGreaterThanOrEqual(6);
    expect(claimsWhere((rows) => independent(rows).size >= 2)).toBeGreaterThanOrEqual(8);
  });

  it("leaves two proposals on the desk and something that no second person has seen", () => {
    const waiting = corpus.evidence.filter((row) => row.state === "PROPOSED");
    expect(waiting.filter(({ demonstrates }) => !demonstrates).map((row) => row.addedBy)).toEqual([
      ...["mira", "mira"],
    ]);
    expect(live.filter((row) => row.acceptedBy === undefined).length).toBeGreaterThanOrEqual(2);
  });

  it("shows by a wrong place and a changed word what the check finds, and says that it does", () => {
    const shown = corpus.evidence.filter((row) => row.demonstrates);
    expect(shown.map((row) => row.demonstrates)).toEqual(["WRONG_LOCATOR", "NOT_FOUND"]);
    for (const { state, note } of shown)
      expect({ state, note }).toEqual({
        state: "PROPOSED",
        note: expect.stringMatching(/^A demonstration: /),
      });
  });

  it("has an evaluative claim, and one that most find not checkable", () => {
    expect(corpus.claims.some((claim) => claim.kind === "EVALUATIVE")).toBe(true);
    const votes = corpus.votes.filter((vote) => vote.claim === "trotsky-knew-it-was-a-myth");
    const offScale = votes.filter(
      (vote) => "offScale" in vote && vote.offScale === "NOT_CHECKABLE",
    );
    expect(offScale.length * 2).toBeGreaterThan(votes.length);
  });
});

describe("the demo corpus in itself", () => {
  it("refers to nothing that is not there", () => {
    expect(problemsIn(corpus)).toEqual([]);
  });

  it("notices a reference to nothing", () => {
    const [first, ...others] = corpus.evidence;
    const broken = { ...corpus, evidence: [{ ...first!, via: "nowhere" }, ...others] };
    expect(problemsIn(broken)).toContain("no source nowhere");
  });

  it("gives claim number one and its counter-claim the ids that the cast knows", () => {
    for (const { key, id } of Object.values(castClaims)) {
      expect(corpus.claims.find((claim) => claim.key === key)?.id).toBe(id);
    }
  });

  it("rebuts claim one by its counter-claim, and the reverse, in two rows", () => {
    const { monopoly, pluralist } = castClaims;
    const rebuts = (premise: string, target: string) =>
      corpus.arguments.some(
        (row) =>
          row.relation === "REBUTS" && row.premises[0] === premise && row.target.key === target,
      );
    expect(rebuts(pluralist.key, monopoly.key)).toBe(true);
    expect(rebuts(monopoly.key, pluralist.key)).toBe(true);
  });

  it("never quotes the minutes themselves", () => {
    expect(corpus.evidence.some((row) => row.source === "central-committee-minutes")).toBe(false);
  });

  it("quotes Reed and Russell in forty words at most", () => {
    const long = corpus.evidence.filter((row) => countWords(row.excerpt) > 40);
    expect(long.map((row) => row.key)).toEqual([]);
  });

  it("places every occurrence in the précis by its own words", () => {
    const precis = textNamed("review-precis");
    expect(countWords(precis)).toBeLessThan(150);
    for (const { anchors } of corpus.occurrences) {
      const { start, end, exact, prefix, suffix, sha256 } = anchors[1];
      expect(precis.slice(start, end)).toBe(exact);
      expect(precis.slice(0, start).endsWith(prefix)).toBe(true);
      expect(precis.slice(end).startsWith(suffix)).toBe(true);
      expect(sha256Hex(exact)).toBe(sha256);
    }
  });

  it("quotes the chronology where it says, and the chronology names its places", () => {
    const chronology = textNamed("chronology-original");
    const quoted = corpus.evidence.filter(
      (row) => row.found.text === "chronology" && row.demonstrates !== "NOT_FOUND",
    );
    expect(quoted.length).toBeGreaterThan(0);
    expect(quoted.flatMap((row) => misplaced(row, chronology))).toEqual([]);
    for (const entry of corpus.lineage.entries) {
      expect(chronology.slice(0, entry.start).trimEnd().endsWith(entry.heading)).toBe(true);
      expect(chronology.slice(entry.end)).toMatch(/^ \[(Reed|the review), [^\]]+\]\n/);
    }
  });

  it("calls every reviewer a demonstration and shares no handle with those who sign in", () => {
    const signIns = new Set(castSignIns.map((person) => person.handle));
    expect(corpus.reviewers.filter((reviewer) => signIns.has(reviewer.handle))).toEqual([]);
    expect(castSignIns.every((person) => person.email.endsWith("@example.org"))).toBe(true);
  });
});

describe("the votes", () => {
  const claims = corpus.claims.map((claim) => ({
    key: claim.key,
    votes: corpus.votes.filter((vote) => vote.claim === claim.key),
  }));

  it("give every turnout", () => {
    const turnouts = new Set(claims.map(({ votes }) => turnoutOf(votes.length)));
    expect([...turnouts].sort()).toEqual(["broad", "early", "none", "provisional"]);
  });

  it("leave some claims contested and some with as many votes not", () => {
    const manyVotes = claims.filter(({ votes }) => votes.length >= 6);
    const contested = manyVotes.filter(({ votes }) => isContested(votes)).map(({ key }) => key);
    expect(contested).toContain(castClaims.monopoly.key);
    expect(contested.length).toBeLessThan(manyVotes.length);
  });
});

describe("the corpus against the texts", () => {
  it("quotes every excerpt exactly, from the place it names", (ctx) => {
    const held = texts ?? skipWithout(ctx, "no excerpt is compared with its book");
    const wrong = corpus.evidence.flatMap((row) =>
      row.found.text === "chronology" ? [] : misplaced(row, held[row.found.text]),
    );
    expect(wrong).toEqual([]);
  });

  it("gives every excerpt the locator under which it stands", (ctx) => {
    const held = texts ?? skipWithout(ctx, "no locator is compared with its book");
    const places = [
      ...corpus.evidence.map(({ source, locator, found }) => ({ source, locator, found })),
      ...corpus.lineage.entries.flatMap((entry) => entry.leansOn),
    ];
    const wrong = places.flatMap(({ source, locator, found }) => {
      const edition = corpus.editions.find((one) => one.source === source && "headings" in one);
      if (source !== "reed" && source !== "russell") return [];
      const headings = edition && "headings" in edition ? edition.headings : [];
      const actual = locatorAt(held[source], headings, found.start);
      return actual?.label === locator.label && actual.value === locator.value
        ? []
        : [{ source, locator, actual }];
    });
    expect(wrong).toEqual([]);
  });

  it("holds the hash of every place it keeps in the review", (ctx) => {
    const { review } = texts ?? skipWithout(ctx, "no hash is compared with the review");
    const anchors = [
      ...corpus.occurrences.map((row) => row.anchors[0]),
      ...corpus.citations.map((row) => row.anchor),
    ];
    for (const { start, end, sha256, exact } of anchors) {
      expect(sha256Hex(review.slice(start, end))).toBe(sha256);
      if (exact !== undefined) expect(review.slice(start, end)).toBe(exact);
    }
  });

  it("describes the texts it does not carry as they are", (ctx) => {
    const held = texts ?? skipWithout(ctx, "the three texts are not measured");
    for (const name of ["review", "reed", "russell"] as const) {
      const edition = corpus.editions.find((one) => one.key === `${name}-original`);
      expect(edition?.lengthUnits).toBe(held[name].length);
      expect(edition?.sha256).toBe(sha256Hex(held[name]));
    }
  });
});

function textNamed(key: string): string {
  const edition = corpus.editions.find((one) => one.key === key);
  const text = edition && textOfEdition(edition);
  if (!text) throw new Error(`the corpus carries no ${key}`);
  return text;
}

function misplaced(row: CorpusEvidence, text: string) {
  const standing = text.slice(row.found.start, row.found.end).replace(/\s+/g, " ");
  return standing === row.excerpt ? [] : [{ key: row.key, standing }];
}

function isContested(votes: typeof corpus.votes): boolean {
  const cast = { isFresh: true, castAt: "1980-04-17T00:00:00Z", camp: null } as const;
  const counted = votes.map((vote) =>
    "position" in vote
      ? { ...cast, position: valueOf(vote.position), offScale: null }
      : { ...cast, position: null, offScale: vote.offScale },
  );
  return contestOf(counted) !== null;
}

function countWords(text: string): number {
  return text.split(/\s+/).filter(Boolean).length;
}
