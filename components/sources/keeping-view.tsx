import { randomUUID } from "node:crypto";
import { PageFrame } from "@/components/layout/page-frame";
import { AsideSection, Section } from "@/components/layout/section";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { EmptyState } from "@/components/ui/empty-state";
import { DoneNotice } from "@/components/ui/done-notice";
import type { FormState } from "@/lib/access/form-action";
import type { KeepingSheet } from "@/lib/sources/queries/keeping";
import { sourcePath } from "@/lib/sources/rules";
import { WithMarks } from "@/components/moderation/with-marks";
import { plainly } from "@/lib/foundation/redacted";
import { LeaningList } from "@/components/verdicts/leaning-list";
import type { Leaning } from "@/lib/verdicts/queries/recall";
import { leaningPath } from "@/lib/verdicts/rules/recall";
import type { KeptVerdict } from "@/lib/verdicts/rules/verdict";
import { DatedReason } from "./dated-reason";
import { StandingForm } from "./keeping-forms";
import { Duplicates, Merged } from "./keeping-merge";
import { LeansOn, Origin } from "./keeping-origin";
import { SourceStanding, type SourceStandingView } from "./source-standing";

type Props = {
  sheet: KeepingSheet;
  leaning: Leaning;
  /** Another standing that was asked about, with the verdicts that would follow; null where none was. */
  foreseen: { standing: SourceStandingView; verdicts: ReadonlyMap<string, KeptVerdict> } | null;
  done: string | undefined;
  outcome: FormState;
};

/** The page for keeping a source honest: its standing and what leans on it, what it leans on, its origin, its duplicates. */
export function KeepingView({ sheet, leaning, foreseen, done, outcome }: Props) {
  const form = () => ({ sourceId: sheet.id, outcome, idempotencyKey: randomUUID() });
  if (sheet.mergedInto)
    return (
      <PageFrame head={<Head sheet={sheet} />}>
        <DoneNotice done={done} words={DONE} />
        <Merged sheet={sheet} outcome={outcome} />
      </PageFrame>
    );
  return (
    <PageFrame head={<Head sheet={sheet} />} aside={<History sheet={sheet} />}>
      <div className="mt-7 space-y-7">
        <DoneNotice done={done} words={DONE}>
          {done === "standing" && (
            <a href={leaningPath(sheet.id)}>What leans on it, then and now</a>
          )}
        </DoneNotice>
        <StandingForm {...form()} standing={sheet.standing} key={sheet.standing} />
      </div>
      <Section id="leaning" title={foreseen ? "What would change" : "What leans on it"}>
        {foreseen && (
          <p className="mb-4 max-w-measure">
            Nothing is changed yet. If it were <SourceStanding standing={foreseen.standing} />,
            these verdicts would follow by the rule:
          </p>
        )}
        <LeaningList
          leaning={leaning}
          foreseen={foreseen?.verdicts}
          hrefOf={(page) => `/sources/${sheet.id}/standing?touched=${page}#leaning`}
        />
      </Section>
      <Section id="leans-on" title="What it leans on">
        <LeansOn sheet={sheet} outcome={outcome} />
      </Section>
      <Section id="origin" title="The original it goes back to">
        <Origin sheet={sheet} outcome={outcome} />
      </Section>
      <Section id="duplicates" title="The same source, recorded twice">
        <Duplicates sheet={sheet} outcome={outcome} />
      </Section>
    </PageFrame>
  );
}

function Head({ sheet }: { sheet: KeepingSheet }) {
  const href = sourcePath(sheet);
  return (
    <>
      <Breadcrumb
        trail={[
          { label: "Sources", href: "/sources" },
          { label: plainly(sheet.title), href },
          { label: "Standing and lineage" },
        ]}
      />
      <h1>Standing and lineage</h1>
      <p className="lede max-w-measure">
        <WithMarks text={sheet.title} />
      </p>
      <p className="meta mt-2 max-w-measure">
        Now: <SourceStanding standing={sheet.standing} />. A change is dated, shows your name and
        your reason, and has the verdict of every claim that leans on it counted again. To undo one,
        change it back.
      </p>
    </>
  );
}

const ORIGIN_WORDS = {
  JOIN: "goes back to the same original as",
  LEAVE: "stands for itself",
  FOLLOW: "follows what it leans on again",
};

function History({ sheet: { standingChanges, originChanges } }: { sheet: KeepingSheet }) {
  return (
    <>
      <AsideSection id="standing-history" title="History of its standing">
        {standingChanges.length === 0 && (
          <EmptyState>It has been in good standing from the first.</EmptyState>
        )}
        <ul className="space-y-2.5 text-aside">
          {standingChanges.map(({ standing, reason, by, at }) => (
            <DatedReason key={at} {...{ by, at, reason }}>
              <SourceStanding standing={standing} />
            </DatedReason>
          ))}
        </ul>
      </AsideSection>
      {originChanges.length > 0 && (
        <AsideSection id="origin-history" title="History of its origin">
          <ul className="space-y-2.5 text-aside">
            {originChanges.map(({ kind, with: other, reason, by, at }) => (
              <DatedReason key={at} {...{ by, at, reason }}>
                {ORIGIN_WORDS[kind]}
                {other && <> {plainly(other.title)}</>}
              </DatedReason>
            ))}
          </ul>
        </AsideSection>
      )}
    </>
  );
}

const DONE: Record<string, string> = {
  standing: "Its standing is changed. The verdicts that lean on it are being counted again.",
  lean: "Recorded. Both sources’ pages say so.",
  withdraw: "Withdrawn. It can be recorded again.",
  join: "They share an original now. The verdicts that lean on it are being counted again.",
  leave: "It stands for itself now. The verdicts that lean on it are being counted again.",
  follow: "Its origin follows what it leans on again. The verdicts are being counted again.",
  merge: "The two records are one now. Nothing was moved, and it can be undone.",
  unmerge: "The merge is undone: each record stands for itself again, with all that names it.",
};
