import type { CslItem } from "@/lib/sources/rules";
import type { CslName } from "@/lib/sources/rules/csl";
import { issuedInWords, nameInFull } from "./csl";
import { SourceStanding, type SourceStandingView } from "./source-standing";

export type SourceRecordView = {
  csl: CslItem;
  /** Pages of those who had a hand in it, for each role in the order of the record's list. */
  people?: readonly { role: string; href: string }[];
  standing: SourceStandingView;
  standingReason?: string | null;
  /** The original that this source leans on together with others; null while it stands for itself. */
  originGroup?: string | null;
};

/** The bibliographic record of a source, field by field. What is not recorded is not shown, except the author. */
export function SourceRecord({ source }: { source: SourceRecordView }) {
  const { csl, people = [] } = source;
  const namesOf = (role: Hand) => linkedNames(csl[role], people, role);
  return (
    <dl className="grid gap-x-8 text-aside sm:grid-cols-[9rem_minmax(0,1fr)]">
      <Row name="Title">
        <i>{csl.title}</i>
      </Row>
      <Row name="Author">
        {namesOf("author") ?? <span className="text-soft">not recorded in what we hold</span>}
      </Row>
      {namesOf("editor") && <Row name="Editor">{namesOf("editor")}</Row>}
      {namesOf("translator") && <Row name="Translator">{namesOf("translator")}</Row>}
      {fields.map(({ name, of }) => {
        const value = of(csl);
        return (
          value && (
            <Row key={name} name={name}>
              {value}
            </Row>
          )
        );
      })}
      {csl.DOI && <AddressRow name="DOI" text={csl.DOI} href={`https://doi.org/${csl.DOI}`} />}
      {csl.URL && <AddressRow name="Address" text={csl.URL} href={csl.URL} />}
      <Row name="Standing">
        <SourceStanding standing={source.standing} />
        {source.standingReason && <span className="block text-soft">{source.standingReason}</span>}
      </Row>
      <Row name="Origin">
        {source.originGroup ?? "its own; no other source is known to lean on the same original"}
      </Row>
    </dl>
  );
}

const fields: { name: string; of: (csl: CslItem) => string | null | undefined }[] = [
  { name: "Original title", of: (csl) => csl["original-title"] },
  { name: "Published in", of: (csl) => placeInContainer(csl) },
  {
    name: "Publisher",
    of: (csl) => [csl["publisher-place"], csl.publisher].filter(Boolean).join(": "),
  },
  { name: "Edition", of: (csl) => csl.edition },
  { name: "Date", of: (csl) => issuedInWords(csl.issued) },
  { name: "Kind", of: (csl) => csl.type.replaceAll("-", " ") },
  { name: "Language", of: (csl) => csl.language && languageName(csl.language) },
  { name: "Archive", of: (csl) => csl.archive },
  { name: "ISBN", of: (csl) => csl.ISBN },
  { name: "Note", of: (csl) => csl.note },
];

function Row({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <>
      <dt className="meta pt-2.5 sm:border-t sm:border-rule sm:pb-2.5">{name}</dt>
      <dd className="figures border-b border-rule pb-2 sm:border-t sm:border-b-0 sm:py-2">
        {children}
      </dd>
    </>
  );
}

function AddressRow({ name, text, href }: { name: string; text: string; href: string }) {
  if (!/^https?:/.test(href)) return <Row name={name}>{text}</Row>;
  return (
    <Row name={name}>
      <a href={href} rel="noopener nofollow" className="break-all">
        {text}
      </a>
    </Row>
  );
}

type Hand = "author" | "editor" | "translator";

// A record may name people who have no page; where as many have one as are named, each name leads to its own.
function linkedNames(
  names: readonly CslName[] | undefined,
  people: NonNullable<SourceRecordView["people"]>,
  role: Hand,
) {
  if (!names?.length) return null;
  const pages = people.filter((person) => person.role === role);
  return names.map((name, index) => (
    <span key={index}>
      {index > 0 && "; "}
      {pages.length === names.length ? (
        <a href={pages[index]?.href}>{nameInFull(name)}</a>
      ) : (
        nameInFull(name)
      )}
    </span>
  ));
}

function placeInContainer(csl: CslItem) {
  const parts = [
    csl["container-title"],
    csl.volume && `volume ${csl.volume}`,
    csl.issue && `issue ${csl.issue}`,
    csl.page && `pages ${csl.page}`,
  ];
  return parts.filter(Boolean).join(", ");
}

function languageName(tag: string) {
  try {
    return new Intl.DisplayNames("en-GB", { type: "language" }).of(tag);
  } catch {
    return tag;
  }
}
