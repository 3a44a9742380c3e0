import type { Metadata } from "next";
import { cacheLife, cacheTag } from "next/cache";
import { described, NOT_FOUND } from "@/app/(public)/described";
import { personInWords } from "@/components/publishing/preview-words";
import { claimListTag } from "@/lib/claims/tags";
import { readPublicId } from "@/lib/foundation/ids";
import { liveBriefly } from "@/lib/foundation/page-life";
import { getPersonTitle } from "@/lib/publishing/queries/people";

type Props = { params: Promise<{ personId: string }> };

/** The page's title and what else machines read of it. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  "use cache";
  const read = readPublicId((await params).personId);
  if (read.kind !== "invalid") cacheTag(claimListTag());
  const person = read.kind === "invalid" ? null : await getPersonTitle(read.id);
  if (!person) return liveBriefly().then(() => NOT_FOUND);
  cacheLife("max");
  return described({
    title: person.name,
    description: personInWords(person),
    path: person.path,
  });
}
