import { annotatePath } from "@/lib/annotations/rules";
import { ratingPath } from "@/lib/reviews/rules";

/** What a reader can do about one piece of evidence or one argument. */
export function ItemForms({ item }: { item: Parameters<typeof ratingPath>[0] }) {
  return (
    <>
      <a href={ratingPath(item)} className="permalink">
        Rate
      </a>
      <a href={annotatePath(item.claimId, item)} className="permalink">
        Note
      </a>
    </>
  );
}
