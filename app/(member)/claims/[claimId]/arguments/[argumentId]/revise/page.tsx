import type { Metadata } from "next";
import { Revising } from "@/app/(member)/revising";

export const instant = false;
export const metadata: Metadata = { title: "Revise an argument" };

type Props = {
  params: Promise<{ claimId: string; argumentId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function ReviseArgumentPage({ params, searchParams }: Props) {
  const { claimId, argumentId } = await params;
  const named = { kind: "argument", claimId: claimId, contributionId: argumentId } as const;
  return <Revising {...named} searchParams={searchParams} />;
}
