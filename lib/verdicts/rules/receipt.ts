import { canonicalJson, sha256Hex, type JsonValue } from "@/lib/foundation/canonical-json";
import { isSearchByAnother } from "./gates";
import type { VerdictArgument, VerdictInputs, VerdictVote } from "./inputs";
import { roundedNumber } from "./rounding";
import { keptVerdict, type Verdict } from "./verdict";

/** What proves a verdict. Both texts are canonical JSON (RFC 8785). */
export type Receipt = {
  /** `verdictOf` of these gives the verdict again. */
  inputs: string;
  verdict: string;
  /** Of `{"inputs":...,"verdict":...}` made from the two texts as they stand. */
  sha256: string;
};

/**
 * The receipt of a verdict: the same bytes whatever the order of its inputs (scoring, 5.4). Lists are
 * sorted; votes have names in place of ids; of a search only whether its author added what decides,
 * so that no byline can be tied to another.
 */
export function receiptOf(inputs: VerdictInputs, verdict: Verdict): Receipt {
  const sealed = canonicalJson(sealedInputs(inputs, verdict) as unknown as JsonValue);
  const kept = canonicalJson(keptVerdict(verdict) as unknown as JsonValue);
  const sha256 = sha256Hex(`{"inputs":${sealed},"verdict":${kept}}`);
  return { inputs: sealed, verdict: kept, sha256 };
}

function sealedInputs(inputs: VerdictInputs, { evidence: { decisive } }: Verdict): VerdictInputs {
  const { ruleVersion, asOf, claim, votes, evidence, searches, fit } = inputs;
  return {
    ...{ ruleVersion, asOf, claim, fit },
    votes: named(votes),
    evidence: sorted(evidence, ({ id }) => id),
    arguments: sorted(inputs.arguments.map(sealedArgument), ({ id }) => id),
    searches: sorted(searches, ({ id }) => id).map((search) => ({
      id: search.id,
      isByAnother: isSearchByAnother(search, decisive),
    })),
  };
}

function sealedArgument(argument: VerdictArgument): VerdictArgument {
  const { strength } = argument;
  return { ...argument, strength: strength === null ? null : roundedNumber(strength) };
}

// The members are named one by one, so that no id can come along with a row.
function named(votes: readonly VerdictVote[]): (VerdictVote & { name: string })[] {
  const bare = votes.map(
    ({ castAt, position, offScale, isFresh, camp }) =>
      ({ castAt, position, offScale, isFresh, camp }) as VerdictVote,
  );
  const inOrder = sorted(bare, ({ castAt, position, offScale, isFresh, camp }) =>
    canonicalJson([castAt, position, offScale, isFresh, camp]),
  );
  return inOrder.map((vote, index) => ({ name: `v${index + 1}`, ...vote }));
}

function sorted<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] {
  const keyed = items.map((item) => ({ item, key: keyOf(item) }));
  keyed.sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0));
  return keyed.map(({ item }) => item);
}
