import type { Migration } from "./folder";

/** A row of `_prisma_migrations` that was not rolled back. */
export type AppliedMigration = { name: string; checksum: string; isFinished: boolean };

/** Why a database cannot be brought to this code. */
export type HistoryProblem =
  | { kind: "ahead"; names: string[] }
  | { kind: "edited"; names: string[] }
  | { kind: "unfinished"; names: string[] };

/**
 * Compares what a database has with what the code has. A database with migrations that the code lacks is ahead; one
 * whose migrations were changed afterwards is another database.
 */
export function historyProblem(
  applied: AppliedMigration[],
  migrations: Migration[],
): HistoryProblem | undefined {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  return (
    named(
      "ahead",
      applied.filter((row) => !known.has(row.name)),
    ) ??
    named(
      "unfinished",
      applied.filter((row) => !row.isFinished),
    ) ??
    named(
      "edited",
      applied.filter((row) => known.get(row.name)?.checksum !== row.checksum),
    )
  );
}

/** The sentence for whoever runs the program: what is wrong, and what to do. */
export function explainHistoryProblem(problem: HistoryProblem): string {
  const names = problem.names.join(", ");
  switch (problem.kind) {
    case "ahead":
      return `The database is ahead of this code: it has ${names}. Update the code, or use the database of this version.`;
    case "unfinished":
      return `The migration ${names} was begun by another tool and did not finish. Look at what it left, then run: prisma migrate resolve`;
    case "edited":
      return `The migration ${names} was changed after this database applied it. Restore the file, or begin with an empty database.`;
  }
}

function named(kind: HistoryProblem["kind"], rows: { name: string }[]): HistoryProblem | undefined {
  return rows.length === 0 ? undefined : { kind, names: rows.map((row) => row.name) };
}
