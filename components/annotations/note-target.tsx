import { WithMarks } from "@/components/moderation/with-marks";

/** The words that a note hangs on, where it is about a part of the ledger. */
export function NoteTarget({
  target: { kind, words },
}: {
  target: { kind: "evidence" | "argument"; words: string };
}) {
  return (
    <p className="mt-3 max-w-measure text-aside text-soft">
      On {kind === "evidence" ? "the evidence" : "the argument"} “<WithMarks text={words} />”
    </p>
  );
}
