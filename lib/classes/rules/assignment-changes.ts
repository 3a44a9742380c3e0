import type { LatePolicy, Naming, OthersShown, TaskKind } from "@/prisma/generated/enums";

/** All that an assignment says, as the audit keeps it. Times are ISO 8601 in UTC. */
export type AssignmentSaying = {
  title: string;
  instructions: string | null;
  opensAt: string;
  dueAt: string;
  releasesAt: string | null;
  latePolicy: LatePolicy;
  lateReduction: number | null;
  naming: Naming;
  othersShown: OthersShown;
  inquiryDays: number;
  revision: number;
  argumentsVersionId: string | null;
  workVersionId: string;
  claimIds: string[];
  tasks: {
    kind: TaskKind;
    supporting: number | null;
    contradicting: number | null;
    notes: number | null;
  }[];
};

/** What of an assignment can change, by the word that a page has for it. */
export const PARTS = {
  title: ["title"],
  instructions: ["instructions"],
  opens: ["opensAt"],
  due: ["dueAt"],
  release: ["releasesAt"],
  lateness: ["latePolicy", "lateReduction"],
  inquiries: ["inquiryDays"],
  claims: ["claimIds"],
  tasks: ["tasks"],
  naming: ["naming"],
  others: ["othersShown"],
  argumentsRubric: ["argumentsVersionId"],
  workRubric: ["workVersionId"],
} as const satisfies Record<string, readonly (keyof AssignmentSaying)[]>;
export type ChangedPart = keyof typeof PARTS;

/** What differs between what an assignment said before and after; what the audit did not keep of either is left out. */
export function changedParts(
  before: Partial<AssignmentSaying>,
  after: Partial<AssignmentSaying>,
): ChangedPart[] {
  const isChanged = (key: keyof AssignmentSaying) =>
    key in before && key in after && JSON.stringify(before[key]) !== JSON.stringify(after[key]);
  return (Object.keys(PARTS) as ChangedPart[]).filter((part) => PARTS[part].some(isChanged));
}
