import type { Metadata } from "next";
import { askedPage } from "@/app/(public)/search/asked-page";
import { PersonList } from "@/components/publishing/person-list";
import { listPeople } from "@/lib/publishing/queries/people";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

// Rendered for each request: which part of the list is shown stands in the query.
export const instant = false;

export const metadata: Metadata = { title: "People", robots: { index: false } };

export default async function PagedPeoplePage({ searchParams }: Props) {
  return <PersonList {...await listPeople(await askedPage(searchParams))} />;
}
