import type { Metadata } from "next";
import { askedPage } from "@/app/(public)/search/asked-page";
import { RulingList } from "@/components/publishing/ruling-list";
import { listRulings } from "@/lib/publishing/queries/rulings";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

// Rendered for each request: which part of the list is shown, and in which order, stands in the query.
export const instant = false;

export const metadata: Metadata = { title: "Rulings", robots: { index: false } };

export default async function PagedRulingsPage({ searchParams }: Props) {
  const order = (await searchParams).sort === "oldest" ? "oldest" : "newest";
  return <RulingList {...await listRulings(await askedPage(searchParams), order)} />;
}
