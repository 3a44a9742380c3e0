import { motivationWords } from "@/components/annotations/words";
import { RELATION_WORDS } from "@/components/arguments/relation-words";
import { CheckBadge } from "@/components/evidence/check-badge";
import { DIRECTION_LOOKS } from "@/components/evidence/direction-looks";
import { QuotedExcerpt } from "@/components/evidence/quoted-excerpt";
import { WithMarks } from "@/components/moderation/with-marks";
import { Badge } from "@/components/ui/badge";
import type { AddedItem } from "@/lib/classes/queries/work-on-claim";

/** Something that a student added to a claim: evidence, an argument or a note. */
export function AddedWork({ item }: { item: AddedItem }) {
  switch (item.kind) {
    case "evidence":
      return <Evidence item={item} />;
    case "argument":
      return <Argument item={item} />;
    case "annotation":
      return <Note item={item} />;
  }
}

function Evidence({ item }: { item: AddedItem & { kind: "evidence" } }) {
  const { shape, tone } = DIRECTION_LOOKS[item.direction];
  return (
    <>
      <p className="meta">
        Evidence, added <Badge {...{ shape, tone }}>{DIRECTIONS[item.direction]}</Badge>
        {item.directness === "DIRECT" ? ", directly" : ", by inference"}
      </p>
      <blockquote className="mt-1 max-w-measure">
        <QuotedExcerpt excerpt={item.words} />
      </blockquote>
      <p className="meta mt-1">
        {item.source && <WithMarks text={item.source} />}
        {item.locatorValue && `, ${item.locatorLabel ?? "at"} ${item.locatorValue}`}{" "}
        <CheckBadge check={{ status: "NOT_CHECKED" }} />
      </p>
      {item.note && (
        <p className="mt-1 max-w-measure whitespace-pre-line">
          <WithMarks text={item.note} />
        </p>
      )}
    </>
  );
}

function Argument({ item }: { item: AddedItem & { kind: "argument" } }) {
  return (
    <>
      <p className="meta">
        Argument, added: it {RELATION_WORDS[item.relation]} {item.target ? "this" : "the claim"}
      </p>
      {item.target && (
        <blockquote className="meta max-w-measure">
          <WithMarks text={item.target} />
        </blockquote>
      )}
      <p className="mt-1 max-w-measure whitespace-pre-line">
        <WithMarks text={item.words} />
      </p>
      <p className="meta mt-1">Because:</p>
      <ul className="max-w-measure list-disc pl-5">
        {item.premises.map((premise) => (
          <li key={premise}>
            <WithMarks text={premise} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Note({ item }: { item: AddedItem & { kind: "annotation" } }) {
  return (
    <>
      <p className="meta">
        Note, added: {motivationWords[item.motivation]}
        {item.target && (
          <>
            , on: <WithMarks text={item.target} />
          </>
        )}
      </p>
      <p className="mt-1 max-w-measure whitespace-pre-line">
        <WithMarks text={item.words} />
      </p>
    </>
  );
}

const DIRECTIONS = {
  SUPPORTS: "for the claim",
  CONTRADICTS: "against the claim",
  CONTEXT: "as context",
};
