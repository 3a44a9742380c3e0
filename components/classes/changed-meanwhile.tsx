import { Notice } from "@/components/ui/notice";
import type { FormState } from "@/lib/access/form-action";
import type { AssignmentChange } from "@/lib/classes/queries/assignment-changes";
import { ChangeLine } from "./change-line";

/** What somebody else changed while a form was open; nothing where nobody did. */
export function ChangedMeanwhile({ state }: { state: FormState }) {
  const found = foundIn(state);
  if (!found) return null;
  return (
    <Notice outcome="kept" title="What was changed meanwhile">
      <ul>
        {found.changes.map((change) => (
          <li key={change.at}>
            <ChangeLine change={change} />
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** The revision that a form goes by: the one that it was drawn from, until it has shown what came after it. */
export const revisionIn = (
  state: FormState,
  field: { initialValue?: unknown } | undefined,
): string => {
  const found = foundIn(state);
  if (found) return String(found.revision);
  return typeof field?.initialValue === "string" ? field.initialValue : "";
};

function foundIn(state: FormState): { revision: number; changes: AssignmentChange[] } | null {
  if (state?.failure?.kind !== "conflict") return null;
  const { revision, changes } = state.failure.details ?? {};
  if (typeof revision !== "number" || !Array.isArray(changes)) return null;
  return { revision, changes: changes as AssignmentChange[] };
}
