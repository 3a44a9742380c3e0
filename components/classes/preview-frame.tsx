import { Notice } from "@/components/ui/notice";
import type { WorkSheet } from "@/lib/classes/queries/work";
import { assignmentPath, editPath, previewPath } from "@/lib/classes/rules/paths";
import { localInWords } from "@/lib/classes/rules/zones";

/** Around the pages that a student works on, for those who teach: everything is there, and nothing of it can be sent. */
export function PreviewFrame({
  assignmentId,
  work: { opensAt, dueAt, class: inClass },
  children,
}: {
  assignmentId: string;
  work: WorkSheet;
  children: React.ReactNode;
}) {
  const [from, to] = [opensAt, dueAt].map((at) => localInWords(at, inClass.timeZone));
  return (
    <>
      <div className="mx-auto w-full max-w-page px-5 pt-7 lg:px-8">
        <Notice outcome="kept" title="A preview: nothing here can be filled in or sent">
          <p>
            This is what a student who has not begun sees between {from} and {to}. Its links stay in
            the preview.
          </p>
          <p className="mt-2 flex flex-wrap gap-x-5">
            <a href={previewPath(assignmentId)}>Its first page</a>
            <a href={assignmentPath(assignmentId)}>Back to the assignment</a>
            <a href={editPath(assignmentId)}>Change it</a>
          </p>
        </Notice>
      </div>
      {/* What is in a fieldset that is off can be neither filled in nor sent, whatever forms it holds. */}
      <fieldset disabled className="contents" aria-label="Preview">
        {children}
      </fieldset>
    </>
  );
}
