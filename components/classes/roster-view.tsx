import { randomUUID } from "node:crypto";
import { ButtonForm } from "@/components/layout/button-form";
import { PageFrame } from "@/components/layout/page-frame";
import { Section } from "@/components/layout/section";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { ButtonLink } from "@/components/ui/button";
import { Details } from "@/components/ui/details";
import { DoneNotice } from "@/components/ui/done-notice";
import { Notice } from "@/components/ui/notice";
import type { FormState } from "@/lib/access/form-action";
import { removeFromRosterAction } from "@/lib/classes/actions/roster";
import type { ExpectedEntry, RosterSheet } from "@/lib/classes/queries/roster";
import { classPath, rosterPath } from "@/lib/classes/rules/paths";
import { codesIn, importIn, type ImportDone } from "@/lib/classes/rules/roster/shown";
import { CorrectEntryForm } from "./correct-entry-form";
import { ReturnCodes } from "./return-codes";
import { RosterImportForm } from "./roster-import-form";
import { ExpectedList, InstantList } from "./roster-lists";

export type RosterViewProps = {
  sheet: RosterSheet;
  /** The entry that is to be corrected, or that was just taken off. */
  named: (ExpectedEntry & { isRemoved: boolean }) | null;
  done: string | undefined;
  outcome: FormState;
};

/** Whom a class expects and who came in without an address, for its teachers. Codes that were just made stand here alone. */
export function RosterView({ sheet, named, done, outcome }: RosterViewProps) {
  const codes = codesIn(outcome?.done);
  const imported = importIn(outcome?.done);
  return (
    <PageFrame head={<Head sheet={sheet} />}>
      <div className="mt-6 space-y-6">
        <DoneNotice done={imported || codes.length > 0 ? undefined : done} words={DONE} />
        {imported && <Notice outcome="done" title={importedWords(imported, codes.length)} />}
        {named?.isRemoved && <Removed entry={named} sheet={sheet} outcome={outcome} />}
        {codes.length > 0 && <ReturnCodes codes={codes} className={sheet.className} />}
        {codes.length > 0 && (
          <p className="no-print">
            <ButtonLink href={rosterPath(sheet.classId)}>I have printed them</ButtonLink>
          </p>
        )}
      </div>
      {codes.length === 0 && <Lists {...{ sheet, named, outcome }} imported={imported !== null} />}
    </PageFrame>
  );
}

function Head({ sheet: { classId, className } }: { sheet: RosterSheet }) {
  return (
    <>
      <Breadcrumb
        trail={[
          { label: "Your classes", href: "/classes" },
          { label: className, href: classPath(classId) },
          { label: "Roster" },
        ]}
      />
      <h1 className="break-words">Roster of {className}</h1>
    </>
  );
}

function Lists({
  sheet,
  named,
  imported,
  outcome,
}: Omit<RosterViewProps, "done"> & { imported: boolean }) {
  return (
    <>
      {named && !named.isRemoved && (
        <Section id="correct-title" title={`Correct what is said of ${named.name}`}>
          <CorrectEntryForm
            {...{ classId: sheet.classId, entry: named, outcome, idempotencyKey: randomUUID() }}
          />
        </Section>
      )}
      <Section id="import-title" title="Import a list">
        {sheet.isArchived ? (
          <p className="meta">The class is archived: it takes nobody new.</p>
        ) : (
          <div className="space-y-5">
            <p className="max-w-measure">
              Whoever is on it with an address sees under “Your classes” that this class expects
              them, once they have an account with it. You do not learn who has one.
            </p>
            <Details summary="Which columns are understood">
              <Columns />
            </Details>
            <RosterImportForm
              // What is imported stays in the form no longer.
              key={imported ? "empty" : "form"}
              classId={sheet.classId}
              outcome={imported ? null : outcome}
              idempotencyKey={randomUUID()}
            />
          </div>
        )}
      </Section>
      <Section id="expected-title" title="Expected">
        <ExpectedList sheet={sheet} outcome={outcome} />
      </Section>
      <Section id="instants-title" title="Without an address">
        <InstantList sheet={sheet} outcome={outcome} />
      </Section>
    </>
  );
}

function Columns() {
  return (
    <ul className="max-w-measure list-disc space-y-1 pl-5 text-aside">
      <li>name, or givenName (first name) and familyName (last name): one of them is needed</li>
      <li>email (e-mail, mail)</li>
      <li>sourcedId (id, externalId, studentId): what your school’s own system calls them</li>
      <li>role: only students are imported; others are named and left out</li>
      <li>status and enabledUser: who is to be deleted or is not enabled is left out</li>
      <li>
        Everything else is passed over, user names among it. A OneRoster users.csv fits as it is.
      </li>
    </ul>
  );
}

function Removed({
  entry: { entryId, name },
  sheet: { classId },
  outcome,
}: {
  entry: ExpectedEntry;
  sheet: RosterSheet;
  outcome: FormState;
}) {
  return (
    <Notice outcome="done" title={`${name} is no longer expected.`}>
      <p className="mb-3">
        What was said of them is kept for a day, so that you can take this back.
      </p>
      <ButtonForm
        id="undo-remove"
        action={removeFromRosterAction}
        outcome={outcome}
        idempotencyKey={randomUUID()}
        hidden={{ classId, entryId, goal: "undo" }}
        summaryTitle="Nothing was changed."
      >
        Expect them again
      </ButtonForm>
    </Notice>
  );
}

const DONE: Record<string, string> = {
  corrected: "The roster is corrected.",
  back: "They are expected again.",
};

function importedWords({ add, change, left }: ImportDone, codes: number): string {
  const parts = [
    (add > 0 || codes === 0) && `${add} added`,
    change > 0 && `${change} changed`,
    codes > 0 && `${codes} with a return code`,
    left > 0 && `${left} left out`,
  ];
  const words = new Intl.ListFormat("en-GB").format(parts.filter((part) => part !== false));
  return `The list is imported: ${words}.`;
}
