import { randomUUID } from "node:crypto";
import { WithMarks } from "@/components/moderation/with-marks";
import { Details } from "@/components/ui/details";
import { EmptyState } from "@/components/ui/empty-state";
import type { FormState } from "@/lib/access/form-action";
import { plainly } from "@/lib/foundation/redacted";
import type { KeepingSheet } from "@/lib/sources/queries/keeping";
import { sourcePath } from "@/lib/sources/rules";
import { LINEAGE_WORDS } from "@/lib/sources/rules/lineage-words";
import { LineageForm } from "./keeping-forms";

type Props = { sheet: KeepingSheet; outcome: FormState };

/** What a source leans on, each with the way to withdraw it, and what leans on it. */
export function LeansOn({ sheet, outcome }: Props) {
  const { id: sourceId, leansOn, leanedOnBy, choices } = sheet;
  const named = leansOn.map(({ id }) => id);
  const options = optionsOf(choices.filter(({ id }) => !named.includes(id)));
  const form = () => ({ sourceId, outcome, idempotencyKey: randomUUID() });
  return (
    <div className="space-y-6">
      {leansOn.length === 0 && (
        <EmptyState>It is not recorded to lean on another source of the ledger.</EmptyState>
      )}
      {leansOn.length > 0 && (
        <ul className="divide-y divide-rule border-y border-rule">
          {leansOn.map(({ id, lineageId, kind, title, reason }) => (
            <li key={lineageId} className="space-y-1 py-3">
              <p>
                It {LINEAGE_WORDS[kind].does} <Named source={{ id, title }} />
              </p>
              <p className="meta max-w-measure">
                <WithMarks text={reason} />
              </p>
              <Details summary="Withdraw this" isOpen={outcome?.form === `withdraw-${lineageId}`}>
                <LineageForm
                  {...form()}
                  act="withdraw"
                  id={`withdraw-${lineageId}`}
                  given={{ lineageId }}
                  submit="Withdraw it"
                />
              </Details>
            </li>
          ))}
        </ul>
      )}
      {leanedOnBy.length > 0 && (
        <div>
          <p>What leans on it:</p>
          <ul className="list-disc pl-5">
            {leanedOnBy.map(({ kind, ...source }) => (
              <li key={`${source.id}/${kind}`}>
                <Named source={source} /> {LINEAGE_WORDS[kind].does} it
              </li>
            ))}
          </ul>
        </div>
      )}
      <LineageForm
        {...form()}
        act="lean"
        other={{ name: "leansOnId", label: "It also leans on", options }}
        submit="Record this"
      />
    </div>
  );
}

/** With which sources it counts as one, and what is said by hand about that. */
export function Origin({ sheet, outcome }: Props) {
  const { id: sourceId, sharesOriginWith, choices, originChanges } = sheet;
  const form = () => ({ sourceId, outcome, idempotencyKey: randomUUID() });
  const [newest] = originChanges;
  const holds = newest && newest.kind !== "FOLLOW" ? newest : null;
  return (
    <div className="space-y-6">
      {sharesOriginWith.length === 0 && (
        <EmptyState>
          It counts as an origin of its own. What quotes, translates or summarises another counts as
          one origin with it.
        </EmptyState>
      )}
      {sharesOriginWith.length > 0 && (
        <div>
          <p>Its evidence counts as one origin with that of:</p>
          <ul className="list-disc pl-5">
            {sharesOriginWith.map((other) => (
              <li key={other.id}>
                <Named source={other} />
              </li>
            ))}
          </ul>
        </div>
      )}
      {holds && (
        <div className="space-y-3">
          <p>
            By hand:{" "}
            {holds.with ? (
              <>
                it goes back to the same original as <Named source={holds.with} />
              </>
            ) : (
              "it goes back to nothing but itself"
            )}
            , whatever it leans on.
          </p>
          <Details
            summary="Let it follow what it leans on again"
            isOpen={outcome?.form === "follow"}
          >
            <LineageForm {...form()} act="follow" submit="Take the correction back" />
          </Details>
        </div>
      )}
      {holds?.kind !== "LEAVE" && sharesOriginWith.length > 0 && (
        <Details summary="It stands for itself" isOpen={outcome?.form === "leave"}>
          <LineageForm {...form()} act="leave" submit="Record that it stands for itself" />
        </Details>
      )}
      <LineageForm
        {...form()}
        act="join"
        other={{
          name: "withId",
          label: "It goes back to the same original as",
          options: optionsOf(choices.filter(({ id }) => id !== holds?.with?.id)),
        }}
        submit="Record this origin"
      />
    </div>
  );
}

const Named = ({ source }: { source: { id: string; title: string } }) => (
  <a href={sourcePath(source)}>
    <WithMarks text={source.title} />
  </a>
);

/** Sources as a form offers them. */
export const optionsOf = (choices: readonly { id: string; title: string }[]) =>
  choices.map(({ id, title }) => ({ value: id, label: plainly(title) }));
