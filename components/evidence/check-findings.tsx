import { WithMarks } from "@/components/moderation/with-marks";
import { Badge } from "@/components/ui/badge";
import { Details } from "@/components/ui/details";
import type { ExcerptContext } from "@/lib/evidence/queries/context";
import { CheckDifferences } from "./check-differences";
import type { ExcerptCheckView } from "./check-badge";

export type CheckFound = ExcerptContext & { href: string | null };

/**
 * What the machine found about an excerpt beside its badge: whether the place given is the right one, in what the quotation
 * differs, and the words around it.
 * @param placeHref where a wrong place is put right
 */
export function CheckFindings({
  check,
  placeHref,
}: {
  check: ExcerptCheckView & { found: CheckFound | null };
  placeHref: string | null;
}) {
  const { found, status } = check;
  if (!found || status === "NOT_CHECKED") return null;
  return (
    <>
      <p className="meta evidence-tests">
        <PlaceBadge check={found.locatorCheck} />
        {found.href && <a href={found.href}>Read it in the text</a>}
        {status === "WRONG_LOCATOR" && placeHref && <a href={placeHref}>Put the place right</a>}
      </p>
      {(status === "NOT_FOUND" || status === "AMBIGUOUS") && found.reason && (
        <p className="text-aside">
          <WithMarks text={found.reason} />
        </p>
      )}
      <CheckDifferences differences={found.differences} />
      {found.isCapped && (
        <p className="meta">
          Its words in the text are kept back: enough of this source is shown elsewhere.
        </p>
      )}
      {(found.before || found.after) && (
        <Details summary="The words around it">
          <p className="text-aside">
            {found.before}
            <mark>{"[…]"}</mark>
            {found.after}
          </p>
        </Details>
      )}
    </>
  );
}

function PlaceBadge({ check }: { check: ExcerptContext["locatorCheck"] }) {
  if (check === "MATCHES") return <Badge shape="check">the place given is right</Badge>;
  if (check === "ELSEWHERE") return <Badge shape="struck">the place given is another</Badge>;
  return <Badge shape="hollow">the place is not checked</Badge>;
}
