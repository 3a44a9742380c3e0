import { Byline } from "@/components/identity/byline";
import { WithMarks } from "@/components/moderation/with-marks";
import { Day } from "@/components/ui/day";
import { Details } from "@/components/ui/details";
import type { Attested } from "@/lib/evidence/queries/attest-sheet";
import { ATTESTERS_NEEDED } from "@/lib/evidence/rules/attesting";

/**
 * Who transcribed words from the print that the machine could not look up; nothing where nobody did.
 * @param href where another does so too, as long as one lacks
 */
export function AttestedBy({
  given,
  count,
  href,
}: {
  given: readonly Attested[];
  count: number;
  href: string | null;
}) {
  if (count === 0) return null;
  return (
    <>
      <Details summary="Who transcribed it, and from which copy">
        <AttestedList given={given} count={count} />
      </Details>
      {href && count < ATTESTERS_NEEDED && (
        <p className="meta">
          <a href={href}>Have the print? Attest it</a>
        </p>
      )}
    </>
  );
}

/**
 * People who stand by having transcribed words, the first of them first.
 * @param count how many they are in all
 */
export function AttestedList({ given, count }: { given: readonly Attested[]; count: number }) {
  return (
    <>
      <ul className="divide-y divide-rule">
        {given.map(({ id, byline, handle, copy, note, attestedAt }) => (
          <li key={id} className="max-w-measure py-2 text-aside">
            <Byline name={byline} handle={handle} />, <Day at={attestedAt} />
            {copy && (
              <>
                , from: <WithMarks text={copy} />
              </>
            )}
            {note && (
              <p className="whitespace-pre-line">
                <WithMarks text={note} />
              </p>
            )}
          </li>
        ))}
      </ul>
      {count > given.length && <p className="meta">And {count - given.length} more.</p>}
    </>
  );
}
