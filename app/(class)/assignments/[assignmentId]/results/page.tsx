import type { Metadata } from "next";
import { ResultsView } from "@/components/classes/results-view";
import { NotFoundView } from "@/components/layout/not-found-view";
import { getResults } from "@/lib/classes/queries/results";
import { resultsPath } from "@/lib/classes/rules/paths";
import { onAssignment, type AssignmentRequest } from "../on-assignment";

export const instant = false;
export const metadata: Metadata = { title: "Results of an assignment" };

export default function ResultsPage(request: AssignmentRequest) {
  const way = { to: "see what a class judged", pathOf: resultsPath };
  return onAssignment(request, way, async ({ assignmentId, viewer }) => {
    const results = await getResults(viewer, assignmentId);
    return results ? <ResultsView results={results} /> : <NotFoundView />;
  });
}
