import type { Metadata } from "next";
import { cacheLife, cacheTag } from "next/cache";
import { z } from "zod";
import { Absent } from "@/app/absent";
import { described, NOT_FOUND } from "@/app/(public)/described";
import { Moved } from "@/app/moved";
import { TextPage } from "@/components/publishing/text-page";
import { textInWords } from "@/components/publishing/preview-words";
import { addressOf } from "@/lib/foundation/address";
import { liveBriefly } from "@/lib/foundation/page-life";
import { getTextPage, getTextTitle } from "@/lib/publishing/queries/text-page";
import { sourceTag } from "@/lib/sources/tags";
import { textTag } from "@/lib/texts/tags";

/** A text of a source, or one part of it; for the two pages beside, which are cached. */
export async function textPageOf(sourceId: string, editionId: string, part?: string) {
  const read = z.uuid().safeParse(editionId);
  const ordinal = part === undefined ? undefined : ordinalIn(part);
  if (!read.success || ordinal === null) return <Absent />;
  cacheTag(textTag(read.data));
  const text = await getTextPage(read.data, ordinal);
  if (!text) return <Absent />;
  cacheTag(sourceTag(text.source.id));
  const isWhole = text.contents.parts.length === 1;
  const path = ordinal === undefined || isWhole ? text.path : `${text.path}/${ordinal}`;
  const asked = `/sources/${sourceId}/texts/${editionId}${part === undefined ? "" : `/${part}`}`;
  if (asked !== path) return <Moved to={path} />;
  cacheLife("max");
  return <TextPage text={text} address={addressOf(path)} />;
}

/** The same for machines. Parts of a text are found by it; what is not shown is in no index. */
export async function describedText(editionId: string, part?: string): Promise<Metadata> {
  const read = z.uuid().safeParse(editionId);
  if (read.success) cacheTag(textTag(read.data));
  const isPart = part === undefined || ordinalIn(part) !== null;
  const text = read.success && isPart ? await getTextTitle(read.data) : null;
  if (!text) return liveBriefly().then(() => NOT_FOUND);
  cacheTag(sourceTag(text.source.id));
  cacheLife("max");
  const { label, source, path } = text;
  return described({
    title:
      part === undefined ? `${source.title}: ${label}` : `${source.title}: ${label}, part ${part}`,
    description: textInWords(text),
    path: part === undefined ? path : `${path}/${part}`,
    isIndexed: text.holding === "SHOWN",
  });
}

function ordinalIn(part: string): number | null {
  return /^[1-9]\d{0,4}$/.test(part) ? Number(part) : null;
}
