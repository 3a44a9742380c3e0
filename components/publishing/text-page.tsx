import { EditorsLink } from "@/components/layout/editors-link";
import { PageFrame } from "@/components/layout/page-frame";
import { PrintedAddress } from "@/components/layout/printed-address";
import { AsideSection, Section } from "@/components/layout/section";
import { WithMarks } from "@/components/moderation/with-marks";
import { partNames, PartTitle } from "@/components/texts/part-title";
import { TextBlocks } from "@/components/texts/text-blocks";
import { TextContents } from "@/components/texts/text-contents";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Day } from "@/components/ui/day";
import { Pager } from "@/components/ui/pager";
import type { TextPage as TextPageView } from "@/lib/publishing/queries/text-page";
import { privateTextPath, RIGHTS_LABELS, rightsPath, ROLE_LABELS } from "@/lib/sources/rules/texts";

/** A text of a source: what it is, and where it may be shown its words, by parts where it is long. */
export function TextPage({ text, address }: { text: TextPageView; address: string }) {
  const { contents, part } = text;
  const isLong = contents.parts.length > 1;
  return (
    <PageFrame head={<Head text={text} address={address} />} aside={<Record text={text} />}>
      {text.holding !== "SHOWN" && <NotShown text={text} />}
      {isLong && !part && (
        <Section id="contents" title="Contents">
          <TextContents contents={contents} hrefOf={(ordinal) => `${text.path}/${ordinal}`} />
        </Section>
      )}
      {part && (
        <Section id="words" title={<Title text={text} />}>
          {isLong && <Steps text={text} label="Parts of the text" />}
          <TextBlocks part={part} language={text.language} />
          {isLong && <Steps text={text} label="Parts of the text, below it" />}
        </Section>
      )}
    </PageFrame>
  );
}

function Title({ text: { contents, part } }: { text: TextPageView }) {
  const name = partNames(contents).get(part!.ordinal);
  // A text in one part is not called by a heading that stands further down in it.
  const isNameless = contents.parts.length === 1 && part!.blocks[0]?.kind !== "HEADING";
  return name && !isNameless ? <PartTitle name={name} /> : "The text";
}

function Head({ text, address }: { text: TextPageView; address: string }) {
  const { source, label, part, contents } = text;
  const isPart = part !== null && contents.parts.length > 1;
  return (
    <>
      <Breadcrumb
        trail={[
          { label: "Sources", href: "/sources" },
          { label: source.title, href: source.href },
          isPart ? { label, href: text.path } : { label: "Text" },
          ...(isPart ? [{ label: `Part ${part.ordinal}` }] : []),
        ]}
      />
      <h1 className="mt-3 max-w-[22em]">
        <WithMarks text={label} />
      </h1>
      <p className="meta mt-2">
        {ROLE_LABELS[text.role]} of <a href={source.href}>{source.title}</a>
      </p>
      <PrintedAddress url={address} />
    </>
  );
}

function NotShown({ text: { holding, withdrawals, matched } }: { text: TextPageView }) {
  const [newest] = withdrawals;
  if (newest && newest.restoredAt === null)
    return (
      <Section id="withdrawn" title="This text was withdrawn">
        <p className="max-w-measure">
          {newest.by} took it out of use on <Day at={newest.at} />:{" "}
          <WithMarks text={newest.reason} /> It is not shown, and nothing is checked against it.
        </p>
      </Section>
    );
  return (
    <Section id="not-shown" title={holding === "PRIVATE" ? "Held, and not shown" : "Not held"}>
      <p className="max-w-measure">
        {holding === "PRIVATE"
          ? `Excerpts are checked against this text, and it is shown to nobody but editors. ${matchedInWords(matched)} Its hash, beside, lets whoever has the same text know it.`
          : "Only the hash of this text is known here, so nothing is checked against it until somebody supplies it."}
      </p>
    </Section>
  );
}

const matchedInWords = (count: number): string =>
  count === 0
    ? "No excerpt was found in it yet."
    : count === 1
      ? "One excerpt was found in it."
      : `${count} excerpts were found in it.`;

function Record({ text }: { text: TextPageView }) {
  const { contents, part, withdrawals } = text;
  const isLong = contents.parts.length > 1;
  const restored = withdrawals.filter(({ restoredAt }) => restoredAt !== null);
  return (
    <>
      <AsideSection id="record" title="About this text">
        <dl className="space-y-2 text-aside">
          <Line term="Rights">
            {RIGHTS_LABELS[text.rights]}
            {text.rightsNote && (
              <span className="meta block">
                <WithMarks text={text.rightsNote} />
              </span>
            )}
          </Line>
          <Line term="Language">{text.language}</Line>
          <Line term="Brought in">
            <Day at={text.at} />
            {text.versions > 1 && `, version ${text.version} of ${text.versions}`}
          </Line>
          <Line term="Length">{text.length.toLocaleString("en-GB")} characters</Line>
          <Line term="Excerpts found in it">{text.matched}</Line>
          <Line term="sha256">
            <span className="font-mono text-note break-all">{text.sha256}</span>
          </Line>
        </dl>
        {text.role === "PRECIS" && (
          <p className="meta mt-2">Excerpts are never checked against a précis.</p>
        )}
        <p className="meta dotted-list no-print mt-3">
          <a href={`/report?on=${encodeURIComponent(text.path)}`} rel="nofollow">
            Report copyright
          </a>
        </p>
        <p className="meta no-print mt-1 space-x-4">
          <EditorsLink href={rightsPath({ sourceId: text.source.id, editionId: text.id })}>
            Rights
          </EditorsLink>
          {text.holding === "PRIVATE" && (
            <EditorsLink href={privateTextPath({ editionId: text.id })}>Read it</EditorsLink>
          )}
        </p>
      </AsideSection>
      {isLong && part && (
        <AsideSection id="contents" title="Contents">
          <TextContents
            contents={contents}
            current={part.ordinal}
            hrefOf={(nth) => `${text.path}/${nth}`}
          />
        </AsideSection>
      )}
      {restored.length > 0 && (
        <AsideSection id="history" title="Withdrawn before">
          <ul className="space-y-2.5 text-aside">
            {restored.map(({ reason, at, restoredAt, restoredReason }) => (
              <li key={at}>
                <span className="meta">
                  <Day at={at} /> to <Day at={restoredAt!} />
                </span>
                <p>
                  <WithMarks text={reason} />
                </p>
                {restoredReason && (
                  <p className="text-soft">
                    Brought back: <WithMarks text={restoredReason} />
                  </p>
                )}
              </li>
            ))}
          </ul>
        </AsideSection>
      )}
    </>
  );
}

function Line({ term, children }: { term: string; children: React.ReactNode }) {
  return (
    <div>
      <dt className="meta">{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Steps({ text: { path, part, contents }, label }: { text: TextPageView; label: string }) {
  const { ordinal } = part!;
  const last = contents.parts.length;
  return (
    <div className="mb-6">
      <Pager
        label={label}
        position={`Part ${ordinal} of ${last}`}
        previousHref={ordinal > 1 ? `${path}/${ordinal - 1}` : null}
        nextHref={ordinal < last ? `${path}/${ordinal + 1}` : null}
      />
    </div>
  );
}
