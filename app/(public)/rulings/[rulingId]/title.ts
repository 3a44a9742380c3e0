import type { Metadata } from "next";
import { cacheLife, cacheTag } from "next/cache";
import { z } from "zod";
import { described, NOT_FOUND } from "@/app/(public)/described";
import { liveBriefly } from "@/lib/foundation/page-life";
import { RULED, thingOf } from "@/lib/moderation/rules/flags";
import { rulingTag } from "@/lib/moderation/tags";
import { getRuling } from "@/lib/publishing/queries/rulings";

type Props = { params: Promise<{ rulingId: string }> };

/** The page's title and what else machines read of it. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  "use cache";
  const { rulingId } = await params;
  const isRead = z.uuid().safeParse(rulingId).success;
  if (isRead) cacheTag(rulingTag(rulingId));
  const ruling = isRead ? await getRuling(rulingId) : null;
  if (!ruling) return liveBriefly().then(() => NOT_FOUND);
  cacheLife("max");
  return described({
    title: `${RULED[ruling.kind]}: a ruling`,
    description: `What an editor decided about ${thingOf(ruling.subjectKind)} that was flagged, and why.`,
    path: ruling.path,
    isIndexed: false,
  });
}
