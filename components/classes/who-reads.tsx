import type { WorkSheet } from "@/lib/classes/queries/work";
import { whoReads } from "./work-words";

/** Beneath a form of a student's work: who can read it, under which name, and the way to where that is said in full. */
export function WhoReads({ work }: { work: WorkSheet }) {
  return (
    <p className="meta max-w-measure">
      {whoReads(work)} <a href="#names-title">Who can see my name?</a>
    </p>
  );
}
