import type { TaskKind } from "@/prisma/generated/enums";

/** One thing that students do with each claim, and how much of it at least where it can be counted. */
export type TaskDraft =
  | { kind: "GRADE_ARGUMENTS" | "ANSWER" | "VOTE" }
  | { kind: "ADD_EVIDENCE"; supporting: number; contradicting: number }
  | { kind: "ANNOTATE"; notes: number };

/** What is read is graded, then one adds to it, answers it, writes on it, and last of all says how the claim stands. */
export const TASK_ORDER = [
  ...(["GRADE_ARGUMENTS", "ADD_EVIDENCE", "ANSWER", "ANNOTATE", "VOTE"] as const),
] as const satisfies readonly TaskKind[];

/** How many may be asked for of each claim: pieces of evidence in one direction, notes. The database holds the same. */
export const EVIDENCE_ASKED = { least: 0, most: 10 };
export const NOTES_ASKED = { least: 1, most: 20 };

/** Tasks in the order in which they are done. */
export const inOrder = (tasks: readonly TaskDraft[]): TaskDraft[] =>
  TASK_ORDER.flatMap((kind) => tasks.filter((task) => task.kind === kind).slice(0, 1));

/** The amounts of tasks as the fields of a form say them, with what is asked for where nobody has said anything yet. */
export function amountsOf(tasks: readonly TaskDraft[]): Record<Amount, string> {
  const amounts = { supporting: "1", contradicting: "1", notes: "2" };
  for (const task of tasks) {
    if (task.kind === "ADD_EVIDENCE") {
      amounts.supporting = String(task.supporting);
      amounts.contradicting = String(task.contradicting);
    }
    if (task.kind === "ANNOTATE") amounts.notes = String(task.notes);
  }
  return amounts;
}

export type Amount = "supporting" | "contradicting" | "notes";

/**
 * The tasks that a form says, in their order, with what is wrong with their amounts. What belongs to a task that is not
 * chosen is not read.
 */
export function tasksIn(
  kinds: readonly TaskKind[],
  amounts: Readonly<Partial<Record<Amount, string | undefined>>>,
): { tasks: TaskDraft[]; problems: { field: Amount; message: string }[] } {
  const problems: { field: Amount; message: string }[] = [];
  const read = (field: Amount, { least, most }: { least: number; most: number }) => {
    const words = (amounts[field] ?? "").trim();
    const value = /^\d{1,2}$/.test(words) ? Number(words) : NaN;
    if (value >= least && value <= most) return value;
    problems.push({ field, message: `Give a whole number from ${least} to ${most}.` });
    return least;
  };
  const tasks = TASK_ORDER.filter((kind) => kinds.includes(kind)).map((kind): TaskDraft => {
    if (kind === "ANNOTATE") return { kind, notes: read("notes", NOTES_ASKED) };
    if (kind !== "ADD_EVIDENCE") return { kind };
    const before = problems.length;
    const [supporting, contradicting] = [
      read("supporting", EVIDENCE_ASKED),
      read("contradicting", EVIDENCE_ASKED),
    ];
    if (problems.length === before && supporting + contradicting === 0)
      problems.push({
        field: "supporting",
        message: "Ask for at least one piece, for or against.",
      });
    return { kind, supporting, contradicting };
  });
  return { tasks, problems };
}
