import { cacheLife } from "next/cache";
import { Absent } from "@/app/absent";
import { Moved } from "@/app/moved";
import { described, NOT_FOUND } from "@/app/(public)/described";
import { HiddenPage } from "@/components/publishing/hidden-page";
import { liveBriefly } from "@/lib/foundation/page-life";
import { getHiding, noticePath } from "@/lib/publishing/queries/hidden";

type Kind = "source" | "document";

/**
 * What the page of a source or of the dossier on it renders where nothing of it is to be read: the notice of the ruling
 * that hides it, at the address of the notice; and otherwise that there is nothing.
 *
 * @param path the address that was asked for
 */
export async function hiddenOrAbsent(kind: Kind, id: string, path: string) {
  const hiding = await getHiding(kind, id);
  if (!hiding) return <Absent />;
  if (path !== noticePath(kind, id)) return <Moved to={noticePath(kind, id)} />;
  cacheLife("max");
  return <HiddenPage kind={kind} hiding={hiding} />;
}

/** The same for machines: what no index keeps. */
export async function describedHiddenOrAbsent(kind: Kind, id: string) {
  if (!(await getHiding(kind, id))) return liveBriefly().then(() => NOT_FOUND);
  cacheLife("max");
  return described({
    title: `A hidden ${kind}`,
    description: `This ${kind} was hidden by a ruling. The address keeps the notice.`,
    path: noticePath(kind, id),
    isIndexed: false,
  });
}
