import type { Metadata } from "next";
import { PLACEHOLDER } from "@/lib/foundation/page-life";
import { describedText, textPageOf } from "./text";

type Props = { params: Promise<{ sourceId: string; editionId: string }> };

export const generateStaticParams = () => [{ sourceId: PLACEHOLDER, editionId: PLACEHOLDER }];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  "use cache";
  return describedText((await params).editionId);
}

export default async function TextPublicPage({ params }: Props) {
  "use cache";
  const { sourceId, editionId } = await params;
  if (sourceId === PLACEHOLDER) return null;
  return textPageOf(sourceId, editionId);
}
