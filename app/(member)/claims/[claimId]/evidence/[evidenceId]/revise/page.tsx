import type { Metadata } from "next";
import { Revising } from "@/app/(member)/revising";

export const instant = false;
export const metadata: Metadata = { title: "Revise evidence" };

type Props = {
  params: Promise<{ claimId: string; evidenceId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function ReviseEvidencePage({ params, searchParams }: Props) {
  const { claimId, evidenceId } = await params;
  const named = { kind: "evidence", claimId: claimId, contributionId: evidenceId } as const;
  return <Revising {...named} searchParams={searchParams} />;
}
