import { RELATION_WORDS } from "@/components/arguments/relation-words";
import { CheckBadge } from "@/components/evidence/check-badge";
import { DIRECTION_LOOKS } from "@/components/evidence/direction-looks";
import { QuotedExcerpt } from "@/components/evidence/quoted-excerpt";
import { WithMarks } from "@/components/moderation/with-marks";
import { locatorInWords } from "@/components/sources/csl";
import { Badge } from "@/components/ui/badge";
import { Details } from "@/components/ui/details";
import type { FormState } from "@/lib/access/form-action";
import type { OwnArgument, OwnClaimSheet, OwnEvidence } from "@/lib/classes/queries/own-claims";
import { ownClaimForms } from "@/lib/classes/rules/paths";
import { DIRECTION_WORDS } from "@/lib/evidence/rules/reading-words";
import { plainly } from "@/lib/foundation/redacted";
import { RestoreOwn, RetractOwn, type OwnNamed } from "./retract-own-forms";

type Part = { sheet: OwnClaimSheet; outcome: FormState; isLive: boolean };

/** A piece of evidence on a claim of a class's own, and what its teachers can do with it. */
export function OwnEvidenceItem({ evidence, ...part }: Part & { evidence: OwnEvidence }) {
  const { sheet } = part;
  const forms = ownClaimForms(sheet.class.id, sheet.id);
  const { locatorLabel, locatorValue } = evidence;
  const at = locatorLabel && locatorValue && `, ${locatorInWords(locatorLabel, locatorValue)}`;
  const { shape, tone } = DIRECTION_LOOKS[evidence.direction];
  const item = { classId: sheet.class.id, claimId: sheet.id, kind: "evidence" as const };
  return (
    <Item
      {...part}
      state={evidence}
      item={{ ...item, itemId: evidence.id }}
      named={`the evidence “${shortly(evidence.excerpt)}”`}
      links={[
        [forms.reviseEvidence(evidence.id), "Reword it"],
        [forms.argue(`evidence=${evidence.id}`), "Argue about it"],
      ]}
    >
      <blockquote className="text-body">
        <QuotedExcerpt excerpt={evidence.excerpt} />
      </blockquote>
      <p className="meta dotted-list mt-1">
        <Badge shape={shape} tone={tone}>
          {DIRECTION_WORDS[evidence.direction].brief}
        </Badge>
        <span>{evidence.directness === "DIRECT" ? "directly" : "by inference"}</span>
        <span>
          <a href={`/sources/${evidence.sourceId}`}>
            <WithMarks text={evidence.sourceTitle} />
          </a>
          {at}
        </span>
        <CheckBadge check={evidence.check} />
      </p>
      {evidence.note && (
        <p className="text-aside">
          <WithMarks text={evidence.note} />
        </p>
      )}
    </Item>
  );
}

/** An argument on a claim of a class's own. */
export function OwnArgumentItem({ argument, ...part }: Part & { argument: OwnArgument }) {
  const { sheet } = part;
  const forms = ownClaimForms(sheet.class.id, sheet.id);
  const { target, premises, relation } = argument;
  const aim = target ? `this ${target.kind}: “${shortly(target.words)}”` : "the claim";
  const item = { classId: sheet.class.id, claimId: sheet.id, kind: "argument" as const };
  return (
    <Item
      {...part}
      state={argument}
      item={{ ...item, itemId: argument.id }}
      named={`the argument “${shortly(argument.wording)}”`}
      links={[
        [forms.reviseArgument(argument.id), "Reword it"],
        [forms.argue(`argument=${argument.id}`), "Argue about it"],
      ]}
    >
      <p className="text-body">
        <WithMarks text={argument.wording} />
      </p>
      <p className="meta mt-1">{`It ${RELATION_WORDS[relation]} ${aim}, starting from:`}</p>
      <ul className="list-disc pl-5 text-aside">
        {premises.map((premise) => (
          <li key={premise}>
            <WithMarks text={premise} />
          </li>
        ))}
      </ul>
    </Item>
  );
}

function Item({
  isLive,
  outcome,
  state: { state, reason },
  item,
  named,
  links,
  children,
}: Part & {
  state: { state: string; reason: string | null };
  item: OwnNamed;
  /** What it is called, for those who hear the buttons alone. */
  named: string;
  links: readonly (readonly [href: string, label: string])[];
  children: React.ReactNode;
}) {
  const isOut = state === "RETRACTED";
  return (
    <li id={item.itemId} className="space-y-2 py-5">
      {isOut && (
        <p>
          <Badge shape="struck">taken out</Badge>{" "}
          <span className="meta">{reason && <WithMarks text={reason} />}</span>
        </p>
      )}
      {children}
      {isLive && isOut && <RestoreOwn {...{ item, outcome }} />}
      {isLive && !isOut && (
        <div className="flex flex-wrap items-baseline gap-x-5">
          {links.map(([href, label]) => (
            <a
              key={href}
              href={href}
              aria-label={`${label}: ${named}`}
              className="meta inline-flex min-h-6 items-center"
            >
              {label}
            </a>
          ))}
          <Details summary="Take it out">
            <RetractOwn {...{ item, outcome }} label={`Take out ${named}`} />
          </Details>
        </div>
      )}
    </li>
  );
}

const shortly = (words: string): string => {
  const plain = plainly(words);
  return plain.length > 60 ? `${plain.slice(0, 60).trimEnd()}…` : plain;
};
