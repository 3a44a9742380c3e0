import { PageFrame } from "@/components/layout/page-frame";
import { AsideSection, Section } from "@/components/layout/section";
import { WithMarks } from "@/components/moderation/with-marks";
import { partNames, PartTitle } from "@/components/texts/part-title";
import { TextBlocks } from "@/components/texts/text-blocks";
import { TextContents } from "@/components/texts/text-contents";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Pager } from "@/components/ui/pager";
import { plainly } from "@/lib/foundation/redacted";
import type { PrivateText } from "@/lib/sources/queries/text-sheet";
import { sourcePath } from "@/lib/sources/rules";
import { privateTextPath, RIGHTS_LABELS, rightsPath, ROLE_LABELS } from "@/lib/sources/rules/texts";

/** A text as editors read it, whoever else may. */
export function PrivateTextView({ text }: { text: PrivateText }) {
  const { contents, part, language } = text;
  const last = contents.parts.length;
  const hrefOf = (ordinal: number) => privateTextPath({ editionId: text.id }, ordinal);
  const steps = (label: string) => (
    <Pager
      label={label}
      position={`Part ${part.ordinal} of ${last}`}
      previousHref={part.ordinal > 1 ? hrefOf(part.ordinal - 1) : null}
      nextHref={part.ordinal < last ? hrefOf(part.ordinal + 1) : null}
    />
  );
  return (
    <PageFrame
      head={<Head text={text} />}
      aside={
        last > 1 && (
          <AsideSection id="contents" title="Contents">
            <TextContents contents={contents} current={part.ordinal} hrefOf={hrefOf} />
          </AsideSection>
        )
      }
    >
      <Section id="words" title={<PartTitle name={partNames(contents).get(part.ordinal)!} />}>
        {steps("Parts of the text")}
        <div className="mt-6">
          <TextBlocks part={part} language={language} />
        </div>
        {steps("Parts of the text, below it")}
      </Section>
    </PageFrame>
  );
}

function Head({
  text: { id, source, label, role, rights, holding, isWithdrawn },
}: {
  text: PrivateText;
}) {
  return (
    <>
      <Breadcrumb
        trail={[
          { label: "Desk", href: "/desk" },
          { label: plainly(source.title), href: sourcePath(source) },
          { label: "Text" },
        ]}
      />
      <h1>
        <WithMarks text={label} />
      </h1>
      <p className="meta mt-2 max-w-measure">
        {ROLE_LABELS[role]}. {RIGHTS_LABELS[rights]}.{" "}
        {isWithdrawn
          ? "It is withdrawn: only editors read it here."
          : holding === "SHOWN"
            ? "Everyone can read it."
            : "Only editors read it here: do not pass it on."}{" "}
        <a href={rightsPath({ sourceId: source.id, editionId: id })}>Its name and rights</a>
      </p>
    </>
  );
}
