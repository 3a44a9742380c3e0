import { cacheLife, cacheTag } from "next/cache";
import { Absent } from "@/app/absent";
import { Moved } from "@/app/moved";
import { PersonPage } from "@/components/publishing/person-page";
import { claimListTag } from "@/lib/claims/tags";
import { addressOf } from "@/lib/foundation/address";
import { readPublicId } from "@/lib/foundation/ids";
import { PLACEHOLDER } from "@/lib/foundation/page-life";
import { getPersonPage } from "@/lib/publishing/queries/people";
import { sourceListTag } from "@/lib/sources/tags";

export { generateMetadata } from "./title";

type Props = { params: Promise<{ personId: string; slug: string }> };

export const generateStaticParams = () => [{ personId: PLACEHOLDER, slug: PLACEHOLDER }];

export default async function PersonPublicPage({ params }: Props) {
  "use cache";
  const { personId, slug } = await params;
  if (personId === PLACEHOLDER) return null;
  const read = readPublicId(personId);
  if (read.kind === "invalid") return <Absent />;
  cacheTag(claimListTag(), sourceListTag());
  const person = await getPersonPage(read.id);
  if (!person) return <Absent />;
  if (person.path !== `/people/${personId}/${slug}`) return <Moved to={person.path} />;
  cacheLife("max");
  cacheTag(...person.tags);
  return <PersonPage person={person} address={addressOf(person.path)} />;
}
