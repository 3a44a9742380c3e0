import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";

import { problemsOf } from "@/lib/arguments/rules";
import { sha256Hex } from "@/lib/foundation/canonical-json";
import { castSignIns } from "@/prisma/cast";
import {
  argumentSchema,
  citationSchema,
  claimSchema,
  classSchema,
  documentSchema,
  editionSchema,
  evidenceSchema,
  fitsSchema,
  lineageSchema,
  occurrenceSchema,
  personSchema,
  requestSchema,
  reviewerSchema,
  sourceSchema,
  topicSchema,
  voteSchema,
} from "@/prisma/corpus/schema";

export type Corpus = ReturnType<typeof readFiles>;
export type CorpusEvidence = Corpus["evidence"][number];
export type CorpusEdition = Corpus["editions"][number];

/**
 * The demonstration corpus, read from the files beside this one, validated and cross-checked.
 * Throws with every broken reference listed, so that one run shows all of them.
 */
export function readCorpus(): Corpus {
  const corpus = readFiles();
  const problems = problemsIn(corpus);
  if (problems.length > 0) throw new Error(`The demo corpus is broken:\n${problems.join("\n")}`);
  return corpus;
}

/** The text of an edition that the corpus carries itself; null for one it does not. */
export function textOfEdition(edition: CorpusEdition): string | null {
  return "file" in edition ? readFileSync(pathOf(edition.file), "utf8") : null;
}

/**
 * Everything that is wrong between the files: doubled keys and ids, references to nothing, targets
 * that a relation may not have, people who accept their own work, texts that are not what their
 * record says.
 */
export function problemsIn(corpus: Corpus): string[] {
  return [
    ...doubles(corpus),
    ...brokenReferences(corpus),
    ...brokenEvidence(corpus),
    ...brokenArguments(corpus),
    ...brokenVotes(corpus),
    ...brokenFits(corpus),
    ...corpus.requests.flatMap((row) => among("claim", corpus.claims)(row.claim)),
    ...brokenClass(corpus),
    ...brokenTexts(corpus),
    ...ownAcceptances(corpus),
  ];
}

function readFiles() {
  return {
    topics: read("topics.json", z.array(topicSchema)),
    persons: read("persons.json", z.array(personSchema)),
    sources: read("sources.json", z.array(sourceSchema)),
    editions: read("editions.json", z.array(editionSchema)),
    documents: read("documents.json", z.array(documentSchema)),
    claims: read("claims.json", z.array(claimSchema)),
    occurrences: read("occurrences.json", z.array(occurrenceSchema)),
    citations: read("citations.json", z.array(citationSchema)),
    evidence: read("evidence.json", z.array(evidenceSchema)),
    arguments: read("arguments.json", z.array(argumentSchema)),
    lineage: read("lineage.json", lineageSchema),
    fits: read("fits.json", fitsSchema),
    requests: read("requests.json", z.array(requestSchema)),
    reviewers: read("reviewers.json", z.array(reviewerSchema)),
    votes: read("votes.json", z.array(voteSchema)),
    class: read("class.json", classSchema),
  };
}

function read<Schema extends z.ZodType>(file: string, schema: Schema): z.output<Schema> {
  const parsed = schema.safeParse(JSON.parse(readFileSync(pathOf(file), "utf8")));
  if (!parsed.success) throw new Error(`${file}: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

function pathOf(file: string): string {
  return fileURLToPath(new URL(file, import.meta.url));
}

function doubles(corpus: Corpus): string[] {
  const withIds = [
    ...corpus.topics,
    ...corpus.persons,
    ...corpus.sources,
    ...corpus.documents,
    ...corpus.claims,
    ...corpus.evidence,
    ...corpus.arguments,
  ];
  const keyed = Object.entries(corpus).flatMap(([file, rows]) =>
    (Array.isArray(rows) ? rows : []).flatMap((row) =>
      "key" in row ? [`${file}/${row.key}`] : [],
    ),
  );
  const students = corpus.class.students.filter(({ name }) => name !== undefined);
  const people = [...castSignIns, ...corpus.reviewers, ...students].map(
    (person) => `@${person.handle}`,
  );
  return [...withIds.map((row) => row.id), ...keyed, ...people]
    .filter((name, index, all) => all.indexOf(name) !== index)
    .map((name) => `${name} stands there twice`);
}

function brokenReferences(corpus: Corpus): string[] {
  const { sources, topics, persons, documents, claims, occurrences, editions } = corpus;
  const source = among("source", sources);
  const person = among("person", persons);
  const document = among("document", documents);
  const claim = among("claim", claims);
  const edition = among("edition", editions);
  return [
    ...sources.flatMap((row) => [
      ...[...row.authors, ...row.translators].flatMap(person),
      ...row.lineage.flatMap((link) => source(link.leansOn)),
      ...(row.originGroupOf ? source(row.originGroupOf) : []),
    ]),
    ...editions.flatMap((row) => source(row.source)),
    ...documents.flatMap((row) => source(row.source)),
    ...claims.flatMap((row) => [
      ...row.topics.flatMap(among("topic", topics)),
      ...(row.scope.aboutText ? source(row.scope.aboutText) : []),
    ]),
    ...occurrences.flatMap((row) => [
      ...claim(row.claim),
      ...document(row.document),
      ...(row.asserter === "reviewer" ? [] : person(row.asserter)),
      ...row.anchors.flatMap((anchor) => edition(anchor.edition)),
    ]),
    ...corpus.citations.flatMap((row) => [
      ...document(row.document),
      ...source(row.source),
      ...edition(row.anchor.edition),
      ...(row.occurrence ? among("occurrence", occurrences)(row.occurrence) : []),
    ]),
    ...corpus.lineage.entries.flatMap((entry) =>
      entry.leansOn.flatMap((place) => source(place.source)),
    ),
  ];
}

function brokenEvidence(corpus: Corpus): string[] {
  const source = among("source", corpus.sources);
  return corpus.evidence.flatMap((row) => {
    const claim = corpus.claims.find((one) => one.key === row.claim);
    if (!claim) return [`no claim ${row.claim}`];
    return [
      ...source(row.source),
      ...(row.via ? source(row.via) : []),
      ...(row.via && row.directness !== "INFERENTIAL"
        ? [`${row.key} is reported, not direct`]
        : []),
      ...(row.claimSpan && row.claimSpan.end > claim.sentence.length
        ? [`${row.key} bears on words beyond its claim`]
        : []),
    ];
  });
}

function brokenArguments(corpus: Corpus): string[] {
  const rows = { claim: corpus.claims, evidence: corpus.evidence, argument: corpus.arguments };
  return corpus.arguments.flatMap((row) => [
    ...row.premises.flatMap(among("claim", corpus.claims)),
    ...among(row.target.kind, rows[row.target.kind])(row.target.key),
    ...draftProblemsOf(row).map((problem) => `${row.key}: ${problem.kind}`),
  ]);
}

function draftProblemsOf({
  key,
  premises,
  relation,
  target,
  wording,
}: Corpus["arguments"][number]) {
  return problemsOf({
    id: key,
    premiseClaimIds: premises,
    relation,
    target: {
      targetClaimId: target.kind === "claim" ? target.key : null,
      targetEvidenceId: target.kind === "evidence" ? target.key : null,
      targetArgumentId: target.kind === "argument" ? target.key : null,
    },
    wording,
  });
}

function brokenVotes(corpus: Corpus): string[] {
  const handles = new Set(corpus.reviewers.map((reviewer) => reviewer.handle));
  const ballots = corpus.votes.map((vote) => `${vote.reviewer} on ${vote.claim}`);
  return [
    ...corpus.votes.flatMap((vote) => [
      ...among("claim", corpus.claims)(vote.claim),
      ...(handles.has(vote.reviewer) ? [] : [`no reviewer ${vote.reviewer}`]),
      ...vote.reliedOn.flatMap((key) =>
        corpus.evidence.some(
          (row) => row.key === key && row.claim === vote.claim && row.state === "LIVE",
        )
          ? []
          : [`${vote.reviewer} on ${vote.claim} leans on ${key}, which is not there`],
      ),
    ]),
    ...ballots
      .filter((ballot, index) => ballots.indexOf(ballot) !== index)
      .map((ballot) => `${ballot} twice`),
  ];
}

function brokenFits({ fits, ...corpus }: Corpus): string[] {
  return [
    ...fits.readings.flatMap(({ evidence, reader }) => {
      const read = corpus.evidence.find(({ key }) => key === evidence);
      if (read?.state !== "LIVE") return [`${reader} reads ${evidence}, which is not there`];
      const isOwn = reader === read.addedBy || reader === read.acceptedBy;
      return isOwn ? [`${reader} reads their own ${evidence}`] : [];
    }),
    ...fits.standings.flatMap(({ source }) => among("source", corpus.sources)(source)),
  ];
}

function brokenClass({ class: { assignment, students }, ...corpus }: Corpus): string[] {
  const cast = castSignIns.map((person) => person.handle);
  const claim = among("claim", corpus.claims);
  return [
    ...students.flatMap(({ handle, name }) =>
      name || cast.includes(handle) ? [] : [`nobody in the cast is called ${handle}`],
    ),
    ...assignment.claims.flatMap(claim),
    ...students.flatMap(({ handle, work }) =>
      work.flatMap(({ claim: key, items }) => [
        ...(assignment.claims.includes(key)
          ? []
          : [`${handle} works on ${key}, which is not assigned`]),
        ...items.flatMap(({ evidence }) =>
          corpus.evidence.some((row) => row.key === evidence && row.claim === key)
            ? []
            : [`${handle} grades ${evidence}, which does not bear on ${key}`],
        ),
      ]),
    ),
  ];
}

function brokenTexts(corpus: Corpus): string[] {
  return corpus.editions.flatMap((edition) => {
    const text = textOfEdition(edition);
    if (text === null) return [];
    return text.length === edition.lengthUnits && sha256Hex(text) === edition.sha256
      ? []
      : [`the text of ${edition.key} is not the one its record describes`];
  });
}

function ownAcceptances(corpus: Corpus): string[] {
  const handles = new Set(castSignIns.map((person) => person.handle));
  const rows = [...corpus.claims, ...corpus.evidence, ...corpus.arguments, ...corpus.sources];
  return rows.flatMap((row) => [
    ...[row.addedBy, ...(row.acceptedBy ? [row.acceptedBy] : [])].flatMap((name) =>
      handles.has(name) ? [] : [`${row.key}: nobody in the cast is called ${name}`],
    ),
    ...(row.addedBy === row.acceptedBy ? [`${row.key} is accepted by who added it`] : []),
  ]);
}

function among(kind: string, rows: readonly { key: string }[]) {
  const keys = new Set(rows.map((row) => row.key));
  return (key: string): string[] => (keys.has(key) ? [] : [`no ${kind} ${key}`]);
}
