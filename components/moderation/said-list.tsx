import { WithMarks } from "@/components/moderation/with-marks";
import { WordDiff } from "@/components/ui/word-diff";
import { plainly } from "@/lib/foundation/redacted";
import type { Changed, Said } from "@/lib/moderation/rules/words";

/** What a wording says, part by part; what it leaves open is left out. */
export function SaidList({ said }: { said: readonly Said[] }) {
  const parts = said.filter(({ text }) => text !== "");
  if (parts.length === 0) return null;
  return (
    <dl className={grid}>
      {parts.map(({ label, text }) => (
        <Part key={label} label={label}>
          <WithMarks text={text} />
        </Part>
      ))}
    </dl>
  );
}

/** In what two wordings differ, part by part and word by word. */
export function ChangedList({ changes }: { changes: readonly Changed[] }) {
  return (
    <dl className={grid}>
      {changes.map(({ label, before, after }) => (
        <Part key={label} label={label}>
          <WordDiff before={plainly(before)} after={plainly(after)} />
        </Part>
      ))}
    </dl>
  );
}

function Part({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <>
      <dt className="meta">{label}</dt>
      <dd className="max-w-measure whitespace-pre-line">{children}</dd>
    </>
  );
}

const grid =
  "grid items-baseline gap-x-6 gap-y-1 text-aside sm:grid-cols-[8.5rem_minmax(0,1fr)] [&>dd]:mb-1.5";
