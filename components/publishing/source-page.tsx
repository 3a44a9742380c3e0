import { RedactionList } from "@/components/moderation/redaction-list";
import { WithMarks } from "@/components/moderation/with-marks";
import { Citation, type CitationView } from "@/components/sources/citation";
import { DatedReason } from "@/components/sources/dated-reason";
import { EditionList } from "@/components/sources/edition-list";
import { SourceRecord } from "@/components/sources/source-record";
import { EvidenceDrawn } from "@/components/evidence/evidence-drawn";
import { EditorsLink } from "@/components/layout/editors-link";
import { PageFrame } from "@/components/layout/page-frame";
import { PrintedAddress } from "@/components/layout/printed-address";
import { AsideSection, Section } from "@/components/layout/section";
import { FlagLink } from "@/components/moderation/flag-link";
import { CiteSource } from "@/components/publishing/cite-source";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Day } from "@/components/ui/day";
import { JsonLd } from "@/components/ui/json-ld";
import { Pager } from "@/components/ui/pager";
import { SourceStanding } from "@/components/sources/source-standing";
import { followPath } from "@/lib/follows/rules/followed";
import { givePath } from "@/lib/sources/rules/texts";
import { LINEAGE_WORDS } from "@/lib/sources/rules/lineage-words";
import { leaningPath } from "@/lib/verdicts/rules/recall";
import { revisePath } from "@/lib/moderation/rules/paths";
import { coinsOf } from "@/lib/publishing/rules/coins";
import { citePath } from "@/lib/publishing/rules/paths";
import { schemaOrgOf } from "@/lib/publishing/rules/schema-org";
import type { LineageKind } from "@/prisma/generated/enums";
import type { SourcePage as SourcePageView } from "@/lib/publishing/queries/source-page";

/** A source: its record and standing, its texts, what it leans on, and every excerpt drawn from it. */
export function SourcePage({ source, address }: { source: SourcePageView; address: string }) {
  return (
    <PageFrame head={<Head source={source} address={address} />} aside={<Aside source={source} />}>
      <Section id="record" title="Record">
        <SourceRecord
          source={{
            ...source,
            standingReason: source.standingChanges[0]?.reason,
            originGroup: originInWords(source),
          }}
        />
        <p className="meta dotted-list no-print mt-3">
          <a href={followPath({ kind: "source", id: source.id })}>Follow this source</a>
          <a href={leaningPath(source.id)}>What leans on it</a>
          {!source.retraction && <a href={citePath({ sourceId: source.id })}>Cite it</a>}
          <a href={revisePath({ kind: "source", contributionId: source.id })}>Revise this record</a>
          {!source.retraction && <FlagLink kind="source" id={source.id} />}
        </p>
      </Section>
      <Section id="excerpts" title="Excerpts drawn from it">
        <EvidenceDrawn evidence={source.excerpts} />
        <Pages source={source} />
      </Section>
      {source.reported.length > 0 && <Reported source={source} />}
      {!source.retraction && (
        <Section id="cite" title="Cite it">
          <CiteSource id={source.id} />
        </Section>
      )}
      <span className="Z3988" title={coinsOf(source.item)} />
      <JsonLd data={schemaOrgOf(source.item, address)} />
    </PageFrame>
  );
}

function Head({ source, address }: { source: SourcePageView; address: string }) {
  return (
    <>
      <Breadcrumb trail={[{ label: "Sources", href: "/sources" }, { label: "Source" }]} />
      <h1 className="mt-3 max-w-[22em]">
        <WithMarks text={source.title} />
      </h1>
      {source.retraction && (
        <p className="mt-3 max-w-measure">
          This record was withdrawn on <Day at={source.retraction.at} />
          {source.retraction.reason && (
            <>
              : <WithMarks text={source.retraction.reason} />
            </>
          )}
        </p>
      )}
      {source.document && (
        <p className="meta mt-3">
          <a href={source.document}>Its dossier: what it asserts, claim by claim</a>
        </p>
      )}
      <PrintedAddress url={address} />
    </>
  );
}

function Aside({ source }: { source: SourcePageView }) {
  const { editions, leansOn, leanedOnBy, duplicates, redactions, standingChanges } = source;
  return (
    <>
      <AsideSection id="editions" title="Texts">
        <EditionList editions={editions} />
        <p className="meta no-print mt-3">
          <EditorsLink href={givePath(source.id)}>Add a text</EditorsLink>
        </p>
      </AsideSection>
      {leansOn.length > 0 && (
        <AsideSection id="leans-on" title="Leans on">
          <Leanings leanings={leansOn} how="does" />
        </AsideSection>
      )}
      {leanedOnBy.length > 0 && (
        <AsideSection id="leaned-on" title="Leaned on by">
          <Leanings leanings={leanedOnBy} how="done" />
        </AsideSection>
      )}
      {duplicates.length > 0 && (
        <AsideSection id="duplicates" title="Records that are this one">
          <ul className="space-y-2.5 text-aside">
            {duplicates.map(({ id, title, reason }) => (
              <li key={id}>
                <WithMarks text={title} />
                {reason && (
                  <p className="meta">
                    <WithMarks text={reason} />
                  </p>
                )}
              </li>
            ))}
          </ul>
        </AsideSection>
      )}
      {redactions.length > 0 && (
        <AsideSection id="redactions" title="What was redacted here">
          <RedactionList redactions={redactions} />
        </AsideSection>
      )}
      {standingChanges.length > 0 && (
        <AsideSection id="standing" title="History of its standing">
          <ul className="space-y-2.5 text-aside">
            {standingChanges.map(({ at, standing, reason }) => (
              <DatedReason key={at} {...{ at, reason }}>
                <SourceStanding standing={standing} />
              </DatedReason>
            ))}
          </ul>
        </AsideSection>
      )}
    </>
  );
}

function Leanings({
  leanings,
  how,
}: {
  leanings: readonly { citation: CitationView; kind: LineageKind; reason: string }[];
  how: "does" | "done";
}) {
  return (
    <ul className="space-y-2.5 text-aside">
      {leanings.map(({ citation, kind, reason }) => (
        <li key={citation.href}>
          <span className="meta">{LINEAGE_WORDS[kind][how]}</span> <Citation citation={citation} />
          <p className="meta">
            <WithMarks text={reason} />
          </p>
        </li>
      ))}
    </ul>
  );
}

function originInWords({ originGroup }: SourcePageView): string | null {
  if (!originGroup) return null;
  const { titles, moreCount, reason } = originGroup;
  const named = moreCount > 0 ? [...titles, `${moreCount} more`] : titles;
  const others = new Intl.ListFormat("en-GB", { type: "conjunction" }).format(named);
  return `Counts as one origin with ${others}. ${reason ?? ""}`.trim();
}

function Pages({ source: { position, excerptCount, path } }: { source: SourcePageView }) {
  const { page, from, to } = position;
  const hrefOf = (wanted: number) => `${path}${wanted > 1 ? `?page=${wanted}` : ""}#excerpts`;
  return (
    <Pager
      label="Excerpts, pages"
      position={`${from} to ${to} of ${excerptCount}`}
      previousHref={page > 1 ? hrefOf(page - 1) : null}
      nextHref={to < excerptCount && to >= from ? hrefOf(page + 1) : null}
    />
  );
}

function Reported({ source: { reported, reportedCount } }: { source: SourcePageView }) {
  return (
    <Section id="reported" title="Reported by others">
      <p className="max-w-measure text-aside text-soft">
        Words of other sources that report or quote this one. Its own text is not what they were
        checked against.
      </p>
      <EvidenceDrawn evidence={reported} />
      {reportedCount > reported.length && (
        <p className="meta mt-3">
          These are {reported.length} of {reportedCount}.
        </p>
      )}
    </Section>
  );
}
