import { positionWords, scalePositions } from "@/components/reviews/words";
import { DrawnIcon } from "@/components/ui/icon";
import { turnoutWords, verdictLooks, voteCount } from "@/components/verdicts/words";
import type { ClaimTitle } from "@/lib/publishing/queries/claim-title";
import { drawable, SANS, SERIF } from "./picture-fonts";

/**
 * A claim as a picture for others to show, 1200 by 630: the sentence, the verdict in a word, and the votes as they
 * were cast. The program that draws it knows boxes that stand in a row or a column, and colours as hex.
 */
export function ClaimPicture({ claim }: { claim: ClaimTitle }) {
  return (
    <div style={sheet}>
      <div
        style={{ ...row, justifyContent: "space-between", alignItems: "baseline", color: ink.soft }}
      >
        <span style={{ fontFamily: SERIF, fontSize: 40, color: ink.text }}>Assay</span>
        <span>
          {claim.isDemonstration ? "Demonstration: the reviewers are fictional" : "Claim"}
        </span>
      </div>
      <Sentence sentence={claim.sentence} />
      <div style={{ ...row, justifyContent: "space-between", alignItems: "flex-end" }}>
        <Verdict claim={claim} />
        <Strip counts={claim.verdict.votes.onScale} />
      </div>
    </div>
  );
}

function Sentence({ sentence }: Pick<ClaimTitle, "sentence">) {
  const words = cut(
    drawable(sentence) ??
      "A claim in letters that this picture cannot draw. Read it, and how it stands, on its page.",
  );
  const fontSize = words.length <= 80 ? 62 : words.length <= 150 ? 52 : 42;
  return (
    <div style={{ ...column, flexGrow: 1, justifyContent: "center" }}>
      <span
        style={{
          fontFamily: SERIF,
          fontSize,
          lineHeight: 1.2,
          letterSpacing: "-0.016em",
          textWrap: "balance",
        }}
      >
        {words}
      </span>
    </div>
  );
}

function Verdict({ claim: { verdict, evidence } }: { claim: ClaimTitle }) {
  const { outcome, votes } = verdict;
  const { word, shape } = verdictLooks[outcome.state];
  const isUnjudged = votes.fresh + votes.stale === 0;
  const color = colours[outcome.state] ?? ink.text;
  const stale = votes.stale > 0 ? `, ${votes.stale} stale` : "";
  return (
    <div style={{ ...column, rowGap: 10 }}>
      <div
        style={{
          ...row,
          alignItems: "center",
          columnGap: 16,
          color: isUnjudged ? ink.text : color,
        }}
      >
        {!isUnjudged && <DrawnIcon shape={shape} size={34} />}
        <span style={{ fontSize: 42, fontWeight: 600 }}>{isUnjudged ? "No votes yet" : word}</span>
      </div>
      {!isUnjudged && (
        <span style={{ color: ink.soft }}>
          {votes.fresh > 0
            ? `${voteCount(votes.fresh)}, ${turnoutWords[votes.turnout]}${stale}`
            : `no fresh votes${stale}`}
        </span>
      )}
      <span style={{ color: ink.soft }}>
        {evidence.supports + evidence.contradicts === 0
          ? "no evidence yet"
          : `evidence: ${evidence.supports} for, ${evidence.contradicts} against`}
      </span>
    </div>
  );
}

/** Five bars over the ends of the scale. Without votes there is nothing to draw. */
function Strip({ counts }: { counts: ClaimTitle["verdict"]["votes"]["onScale"] }) {
  const highest = Math.max(...scalePositions.map((position) => counts[position]));
  if (highest === 0) return null;
  return (
    <div style={{ ...column, width: 440 }}>
      <div
        style={{
          ...row,
          alignItems: "flex-end",
          columnGap: 8,
          borderBottom: `2px solid ${ink.text}`,
        }}
      >
        {scalePositions.map((position, index) => (
          <div key={position} style={{ ...column, alignItems: "center", width: 81 }}>
            <span style={{ fontSize: 24, color: counts[position] ? ink.text : ink.soft }}>
              {counts[position]}
            </span>
            <div
              style={{
                ...{ width: 81, backgroundColor: bars[index] },
                height: Math.round((counts[position] / highest) * 96),
              }}
            />
          </div>
        ))}
      </div>
      <div
        style={{
          ...row,
          justifyContent: "space-between",
          fontSize: 22,
          color: ink.soft,
          paddingTop: 8,
        }}
      >
        <span>{positionWords.REFUTED}</span>
        <span>{positionWords.MIXED}</span>
        <span>{positionWords.SUPPORTED}</span>
      </div>
    </div>
  );
}

const LONGEST = 220;

/** Cut after a whole word, where there is more than the picture holds. */
function cut(words: string): string {
  if (words.length <= LONGEST) return words;
  const end = words.lastIndexOf(" ", LONGEST);
  return `${words.slice(0, end > LONGEST / 2 ? end : LONGEST)}…`;
}

// The light theme's tokens (app/globals.css), as hex.
const ink = { text: "#241c18", soft: "#5c534d", paper: "#fcfaf7" };
const colours: Partial<Record<ClaimTitle["verdict"]["outcome"]["state"], string>> = {
  SUPPORTED: "#07664f",
  MOSTLY_SUPPORTED: "#07664f",
  MIXED: "#515e6c",
  MOSTLY_REFUTED: "#a33326",
  REFUTED: "#a33326",
};
const bars = ["#a33326", "#d18e81", "#515e6c", "#80a796", "#07664f"];

const row = { display: "flex", flexDirection: "row" } as const;
const column = { display: "flex", flexDirection: "column" } as const;
const sheet = {
  ...{ ...column, width: "100%", height: "100%", padding: "52px 72px 56px" },
  ...{ backgroundColor: ink.paper, color: ink.text, fontFamily: SANS, fontSize: 28 },
} as const;
