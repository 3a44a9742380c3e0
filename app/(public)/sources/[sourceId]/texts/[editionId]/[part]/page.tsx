import type { Metadata } from "next";
import { PLACEHOLDER } from "@/lib/foundation/page-life";
import { describedText, textPageOf } from "../text";

type Props = { params: Promise<{ sourceId: string; editionId: string; part: string }> };

export const generateStaticParams = () => [
  { sourceId: PLACEHOLDER, editionId: PLACEHOLDER, part: PLACEHOLDER },
];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  "use cache";
  const { editionId, part } = await params;
  return describedText(editionId, part);
}

export default async function TextPartPage({ params }: Props) {
  "use cache";
  const { sourceId, editionId, part } = await params;
  if (sourceId === PLACEHOLDER) return null;
  return textPageOf(sourceId, editionId, part);
}
