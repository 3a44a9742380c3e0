import type { Metadata } from "next";
import { Revising } from "@/app/(member)/revising";

export const instant = false;
export const metadata: Metadata = { title: "Revise a claim" };

type Props = {
  params: Promise<{ claimId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function ReviseClaimPage({ params, searchParams }: Props) {
  const { claimId } = await params;
  const named = { kind: "claim", claimId: claimId, contributionId: claimId } as const;
  return <Revising {...named} searchParams={searchParams} />;
}
