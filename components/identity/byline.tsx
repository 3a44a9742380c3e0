import { plainly } from "@/lib/foundation/redacted";
import { reviewerPath } from "@/lib/identity/rules";

/**
 * The name under a contribution, leading to the page of whoever bears it.
 * @param handle none under a pseudonym, and where the account is gone
 */
export function Byline({ name, handle }: { name: string; handle?: string | null | undefined }) {
  if (!handle) return <span>{plainly(name)}</span>;
  return (
    <a href={reviewerPath(handle)} className="byline">
      {plainly(name)}
    </a>
  );
}
