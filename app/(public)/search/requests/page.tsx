import type { Metadata } from "next";
import { askedPage } from "@/app/(public)/search/asked-page";
import { RequestsPage } from "@/components/publishing/requests-page";
import { listRequests } from "@/lib/publishing/queries/requests";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

// Rendered for each request: which requests are shown, and in which order, stands in the query.
export const instant = false;

export const metadata: Metadata = { title: "Needs a source", robots: { index: false } };

export default async function PagedRequestsPage({ searchParams }: Props) {
  const { state, sort } = await searchParams;
  const asked = {
    state: state === "met" ? ("met" as const) : ("open" as const),
    order: sort === "oldest" ? ("oldest" as const) : ("newest" as const),
    page: await askedPage(searchParams),
  };
  return <RequestsPage {...await listRequests(asked)} />;
}
