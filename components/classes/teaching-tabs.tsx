import { Tab, Tabs } from "@/components/ui/tabs";
import { gridPath, progressPath, resultsPath } from "@/lib/classes/rules/paths";

/** The three views that those who teach or assist have of an assignment’s work. */
export function TeachingTabs({
  assignmentId,
  here,
}: {
  assignmentId: string;
  here: "progress" | "grades" | "results";
}) {
  return (
    <Tabs label="Views of the work">
      <Tab href={progressPath(assignmentId)} isHere={here === "progress"}>
        Progress
      </Tab>
      <Tab href={gridPath(assignmentId)} isHere={here === "grades"}>
        Grades
      </Tab>
      <Tab href={resultsPath(assignmentId)} isHere={here === "results"}>
        Results
      </Tab>
    </Tabs>
  );
}
