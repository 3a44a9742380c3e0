import type { Metadata } from "next";
import { Revising } from "@/app/(member)/revising";

export const instant = false;
export const metadata: Metadata = { title: "Revise a source" };

type Props = {
  params: Promise<{ sourceId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function ReviseSourcePage({ params, searchParams }: Props) {
  const { sourceId } = await params;
  const named = { kind: "source", claimId: null, contributionId: sourceId } as const;
  return <Revising {...named} searchParams={searchParams} />;
}
