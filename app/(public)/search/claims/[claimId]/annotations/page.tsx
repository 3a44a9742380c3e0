import type { Metadata } from "next";
import { z } from "zod";
import { NotFoundView } from "@/components/layout/not-found-view";
import { NotesPage } from "@/components/publishing/notes-page";
import { readPublicId } from "@/lib/foundation/ids";
import { getNotesPage } from "@/lib/publishing/queries/notes";

type Props = {
  params: Promise<{ claimId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

// Rendered for each request: which of the notes are shown stands in the query.
export const instant = false;

export const metadata: Metadata = { title: "Notes on a claim", robots: { index: false } };

export default async function PagedNotesPage({ params, searchParams }: Props) {
  const read = readPublicId((await params).claimId);
  const { page } = asked.parse(await searchParams);
  const notes = read.kind === "invalid" ? null : await getNotesPage(read.id, page);
  if (!notes) return <NotFoundView />;
  return <NotesPage page={notes} />;
}

const asked = z.object({ page: z.coerce.number().int().min(1).max(10_000).catch(1) });
