import { MarkedText } from "@/components/annotations/marked-text";
import { PageFrame } from "@/components/layout/page-frame";
import { Section } from "@/components/layout/section";
import { WithMarks } from "@/components/moderation/with-marks";
import {
  confidenceWords,
  positionWords,
  scalePositions,
  type PositionView,
} from "@/components/reviews/words";
import { EmptyState } from "@/components/ui/empty-state";
import { Pager } from "@/components/ui/pager";
import { PastLastPage } from "@/components/ui/past-last-page";
import {
  OTHERS_PER_PAGE,
  type OtherPerson,
  type Others,
  type OthersOnClaim,
} from "@/lib/classes/queries/others";
import { assignmentPath, othersPath, workClaimPath } from "@/lib/classes/rules/paths";
import { answerWords, directionInWords } from "./addition-words";
import { ClassTrail } from "./class-trail";

/** What the others of a class did for an assignment: each claim at a glance, or one claim person by person. */
export function OthersView({
  others,
  one,
}: {
  others: Others;
  /** The claim that is asked for, and whom its page shows; null for all claims at a glance. */
  one: { claim: OthersOnClaim; people: OtherPerson[]; total: number; page: number } | null;
}) {
  const { id, title, isOpen, claims } = others;
  const here = { label: "What others did", ...(one && { href: othersPath(id) }) };
  return (
    <PageFrame
      head={
        <>
          <ClassTrail
            of={others.class}
            further={[
              { label: title, href: assignmentPath(id) },
              here,
              ...(one ? [{ label: `Claim ${one.claim.position}` }] : []),
            ]}
          />
          <h1>{one ? <WithMarks text={one.claim.sentence} /> : "What others did"}</h1>
          <p className="meta mt-3 max-w-measure">
            What was handed in, under the names that its writers have here. Nobody’s grade is among
            it, and nothing that is still being written.
          </p>
        </>
      }
    >
      <div className="mt-7">
        {!isOpen ? (
          <EmptyState>
            You see here what the others of the class did as soon as you have handed in yourself,
            with nothing missing, or when it was due.{" "}
            <a href={`${assignmentPath(id)}#hand-in-title`}>Go on with your work</a>
          </EmptyState>
        ) : one ? (
          <People id={id} {...one} />
        ) : (
          claims.map((claim) => (
            <AtAGlance key={claim.id} {...{ id, claim, isStudent: others.isStudent }} />
          ))
        )}
      </div>
    </PageFrame>
  );
}

function AtAGlance({
  id,
  claim,
  isStudent,
}: {
  id: string;
  claim: OthersOnClaim;
  isStudent: boolean;
}) {
  return (
    <Section id={`claim-${claim.position}`} title={<WithMarks text={claim.sentence} />}>
      {claim.people === 0 ? (
        <EmptyState>Nobody else has handed in yet.</EmptyState>
      ) : (
        <>
          <Votes claim={claim} />
          <Grades claim={claim} />
          <p className="mt-5 flex flex-wrap gap-x-6 gap-y-1 text-aside">
            <a href={othersPath(id, { claim: claim.id })}>Read their reasons and what they added</a>
            {isStudent && <a href={workClaimPath(id, claim.id)}>Your work on it</a>}
          </p>
        </>
      )}
    </Section>
  );
}

function Votes({ claim: { votes } }: { claim: OthersOnClaim }) {
  if (votes.length === 0) return <p className="meta">Nobody else voted on it.</p>;
  const most = Math.max(...votes.map(({ count }) => count));
  return (
    <table className="w-full max-w-measure font-sans text-aside">
      <caption className="pb-1 text-left font-[620]">Votes</caption>
      <tbody>
        {votes.map(({ choice, count }) => (
          <tr key={choice}>
            <th scope="row" className="w-44 py-0.5 pr-3 text-left font-normal">
              {positionWords[positionOf(choice)]}
            </th>
            <td className="figures w-8 py-0.5 pr-3 text-right">{count}</td>
            <td className="py-0.5" aria-hidden="true">
              <span
                className="bar block h-2.5 bg-edge"
                style={{ width: `${Math.round((100 * count) / most)}%` }}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Grades({ claim: { items } }: { claim: OthersOnClaim }) {
  if (items.length === 0) return null;
  return (
    <>
      <h3 className="mt-6">How they graded what stands on it</h3>
      <ul className="mt-2 max-w-measure space-y-4">
        {items.map((item) => (
          <li key={item.id} className="border-l-2 border-rule pl-4">
            <p className="text-aside">
              <span className="meta">{item.kind === "evidence" ? "Evidence: " : "Argument: "}</span>
              <WithMarks text={item.words} />
            </p>
            <ul className="mt-1 font-sans text-note">
              {item.criteria.map(({ title, levels }) => (
                <li key={title}>
                  <WithMarks text={title} />:{" "}
                  {levels.map(({ label, count }, at) => (
                    <span key={label} className="figures">
                      {at > 0 && ", "}
                      <WithMarks text={label} /> <b>{count}</b>
                    </span>
                  ))}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </>
  );
}

function People({
  id,
  claim,
  people,
  total,
  page,
}: {
  id: string;
  claim: OthersOnClaim;
  people: OtherPerson[];
  total: number;
  page: number;
}) {
  const pathOf = (number: number) => othersPath(id, { claim: claim.id, page: number });
  const from = (page - 1) * OTHERS_PER_PAGE;
  if (people.length === 0)
    return page > 1 ? (
      <PastLastPage firstHref={pathOf(1)} />
    ) : (
      <EmptyState>Nobody else has handed in yet.</EmptyState>
    );
  return (
    <>
      <ol className="divide-y divide-rule">
        {people.map((person) => (
          <li key={person.name} className="py-6 first:pt-0">
            <Person person={person} />
          </li>
        ))}
      </ol>
      <Pager
        label="Classmates, pages"
        position={`${from + 1} to ${from + people.length} of ${total}`}
        previousHref={page > 1 ? pathOf(page - 1) : null}
        nextHref={from + people.length < total ? pathOf(page + 1) : null}
      />
    </>
  );
}

function Person({
  person: { name, vote, grades, evidence, answers, notes },
}: {
  person: OtherPerson;
}) {
  const isEmpty = !vote && grades.length + evidence.length + answers.length + notes.length === 0;
  return (
    <article aria-label={name} className="max-w-measure space-y-4">
      <h2 className="font-sans text-body">{name}</h2>
      {isEmpty && <p className="meta">Nothing of what was handed in is about this claim.</p>}
      {vote && (
        <div>
          <p className="text-aside">
            Voted <b>{positionWords[positionOf(vote.choice)]}</b>
            <span className="meta">, {confidenceWords[vote.confidence]}</span>
          </p>
          {vote.rationale && (
            <p className="whitespace-pre-line">
              <WithMarks text={vote.rationale} />
            </p>
          )}
        </div>
      )}
      {evidence.map(({ id, excerpt, direction, source, place, note }) => (
        <div key={id}>
          <blockquote>
            “<WithMarks text={excerpt} />”
          </blockquote>
          <p className="meta">
            {directionInWords(direction)}. <WithMarks text={source} />
            {place && `, ${place}`}. Added by {name}, not checked.
          </p>
          {note && (
            <p className="text-aside">
              <WithMarks text={note} />
            </p>
          )}
        </div>
      ))}
      {answers.map(({ id, wording, relation, target, premises }) => (
        <div key={id}>
          <p className="meta">
            Answers: <WithMarks text={target} />
            {"\u00a0· "}
            {answerWords[relation as "REBUTS"].toLowerCase()}
          </p>
          <p>
            <WithMarks text={wording} />
          </p>
          <p className="meta">From: {premises.join(" ")}</p>
        </div>
      ))}
      {notes.map(({ id, body, target }) => (
        <div key={id}>
          <p className="meta">
            A note on: <WithMarks text={target} />
          </p>
          <MarkedText text={body} />
        </div>
      ))}
      {grades.length > 0 && (
        <ul className="space-y-3">
          {grades.map(({ itemId, words, levels, reason, quote }) => (
            <li key={itemId} className="border-l-2 border-rule pl-4 text-aside">
              <p>
                <WithMarks text={words} />
              </p>
              <p className="font-sans text-note">
                {levels.map(({ criterion, level }) => `${criterion}: ${level}`).join("; ")}
              </p>
              {quote && (
                <p>
                  <mark>
                    <WithMarks text={quote} />
                  </mark>
                </p>
              )}
              {reason && (
                <p className="whitespace-pre-line">
                  <WithMarks text={reason} />
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}

/** What was chosen, as it is called: the scale is numbered from 1. */
const positionOf = (choice: OthersOnClaim["votes"][number]["choice"]): PositionView =>
  /^\d$/.test(choice) ? scalePositions[Number(choice) - 1]! : (choice as PositionView);
