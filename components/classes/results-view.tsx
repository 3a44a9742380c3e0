import { PageFrame } from "@/components/layout/page-frame";
import { Section } from "@/components/layout/section";
import { EmptyState } from "@/components/ui/empty-state";
import type { Results } from "@/lib/classes/queries/results";
import { assignmentPath } from "@/lib/classes/rules/paths";
import { ClassTrail } from "./class-trail";
import { countOfStudents } from "./words";
import { namingWords } from "./progress-words";
import { ResultsApart } from "./results-apart";
import { ResultsItems } from "./results-items";
import { ResultsMarks } from "./results-marks";
import { ResultsVotes } from "./results-votes";
import { TeachingTabs } from "./teaching-tabs";

/** What a class judged in an assignment, and where it differs, for those who teach or assist. */
export function ResultsView({ results }: { results: Results }) {
  const { assignmentId, title, students, studentCount, naming } = results;
  return (
    <PageFrame
      head={
        <>
          <ClassTrail
            of={{ id: results.classId, name: results.className }}
            further={[{ label: title, href: assignmentPath(assignmentId) }, { label: "Results" }]}
          />
          <h1>Results: {title}</h1>
          <p className="meta mt-2">
            {studentCount === 0
              ? "No student is in the class yet."
              : `${students.length} of ${countOfStudents(studentCount)} handed in; only their work counts here.`}{" "}
            {namingWords[naming]}
          </p>
        </>
      }
    >
      <div className="mt-6">
        <TeachingTabs assignmentId={assignmentId} here="results" />
      </div>
      {students.length === 0 ? (
        <div className="mt-6">
          <EmptyState>
            Nobody has handed in yet. What your students vote and how they grade stands here as soon
            as somebody does.
          </EmptyState>
        </div>
      ) : (
        <>
          <Section id="votes-title" title="Votes">
            <ResultsVotes results={results} />
          </Section>
          {results.criteria.length > 0 && (
            <Section id="items-title" title="Grades of evidence and arguments">
              <ResultsItems results={results} />
            </Section>
          )}
          <Section id="apart-title" title="Who differs most from the rest">
            <ResultsApart results={results} />
          </Section>
          <Section id="marks-title" title="How the work is graded">
            <ResultsMarks results={results} />
          </Section>
        </>
      )}
    </PageFrame>
  );
}
