import { randomUUID } from "node:crypto";
import { Badge } from "@/components/ui/badge";
import type { FormState } from "@/lib/access/form-action";
import type { QueueItem } from "@/lib/moderation/queries";
import { AcceptForm, SendBackForm } from "./decision-forms";

/** One contribution that waits, with what is needed to decide on it. */
export function QueueRow({ item, outcome }: { item: QueueItem; outcome: FormState }) {
  const { kind, claimId, contributionId, revisionId, words, state } = item;
  const name = words.length > 80 ? `${words.slice(0, 80)}…` : words;
  const subject = { kind, claimId, contributionId, revisionId, name };
  const forms = { subject, outcome, idempotencyKey: randomUUID() };
  return (
    <li className="py-6">
      <article aria-label={name} className="space-y-3">
        <p className="meta">
          <Badge>{state === "PROPOSED" ? "Proposed" : "Live, unseen"}</Badge> {bearing(item)} ·{" "}
          {item.author}
        </p>
        <blockquote className="max-w-measure">
          {kind === "evidence" ? `“${words}”` : words}
        </blockquote>
        <p className="meta max-w-measure">{placeOf(item)}</p>
        {item.note && <p className="max-w-measure">{item.note}</p>}
        <p className="max-w-measure">
          On <a href={`/claims/${claimId}/${item.claimSlug}`}>{item.claimSentence}</a>
        </p>
        {item.isOwn ? (
          <p className="meta">Your own addition: another editor decides on it.</p>
        ) : (
          <div className="grid items-start gap-6 sm:grid-cols-[auto_1fr]">
            <AcceptForm {...forms} />
            {state === "PROPOSED" && <SendBackForm {...forms} idempotencyKey={randomUUID()} />}
          </div>
        )}
      </article>
    </li>
  );
}

function bearing({ direction, directness, relation }: QueueItem): string {
  if (relation) return `an argument that ${relation.toLowerCase()}`;
  const side = { SUPPORTS: "supports", CONTRADICTS: "contradicts", CONTEXT: "gives context" };
  return `evidence that ${side[direction!]}, ${directness === "DIRECT" ? "direct" : "by inference"}`;
}

function placeOf({ sourceTitle, viaTitle, locator }: QueueItem): string {
  if (!sourceTitle) return "";
  const reported = viaTitle ? `${viaTitle}, as reported in ` : "";
  return `${reported}${sourceTitle}${locator ? `, ${locator}` : ""}`;
}
