import type { Metadata } from "next";
import { permanentRedirect } from "next/navigation";
import { askedPage } from "@/app/(public)/search/asked-page";
import { NotFoundView } from "@/components/layout/not-found-view";
import { PersonPage } from "@/components/publishing/person-page";
import { addressOf } from "@/lib/foundation/address";
import { readPublicId } from "@/lib/foundation/ids";
import { getPersonPage } from "@/lib/publishing/queries/people";

type Props = {
  params: Promise<{ personId: string; slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

// Rendered for each request: which of the claims are shown stands in the query.
export const instant = false;

export const metadata: Metadata = {
  title: "Claims that somebody asserts",
  robots: { index: false },
};

export default async function PagedPersonPage({ params, searchParams }: Props) {
  const { personId, slug } = await params;
  const read = readPublicId(personId);
  const page = await askedPage(searchParams);
  const person = read.kind === "invalid" ? null : await getPersonPage(read.id, page);
  if (!person) return <NotFoundView />;
  if (person.path !== `/people/${personId}/${slug}`)
    permanentRedirect(page > 1 ? `${person.path}?page=${page}` : person.path);
  return <PersonPage person={person} address={addressOf(person.path)} />;
}
