import { flagPath, THINGS, type FlaggableKind } from "@/lib/moderation/rules/flags";

/** The way to the form that flags one thing: quiet, since it stands beside everything. */
export function FlagLink({ kind, id }: { kind: FlaggableKind; id: string }) {
  return (
    <a
      href={flagPath(kind, id)}
      rel="nofollow"
      aria-label={`Flag ${THINGS[kind].replace(/^an? /, "this ")}`}
      className="permalink no-print"
    >
      Flag
    </a>
  );
}
