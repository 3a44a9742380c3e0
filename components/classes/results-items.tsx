import { WithMarks } from "@/components/moderation/with-marks";
import { gradeWords } from "@/components/reviews/words";
import { Details } from "@/components/ui/details";
import { EmptyState } from "@/components/ui/empty-state";
import type { Results } from "@/lib/classes/queries/results";
import { agreementOf, seededRandom } from "@/lib/classes/rules/agreement";
import { firstBy, summariesOf, type ItemSummary } from "@/lib/classes/rules/results";
import { beginningOf } from "@/lib/foundation/redacted";
import { RATINGS } from "@/lib/reviews/rules";
import { AgreementLine } from "./agreement-line";
import { CountBar } from "./count-bar";

/** How the class graded each piece of evidence and each argument: what it holds highest, and where it differs most. */
export function ResultsItems({ results }: { results: Results }) {
  const { gradings, items, criteria, claims } = results;
  if (items.length === 0)
    return <EmptyState>No work that is handed in grades anything yet.</EmptyState>;
  const shape = criteria.map(({ weight, levels }) => ({ weight, levels: levels.length }));
  const summaries = summariesOf(gradings, items.length, shape);
  return (
    <div className="space-y-7">
      <Agreements results={results} summaries={summaries} />
      <div className="grid gap-7 lg:grid-cols-2">
        <Firsts title="Graded highest" by="mean" {...{ results, summaries }} />
        <Firsts title="Graded most differently" by="spread" {...{ results, summaries }} />
      </div>
      <p className="meta max-w-measure">
        The mean is of the points of the levels, by the weights of the criteria. The spread is how
        far grades lie from the mean of their criterion: 0 where all give the same. Only what three
        students graded stands in these two lists. Where readers rated an item in the public record,
        their ratings stand beside the class’s grades; the editors’ are among them.
      </p>
      {claims.map((claim, place) => (
        <Details
          key={claim.id}
          summary={`Claim ${claim.position}: each item by each criterion (${items.filter(({ claim: of }) => of === place).length})`}
        >
          <ul className="space-y-6">
            {items.map((item, at) =>
              item.claim === place ? (
                <li key={item.id} id={`item-${at}`}>
                  <Item item={item} summary={summaries[at]!} results={results} />
                </li>
              ) : null,
            )}
          </ul>
        </Details>
      ))}
    </div>
  );
}

type Shown = { results: Results; summaries: readonly ItemSummary[] };

function Agreements({ results: { criteria, gradings }, summaries }: Shown) {
  return (
    <div>
      <h3>Agreement by each criterion</h3>
      <dl className="mt-2 max-w-measure space-y-1.5 text-aside">
        {criteria.map(({ title }, criterion) => {
          const by = gradings.filter((grading) => grading.criterion === criterion);
          const raters = new Set(by.map(({ student }) => student)).size;
          const units = summaries.flatMap(({ criteria: given }) => {
            const of = given[criterion];
            return of ? [of.levels] : [];
          });
          const agreement = agreementOf(units, raters, seededRandom(criterion + 1));
          return (
            <div key={criterion}>
              <dt className="font-[560]">
                <WithMarks text={title} />
              </dt>
              <dd className="meta">
                <AgreementLine agreement={agreement} things="items" />
              </dd>
            </div>
          );
        })}
      </dl>
    </div>
  );
}

const FIRST_MOST = 5;

function Firsts({
  title,
  by,
  results: { items, claims },
  summaries,
}: Shown & { title: string; by: "mean" | "spread" }) {
  const places = firstBy(summaries, by, FIRST_MOST);
  return (
    <div>
      <h3>{title}</h3>
      {places.length === 0 ? (
        <p className="meta mt-2">Nothing was graded by three students yet.</p>
      ) : (
        <ol className="mt-2 divide-y divide-rule">
          {places.map((place) => {
            const { words, claim, kind } = items[place]!;
            const { mean, spread, raters } = summaries[place]!;
            return (
              <li key={place} className="py-2">
                <p>
                  <WithMarks text={beginningOf(words, 140)} />
                </p>
                <p className="meta">
                  {`${kind} of claim ${claims[claim]!.position}, ${pointsWords(mean!)}, spread ${numberWords(spread!)}, by ${raters} students`}
                </p>
              </li>
            );
          })}
        </ol>
      )}
    </div>
  );
}

function Item({
  item: { kind, words, ratings },
  summary: { criteria: given, mean, spread, raters },
  results: { criteria },
}: {
  item: Results["items"][number];
  summary: ItemSummary;
  results: Results;
}) {
  return (
    <>
      <p className="max-w-measure">
        <WithMarks text={words} />
      </p>
      <p className="meta">
        {`${kind}, ${pointsWords(mean!)}, spread ${numberWords(spread!)}, by ${raters} ${raters === 1 ? "student" : "students"}`}
      </p>
      <div className="mt-2 flex flex-wrap gap-x-8 gap-y-4">
        {criteria.map(({ title, levels }, criterion) => {
          const summary = given[criterion];
          if (!summary) return null;
          const all = sumOf(summary.levels);
          return (
            <table key={criterion} className="counts counts-narrow">
              <caption>
                <WithMarks text={title} />: {numberWords(summary.mean)}, spread{" "}
                {numberWords(summary.spread)}
              </caption>
              <tbody>
                {levels.map(({ label }, level) => (
                  <tr key={level}>
                    <th scope="row">
                      <WithMarks text={label} />
                    </th>
                    <td>
                      <CountBar count={summary.levels[level]!} of={all} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          );
        })}
        <PublicRatings ratings={ratings} />
      </div>
    </>
  );
}

function PublicRatings({ ratings }: Pick<Results["items"][number], "ratings">) {
  const all = { public: sumOf(ratings.public), editors: sumOf(ratings.editors) };
  if (all.public === 0) return null;
  return (
    <table className="counts counts-narrow">
      <caption>As readers rated it</caption>
      <thead>
        <tr>
          <th scope="col">Rating</th>
          <th scope="col">Public</th>
          <th scope="col">Editors</th>
        </tr>
      </thead>
      <tbody>
        {RATINGS.map((grade, at) => (
          <tr key={grade}>
            <th scope="row">{gradeWords[grade]}</th>
            {(["public", "editors"] as const).map((by) => (
              <td key={by}>
                <CountBar count={ratings[by][at]!} of={all[by]} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

const numberWords = (value: number): string => value.toFixed(1);
const pointsWords = (mean: number): string => `mean ${numberWords(mean)} points`;
