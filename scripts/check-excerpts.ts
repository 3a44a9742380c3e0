import type { Unverified } from "@/lib/evidence/commands/check-everything";

export type Checked = {
  counts: Record<string, number>;
  news: number;
  unverified: Unverified[];
};

/** Looks up every excerpt of a database again. */
export async function checkExcerpts(): Promise<Checked> {
  const { checkEverything } = await import("@/lib/evidence/commands/check-everything");
  return checkEverything();
}

/** The same for a person: how many stand how, and every piece that is not verified with its address on the site. */
export function tableOf({ counts, news, unverified }: Checked): string {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const lines = [
    ...Object.entries(counts).map(([status, count]) => [status, String(count)]),
    ["all", String(total)],
    ["changed now", String(news)],
  ];
  const listed = unverified.map(({ status, claimId, evidenceId, place, reason }) => [
    ...[status, `/claims/${claimId}/evidence/${evidenceId}`, place ?? "", reason ?? ""],
  ]);
  return `${aligned(lines)}${listed.length > 0 ? `\n${aligned(listed)}` : ""}`;
}

function aligned(rows: string[][]): string {
  const widths = rows.reduce<number[]>(
    (widest, row) => row.map((cell, nth) => Math.max(widest[nth] ?? 0, cell.length)),
    [],
  );
  return rows
    .map(
      (row) =>
        `${row
          .map((cell, nth) => cell.padEnd(widths[nth]!))
          .join("  ")
          .trimEnd()}\n`,
    )
    .join("");
}
