import type { Metadata } from "next";
import { ReturnView } from "@/components/identity/return-view";
import { currentViewer } from "@/lib/access/current-viewer";
import { outcomeOfThisRequest } from "@/lib/access/form-action";
import { returnPath } from "@/lib/identity/schema";

export const instant = false;
export const metadata: Metadata = { title: "Come back by your code" };

type Props = { searchParams: Promise<{ next?: string | string[] }> };

export default async function ReturnPage({ searchParams }: Props) {
  const [{ next }, viewer, outcome] = await Promise.all([
    searchParams,
    currentViewer(),
    outcomeOfThisRequest(),
  ]);
  const to = returnPath(typeof next === "string" ? next : undefined, "/classes");
  return <ReturnView next={to} isSignedIn={viewer.isSignedIn} outcome={outcome} />;
}
