import { Byline } from "@/components/identity/byline";
import { Day } from "@/components/ui/day";
import { Icon } from "@/components/ui/icon";
import { capitalised } from "@/lib/foundation/text";
import { rulingPath, thingOf } from "@/lib/moderation/rules/flags";
import type { Hiding } from "@/lib/publishing/queries/hidden";
import { WithMarks } from "./with-marks";

/** What stood in a part of a claim's page and was hidden by a ruling: a notice in the place of each, with the reason. */
export function HiddenNotices({
  hidings,
  kinds,
}: {
  hidings: readonly Hiding[];
  /** What belongs to this part. */
  kinds: readonly string[];
}) {
  const here = hidings.filter(({ kind }) => kinds.includes(kind));
  if (here.length === 0) return null;
  return (
    <ul className="mt-4 space-y-2.5">
      {here.map((hiding) => (
        <li key={hiding.rulingId} id={anchorOf(hiding)} className="addressable max-w-measure">
          <p className="flex items-baseline gap-2.5 text-aside">
            <span className="text-soft">
              <Icon shape="struck" size={11} />
            </span>
            <span className="min-w-0">
              <HiddenBecause
                what={`${capitalised(thingOf(hiding.kind))} was hidden`}
                hiding={hiding}
              />
            </span>
          </p>
        </li>
      ))}
    </ul>
  );
}

/** That something was hidden, when, by whom and why, and the way to the ruling: words within a paragraph. */
export function HiddenBecause({ what, hiding }: { what: string; hiding: Hiding }) {
  const { at, byline, handle, reason, rulingId } = hiding;
  return (
    <>
      {what} on <Day at={at} /> by <Byline name={byline} handle={handle} />:{" "}
      <WithMarks text={reason} />{" "}
      <a href={rulingPath(rulingId)} className="whitespace-nowrap">
        The ruling
      </a>
    </>
  );
}

// Where a link to the thing itself led.
const ANCHORS: Record<string, string> = { evidence: "e", argument: "a" };
function anchorOf({ kind, subjectId }: Hiding): string | undefined {
  const [, own] = subjectId.split("/");
  return ANCHORS[kind] && own && `${ANCHORS[kind]}-${own}`;
}
