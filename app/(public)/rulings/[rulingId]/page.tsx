import { cacheLife, cacheTag } from "next/cache";
import { z } from "zod";
import { Absent } from "@/app/absent";
import { RulingPage } from "@/components/publishing/ruling-page";
import { addressOf } from "@/lib/foundation/address";
import { PLACEHOLDER } from "@/lib/foundation/page-life";
import { rulingTag } from "@/lib/moderation/tags";
import { getRuling } from "@/lib/publishing/queries/rulings";

export { generateMetadata } from "./title";

type Props = { params: Promise<{ rulingId: string }> };

export const generateStaticParams = () => [{ rulingId: PLACEHOLDER }];

export default async function RulingPublicPage({ params }: Props) {
  "use cache";
  const { rulingId } = await params;
  if (rulingId === PLACEHOLDER) return null;
  if (!z.uuid().safeParse(rulingId).success) return <Absent />;
  cacheTag(rulingTag(rulingId));
  const ruling = await getRuling(rulingId);
  if (!ruling) return <Absent />;
  cacheLife("max");
  cacheTag(...ruling.tags);
  return <RulingPage ruling={ruling} address={addressOf(ruling.path)} />;
}
