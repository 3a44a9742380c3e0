import { WithMarks } from "@/components/moderation/with-marks";
import { Byline } from "@/components/identity/byline";
import type { Subject } from "@/lib/moderation/queries/subject";
import { THINGS } from "@/lib/moderation/rules/flags";

/** What was flagged, as it stands now: its words, whose they are, and where. */
export function FlaggedThing({ subject }: { subject: Subject }) {
  const { kind, words, more, author, claim, href, isShown } = subject;
  return (
    <div className="space-y-1.5">
      <blockquote className="max-w-measure whitespace-pre-line">
        <WithMarks text={kind === "evidence" ? `“${words}”` : words} />
      </blockquote>
      {more && (
        <p className="max-w-measure text-aside">
          <WithMarks text={more} />
        </p>
      )}
      <p className="meta dotted-list">
        <span>{THINGS[kind]}</span>
        {kind !== "reviewer" && <Byline name={author.name} handle={author.handle} />}
        {isShown ? <a href={href}>where it stands</a> : <span>nobody sees it now</span>}
      </p>
      {claim && kind !== "claim" && (
        <p className="meta max-w-measure">
          On: <WithMarks text={claim.sentence} />
        </p>
      )}
    </div>
  );
}
