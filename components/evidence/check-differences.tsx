import type { ShownDifference } from "@/lib/evidence/rules/checks";

/** In what an excerpt differs from its source without being other words; or the passage most like it, word by word. */
export function CheckDifferences({ differences }: { differences: readonly ShownDifference[] }) {
  if (differences.length === 0) return null;
  return (
    <ul className="mt-2 space-y-1 border-l-4 border-qualifies pl-3 text-aside">
      {differences.map((one, nth) => (
        <li key={nth}>{differenceInWords(one)}</li>
      ))}
    </ul>
  );
}

function differenceInWords(one: ShownDifference): React.ReactNode {
  switch (one.kind) {
    case "skipped":
      return one.source === null
        ? `The ellipsis passes over ${one.units} characters.`
        : `The ellipsis passes over: “${one.source}”`;
    case "inserted":
      return one.source
        ? `“${one.excerpt}” stands in the place of: “${one.source}”`
        : `“${one.excerpt}” was put in.`;
    case "parted":
      return `“${one.excerpt}” stands in the text as “${one.source}”.`;
    case "nearest":
      return <Nearest words={one.words} />;
  }
}

type Word = Extract<ShownDifference, { kind: "nearest" }>["words"][number];

function Nearest({ words }: { words: readonly Word[] }) {
  const said = (is: Word["is"]) => runsOf(words, is).map((run) => `“${run}”`);
  const [source, excerpt] = [said("source"), said("excerpt")];
  return (
    <>
      <p>
        Most like it in the text:{" "}
        {words.map((word, at) => (
          <span key={at}>{marked(word)} </span>
        ))}
      </p>
      <p className="meta">
        {source.length > 0 && `Only the text has ${source.join(", ")}. `}
        {excerpt.length > 0 && `Only the excerpt has ${excerpt.join(", ")}.`}
      </p>
    </>
  );
}

function marked({ text, is }: Word): React.ReactNode {
  if (is === "source") return <ins>{text}</ins>;
  return is === "excerpt" ? <del>{text}</del> : text;
}

/** The words of one kind that stand together, as they do. */
function runsOf(words: readonly Word[], is: Word["is"]): string[] {
  const runs: string[] = [];
  for (const [at, word] of words.entries()) {
    if (word.is !== is) continue;
    if (words[at - 1]?.is === is) runs[runs.length - 1] += ` ${word.text}`;
    else runs.push(word.text);
  }
  return runs;
}
