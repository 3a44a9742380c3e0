import { randomUUID } from "node:crypto";
import { WithMarks } from "@/components/moderation/with-marks";
import { Notice } from "@/components/ui/notice";
import type { FormState } from "@/lib/access/form-action";
import type { WorkClaim, WorkSheet } from "@/lib/classes/queries/work";
import type { SavedPart, Unread } from "@/lib/classes/rules/saved";
import { dayInShort, secondsIn, zoneInWords } from "@/lib/classes/rules/zones";
import { ChooseWording } from "./choose-wording";
import { SavedForm } from "./saved-form";
import type { Refused } from "./saved-fields";
import { WhoReads } from "./who-reads";

/** What the forms of one claim's parts have in common. */
export type Part = { work: WorkSheet; claim: WorkClaim; outcome: FormState; isOpen: boolean };

/** What one wording says: as a form sends it, and as a reader sees it. */
export type Wording = { fields: (readonly [name: string, value: string])[]; words: string[] };

type Shown = Part & {
  id: string;
  label: string;
  wordings: readonly SavedPart[];
  hidden: Record<string, string>;
  show: (wording: SavedPart) => Wording;
};

/** The form of one part of a student's work. Where it was changed in two places, the choice between them. */
export function PartForm({
  labels,
  goals,
  children,
  ...shown
}: Shown & {
  labels?: Record<string, string>;
  goals?: readonly { value: string; label: string }[];
  children: React.ReactNode;
}) {
  const { id, label, work, outcome, isOpen, wordings } = shown;
  const { timeZone } = work.class;
  const seenAt = wordings[0]?.savedAt.toISOString();
  if (isOpen && wordings.length > 1) return <TwoWordings {...shown} />;
  return (
    <SavedForm
      {...{ id, label, outcome, isOpen, timeZone, labels: labels ?? {}, goals: goals ?? [] }}
      hidden={placeOf(shown)}
      device={randomUUID()}
      savedAt={seenAt ?? null}
      foot={isOpen && <WhoReads work={work} />}
    >
      {children}
    </SavedForm>
  );
}

/** What is said of a form's fields: why they were refused just now, or that what is saved of them does not read. */
export function saidOf(
  outcome: FormState,
  id: string,
  draft: { unread?: Unread | undefined } | null,
): Refused {
  if (outcome?.form === id) return (outcome.result.error ?? {}) as Refused;
  return Object.fromEntries(
    Object.entries(draft?.unread ?? {}).map(([name, message]) => [name, [message]]),
  );
}

/** Something that was taken away: what it says, and the way to bring it back. */
export function TakenAway(shown: Shown & { what: string }) {
  const { wordings, show, isOpen, what } = shown;
  const newest = wordings[0]!;
  const again = sent(shown, newest);
  return (
    <Notice outcome="kept" title={`You took this ${what} away`}>
      <p>It is no part of what you hand in.</p>
      <Words words={show(newest).words} />
      {isOpen && (
        <ChooseWording {...again} wording={[...again.wording, ["goal", "bringBack"]]}>
          Bring it back
        </ChooseWording>
      )}
    </Notice>
  );
}

function TwoWordings(shown: Shown) {
  const { wordings, show, work } = shown;
  const { timeZone } = work.class;
  return (
    <Notice outcome="kept" title="You changed this in two places">
      <p>Nothing was written over. Choose which to go on with; the other is then gone.</p>
      <ol className="mt-3 space-y-4">
        {wordings.map((wording, nth) => (
          <li key={wording.device}>
            <p className="meta">
              {nth === 0 ? "The newest" : "An older one"}, saved on{" "}
              {dayInShort(wording.savedAt, timeZone)} at {secondsIn(wording.savedAt, timeZone)} (
              {zoneInWords(timeZone)}):
            </p>
            <Words words={show(wording).words} />
            <ChooseWording {...sent(shown, wording)}>Go on with this one</ChooseWording>
          </li>
        ))}
      </ol>
    </Notice>
  );
}

function Words({ words }: { words: readonly string[] }) {
  return words.map((line) => (
    <p key={line} className="whitespace-pre-line">
      <WithMarks text={line} />
    </p>
  ));
}

/** A wording as its form would send it again, in a form of its own. */
function sent(shown: Shown, wording: SavedPart) {
  const seenAt = shown.wordings[0]!.savedAt.toISOString();
  const place = { ...placeOf(shown), device: randomUUID(), seenAt };
  const { fields } = shown.show(wording);
  // What the wording says itself, its page does not say for it.
  const isFree = ([name]: readonly [string, string]) => !fields.some(([said]) => said === name);
  const wordingAgain = [...Object.entries(place).filter(isFree), ...fields];
  return {
    ...{ id: `${shown.id}-${wording.device}`, wording: wordingAgain },
    ...{ outcome: shown.outcome, idempotencyKey: randomUUID() },
  };
}

const placeOf = ({ work, claim, hidden }: Shown): Record<string, string> => ({
  ...{ assignmentId: work.id, claimId: claim.id },
  ...hidden,
});
