import { canonicalJson, sha256Hex } from "@/lib/foundation/canonical-json";

export type Relation = "SUPPORTS" | "REBUTS" | "UNDERCUTS" | "QUALIFIES";
export type TargetKind = "CLAIM" | "EVIDENCE" | "ARGUMENT";
export type Target = { readonly kind: TargetKind; readonly id: string };

/** The three nullable columns that say what an argument aims at. */
export type TargetColumns = {
  readonly targetClaimId?: string | null;
  readonly targetEvidenceId?: string | null;
  readonly targetArgumentId?: string | null;
};

export type ArgumentDraft = {
  /** Absent while the argument has no id yet. */
  readonly id?: string;
  readonly premiseClaimIds: readonly string[];
  readonly relation: Relation;
  readonly target: TargetColumns;
  readonly wording: string;
};

export type ArgumentProblem =
  | { kind: "premiseCount"; have: number; least: number; most: number }
  | { kind: "premiseRepeated"; claimId: string }
  | { kind: "premiseIsTarget"; claimId: string }
  | { kind: "targetCount"; have: number }
  | { kind: "targetIsItself" }
  | { kind: "relationTarget"; relation: Relation; allowed: readonly TargetKind[] }
  | { kind: "wordingLength"; have: number; least: number; most: number };

export const PREMISES = { least: 1, most: 5 } as const;
export const WORDING = { least: 10, most: 600 } as const;

/** What each relation may aim at. An undercut denies a link, so it never aims at a claim. */
export const MAY_AIM_AT: Readonly<Record<Relation, readonly TargetKind[]>> = {
  SUPPORTS: ["CLAIM", "ARGUMENT"],
  REBUTS: ["CLAIM", "ARGUMENT"],
  UNDERCUTS: ["EVIDENCE", "ARGUMENT"],
  QUALIFIES: ["CLAIM"],
};

/** What the address of the form for an argument says: at what it aims, and what it shall do. */
export function argumentQuery(aim: TargetColumns, relation?: Relation): string {
  const target = targetOf(aim);
  const aimed =
    target && target.kind !== "CLAIM" ? [`${target.kind.toLowerCase()}=${target.id}`] : [];
  const doing = relation ? [`relation=${relation.toLowerCase()}`] : [];
  const said = [...aimed, ...doing].join("&");
  return said && `?${said}`;
}

/** The form that argues about a claim, its evidence or another argument. */
export const argumentPath = (claimId: string, aim: TargetColumns, relation?: Relation): string =>
  `/claims/${claimId}/arguments/new${argumentQuery(aim, relation)}`;

/** The forms that argue about a claim and about what stands on its page. */
export const argumentForms = (claimId: string) => ({
  counterClaim: argumentPath(claimId, {}, "REBUTS"),
  qualify: argumentPath(claimId, {}, "QUALIFIES"),
  support: argumentPath(claimId, {}, "SUPPORTS"),
  undercut: (targetEvidenceId: string) => argumentPath(claimId, { targetEvidenceId }, "UNDERCUTS"),
  /** An attack is answered by rebutting it; support has a link to deny. */
  answer: (targetArgumentId: string, relation: Relation = "REBUTS") =>
    argumentPath(claimId, { targetArgumentId }, relation === "SUPPORTS" ? "UNDERCUTS" : "REBUTS"),
});

/** Everything that keeps a draft from being an argument; empty when it is one. */
export function problemsOf(draft: ArgumentDraft): ArgumentProblem[] {
  return [...premiseProblems(draft), ...targetProblems(draft), ...wordingProblems(draft.wording)];
}

/** The one target that the columns name, or null where they name none or several. */
export function targetOf(columns: TargetColumns): Target | null {
  const [first, ...others] = namedTargets(columns);
  return first && others.length === 0 ? first : null;
}

/**
 * The claim at the root of a target, to which the argument belongs: the claim aimed at, or the one
 * that the evidence or argument aimed at belongs to. Null where a link of the chain is not held.
 */
export function rootClaimOf(
  target: Target,
  held: {
    claimOfEvidence: ReadonlyMap<string, string>;
    targetOfArgument: ReadonlyMap<string, Target>;
  },
): string | null {
  const seen = new Set<string>();
  let current: Target | undefined = target;
  while (current?.kind === "ARGUMENT") {
    if (seen.has(current.id)) return null;
    seen.add(current.id);
    current = held.targetOfArgument.get(current.id);
  }
  if (!current) return null;
  return current.kind === "CLAIM" ? current.id : (held.claimOfEvidence.get(current.id) ?? null);
}

/**
 * What makes two arguments the same step, whatever the wording and the order of the premises:
 * SHA-256 (hex) of the canonical JSON of premises, relation and target.
 */
export function signatureOf(step: {
  premiseClaimIds: readonly string[];
  relation: Relation;
  target: Target;
}): string {
  return sha256Hex(
    canonicalJson({
      premises: [...new Set(step.premiseClaimIds)].sort(),
      relation: step.relation,
      target: { kind: step.target.kind, id: step.target.id },
    }),
  );
}

/** An argument as far as answering it goes. Author and acceptor are actors, never bylines. */
export type AnswerableArgument = {
  readonly id: string;
  readonly isLive: boolean;
  readonly relation: Relation;
  readonly target: Target;
  /** Whoever proposed it or worded its live revision. */
  readonly authorIds: readonly string[];
  /** Editors who accepted it in its present wording, or since it has it, and did not take that back. */
  readonly acceptedByIds: readonly string[];
};

/**
 * Whether an attack or a qualification is answered: by a live argument that rebuts or undercuts it,
 * written by someone else than its author and accepted by an editor who wrote neither. An argument
 * that supports is no attack and has no answer.
 */
export function isAnswered(
  argument: AnswerableArgument,
  others: readonly AnswerableArgument[],
): boolean {
  if (argument.relation === "SUPPORTS") return false;
  return others.some((other) => answers(other, argument));
}

function answers(answer: AnswerableArgument, attack: AnswerableArgument): boolean {
  const wrote = new Set([...attack.authorIds, ...answer.authorIds]);
  return (
    answer.isLive &&
    answer.id !== attack.id &&
    (answer.relation === "REBUTS" || answer.relation === "UNDERCUTS") &&
    answer.target.kind === "ARGUMENT" &&
    answer.target.id === attack.id &&
    !answer.authorIds.some((authorId) => attack.authorIds.includes(authorId)) &&
    answer.acceptedByIds.some((editorId) => !wrote.has(editorId))
  );
}

/** On which side of a claim's ledger an argument stands; MOOT when what it aims at is not live. */
export type Side = "OPPOSES" | "DEFENDS" | "MOOT";

/**
 * An attack on the claim, on evidence or on a supporting argument OPPOSES; an attack on that attack
 * DEFENDS what was attacked, one on the answer OPPOSES again, and so on. Support takes the side of
 * what it supports. Hence an answer needs no answer of its own, but an attack on an answer does.
 *
 * @param live the claim's live arguments by id, and the ids of its live evidence
 */
export function sideOf(
  argument: { readonly relation: Relation; readonly target: Target },
  live: {
    arguments: ReadonlyMap<string, { readonly relation: Relation; readonly target: Target }>;
    evidenceIds: ReadonlySet<string>;
  },
): Side {
  const seen = new Set<string>();
  let { relation, target } = argument;
  let opposes = relation !== "SUPPORTS";
  while (target.kind === "ARGUMENT") {
    const next = live.arguments.get(target.id);
    if (!next || seen.has(target.id)) return "MOOT";
    seen.add(target.id);
    ({ relation, target } = next);
    if (relation !== "SUPPORTS") opposes = !opposes;
  }
  if (target.kind === "EVIDENCE" && !live.evidenceIds.has(target.id)) return "MOOT";
  return opposes ? "OPPOSES" : "DEFENDS";
}

function namedTargets(columns: TargetColumns): Target[] {
  const named: [TargetKind, string | null | undefined][] = [
    ["CLAIM", columns.targetClaimId],
    ["EVIDENCE", columns.targetEvidenceId],
    ["ARGUMENT", columns.targetArgumentId],
  ];
  return named.flatMap(([kind, id]) => (id ? [{ kind, id }] : []));
}

function premiseProblems({ premiseClaimIds, target }: ArgumentDraft): ArgumentProblem[] {
  const problems: ArgumentProblem[] = [];
  const distinct = new Set(premiseClaimIds);
  if (distinct.size < PREMISES.least || distinct.size > PREMISES.most) {
    problems.push({ kind: "premiseCount", have: distinct.size, ...PREMISES });
  }
  for (const claimId of distinct) {
    const isRepeated = premiseClaimIds.indexOf(claimId) !== premiseClaimIds.lastIndexOf(claimId);
    if (isRepeated) problems.push({ kind: "premiseRepeated", claimId });
    if (claimId === target.targetClaimId) problems.push({ kind: "premiseIsTarget", claimId });
  }
  return problems;
}

function targetProblems({ id, relation, target: columns }: ArgumentDraft): ArgumentProblem[] {
  const target = targetOf(columns);
  if (!target) return [{ kind: "targetCount", have: namedTargets(columns).length }];
  const problems: ArgumentProblem[] = [];
  const allowed = MAY_AIM_AT[relation];
  if (!allowed.includes(target.kind)) problems.push({ kind: "relationTarget", relation, allowed });
  if (target.kind === "ARGUMENT" && target.id === id) problems.push({ kind: "targetIsItself" });
  return problems;
}

function wordingProblems(wording: string): ArgumentProblem[] {
  // Counted in characters, as PostgreSQL's char_length does, not in UTF-16 units.
  const have = [...wording].length;
  const fits = have >= WORDING.least && have <= WORDING.most;
  return fits ? [] : [{ kind: "wordingLength", have, ...WORDING }];
}
