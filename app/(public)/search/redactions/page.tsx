import type { Metadata } from "next";
import { askedPage } from "@/app/(public)/search/asked-page";
import { RedactionsPage } from "@/components/publishing/redactions-page";
import { listRedactions } from "@/lib/publishing/queries/redactions";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

// Rendered for each request: which part of the list is shown stands in the query.
export const instant = false;

export const metadata: Metadata = { title: "What was redacted", robots: { index: false } };

export default async function PagedRedactionsPage({ searchParams }: Props) {
  return <RedactionsPage {...await listRedactions(await askedPage(searchParams))} />;
}
