import { WithMarks } from "@/components/moderation/with-marks";
import { positionWords } from "@/components/reviews/words";
import { CHOICES, VOTERS, type Results } from "@/lib/classes/queries/results";
import { agreementOf, seededRandom } from "@/lib/classes/rules/agreement";
import { votersPath, workClaimPath } from "@/lib/classes/rules/paths";
import { AgreementLine, ALPHA_WORDS } from "./agreement-line";
import { CountBar } from "./count-bar";

/** How the class voted on each claim, beside the public and, among it, the editors: numbers with bars, as one table. */
export function ResultsVotes({ results }: { results: Results }) {
  const { claims, votes } = results;
  const onScale = claims.map(({ votes: { class: counts } }) => counts.slice(0, SCALE));
  const voters = new Set(votes.map(([student]) => student)).size;
  return (
    <div className="space-y-8">
      <p className="meta max-w-measure">
        The public’s are the votes that stand now; the editors’ are among them. The class’s are
        counted nowhere else. A number leads to who voted so.
      </p>
      <ol className="space-y-8">
        {claims.map((claim) => (
          <li key={claim.id}>
            <h3 className="max-w-measure font-serif text-body font-normal">
              <a href={workClaimPath(results.assignmentId, claim.id)}>
                {`${claim.position}. `}
                <WithMarks text={claim.sentence} />
              </a>
            </h3>
            <Votes claim={claim} assignmentId={results.assignmentId} />
          </li>
        ))}
      </ol>
      <div className="max-w-measure space-y-2">
        <p className="meta">
          Agreement of the class on the scale:{" "}
          <AgreementLine
            agreement={agreementOf(onScale, voters, seededRandom(1))}
            things="claims"
          />
          .
        </p>
        <p className="meta">{ALPHA_WORDS}</p>
      </div>
    </div>
  );
}

const SCALE = 5;
const WHOSE = { class: "Class", public: "Public", editors: "Editors" } as const;

function Votes({
  claim: { id, position, votes },
  assignmentId,
}: {
  claim: Results["claims"][number];
  assignmentId: string;
}) {
  const totals = VOTERS.map((by) => votes[by].reduce((sum, count) => sum + count, 0));
  return (
    <table className="counts mt-3">
      <caption className="sr-only">Votes on claim {position}</caption>
      <thead>
        <tr>
          <th scope="col">Vote</th>
          {VOTERS.map((by) => (
            <th key={by} scope="col">
              {WHOSE[by]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {CHOICES.map((choice, place) => (
          <tr key={choice} className={place === SCALE ? "border-t border-edge" : undefined}>
            <th scope="row">{positionWords[choice]}</th>
            {VOTERS.map((by, at) => {
              const count = votes[by][place]!;
              const bar = <CountBar count={count} of={totals[at]!} />;
              const isListed = by === "class" && count > 0;
              return (
                <td key={by}>
                  {isListed ? (
                    <a
                      href={`${votersPath(assignmentId, id)}?choice=${choice}`}
                      aria-label={`${count}: who voted “${positionWords[choice]}”`}
                      className="no-underline"
                    >
                      {bar}
                    </a>
                  ) : (
                    bar
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">all</th>
          {totals.map((total, at) => (
            <td key={VOTERS[at]} className="figures">
              {total}
            </td>
          ))}
        </tr>
      </tfoot>
    </table>
  );
}
