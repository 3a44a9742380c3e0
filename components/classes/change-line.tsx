import type { AssignmentChange } from "@/lib/classes/queries/assignment-changes";
import { changedWords } from "./assignment-words";
import { namesInWords, NAMELESS } from "./words";

/** Who changed what of an assignment, and when. */
export function ChangeLine({ change: { by, at, parts, due } }: { change: AssignmentChange }) {
  const what = namesInWords(parts.map((part) => changedWords[part])) ?? "nothing that one sees";
  return (
    <>
      {`${by ?? NAMELESS} changed ${what} on ${at}.`}
      {due && ` It is due on ${due} since.`}
    </>
  );
}
