import { cacheLife, cacheTag } from "next/cache";
import { Absent } from "@/app/absent";
import { Moved } from "@/app/moved";
import { TopicPage } from "@/components/publishing/topic-page";
import { claimListTag } from "@/lib/claims/tags";
import { addressOf } from "@/lib/foundation/address";
import { readPublicId } from "@/lib/foundation/ids";
import { PLACEHOLDER } from "@/lib/foundation/page-life";
import { getTopicPage } from "@/lib/publishing/queries/topics";

export { generateMetadata } from "./title";

type Props = { params: Promise<{ topicId: string; slug: string }> };

export const generateStaticParams = () => [{ topicId: PLACEHOLDER, slug: PLACEHOLDER }];

export default async function TopicPublicPage({ params }: Props) {
  "use cache";
  const { topicId, slug } = await params;
  if (topicId === PLACEHOLDER) return null;
  const read = readPublicId(topicId);
  if (read.kind === "invalid") return <Absent />;
  cacheTag(claimListTag());
  const topic = await getTopicPage(read.id);
  if (!topic) return <Absent />;
  if (topic.path !== `/topics/${topicId}/${slug}`) return <Moved to={topic.path} />;
  cacheLife("max");
  return <TopicPage topic={topic} address={addressOf(topic.path)} />;
}
