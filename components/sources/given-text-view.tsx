import { randomUUID } from "node:crypto";
import { ButtonForm } from "@/components/layout/button-form";
import { PageFrame } from "@/components/layout/page-frame";
import { AsideSection } from "@/components/layout/section";
import { WithMarks } from "@/components/moderation/with-marks";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { ButtonLink } from "@/components/ui/button";
import { Day } from "@/components/ui/day";
import { Notice } from "@/components/ui/notice";
import type { FormState } from "@/lib/access/form-action";
import { plainly } from "@/lib/foundation/redacted";
import { cancelTextAction } from "@/lib/sources/actions/texts";
import type { GivenText } from "@/lib/sources/queries/given-texts";
import { sourcePath } from "@/lib/sources/rules";
import {
  givePath,
  hasEnded,
  holdingOf,
  privateTextPath,
  RIGHTS_LABELS,
  rightsPath,
  ROLE_LABELS,
  textPath,
  type Way,
} from "@/lib/sources/rules/texts";
import { IMPORT_STATES } from "./given-text-words";

type Props = { text: GivenText; outcome: FormState };

/** What becomes of something that was given as a text: how far it is, and how it ended. It loads itself anew while it is open. */
export function GivenTextView({ text, outcome }: Props) {
  const isOpen = !hasEnded(text.state);
  return (
    <PageFrame head={<Head text={text} />} aside={<Given text={text} />}>
      {isOpen && <meta httpEquiv="refresh" content={REFRESH_SECONDS} />}
      <div className="mt-7 space-y-7">
        <State text={text} />
        {isOpen && (
          <ButtonForm
            id="cancel"
            action={cancelTextAction}
            outcome={outcome}
            idempotencyKey={randomUUID()}
            hidden={{ sourceId: text.source.id, importId: text.id }}
            summaryTitle="It was not cancelled."
          >
            Cancel it
          </ButtonForm>
        )}
      </div>
    </PageFrame>
  );
}

const REFRESH_SECONDS = "3";

function Head({ text: { source, label } }: { text: GivenText }) {
  return (
    <>
      <Breadcrumb
        trail={[
          { label: "Sources", href: "/sources" },
          { label: plainly(source.title), href: sourcePath(source) },
          { label: "Add a text", href: givePath(source.id) },
          { label: "What became of it" },
        ]}
      />
      <h1>
        <WithMarks text={label} />
      </h1>
    </>
  );
}

function State({ text }: { text: GivenText }) {
  switch (text.state) {
    case "WAITING":
      return (
        <Notice outcome="kept" title="It waits to be read">
          <p>This usually begins within a second. You can leave this page and come back.</p>
        </Notice>
      );
    case "READING":
      return (
        <Notice outcome="kept" title="It is being read">
          <p>
            <progress
              max={100}
              value={text.progress}
              aria-label="How much is read"
              className="w-full max-w-64"
            />{" "}
            {text.progress} %
          </p>
          <p>You can leave this page and come back.</p>
        </Notice>
      );
    case "STORED":
      return <Stored text={text} />;
    case "CANCELLED":
      return (
        <Notice outcome="refused" title="It was cancelled">
          <p>Nothing of it was kept but what you said about it.</p>
          <Again text={text} />
        </Notice>
      );
    case "REFUSED":
      return <Refused text={text} />;
  }
}

function Stored({ text: { source, editionId, rights, notes } }: { text: GivenText }) {
  const named = { sourceId: source.id, editionId: editionId! };
  const isShown = holdingOf(rights) === "SHOWN";
  return (
    <Notice outcome="done" title="It is a text of the source now">
      <p>
        {isShown
          ? "Everyone can read it."
          : "Excerpts are checked against it, and only editors read it."}{" "}
        What leans on this source is being checked against it.
      </p>
      {notes && (
        <ul className="mt-2 list-disc pl-5">
          {notes.split("\n").map((line) => (
            <li key={line}>
              <WithMarks text={line} />
            </li>
          ))}
        </ul>
      )}
      <p className="mt-3 flex flex-wrap gap-3">
        <ButtonLink href={isShown ? textPath(named) : privateTextPath(named)}>Read it</ButtonLink>
        <ButtonLink href={rightsPath(named)}>Its name and rights</ButtonLink>
      </p>
    </Notice>
  );
}

function Refused({ text }: { text: GivenText }) {
  const { source, editionId, said, reason } = text;
  const isThere = reason === "ALREADY_THERE" && editionId !== null;
  return (
    <Notice outcome="refused" title={isThere ? "It is there already" : "It was not stored"}>
      <p>
        <WithMarks text={said ?? ""} />
      </p>
      {isThere ? (
        <p className="mt-3">
          <ButtonLink href={rightsPath({ sourceId: source.id, editionId })}>
            The text that is there
          </ButtonLink>
        </p>
      ) : (
        <Again text={text} />
      )}
    </Notice>
  );
}

/** The way back to the form, with everything that was said about the text. */
function Again({
  text: { source, way, role, label, language, rights, rightsNote, address },
}: {
  text: GivenText;
}) {
  const said = new URLSearchParams({
    ...{
      way: way.toLowerCase() satisfies string as Way,
      role,
      label,
      language,
      rights,
      rightsNote,
    },
    ...(address && { address }),
  });
  return (
    <p className="mt-3">
      <ButtonLink href={`${givePath(source.id)}?${said}`}>Give it again</ButtonLink>
    </p>
  );
}

function Given({ text }: { text: GivenText }) {
  const { role, rights, rightsNote, language, fileName, address, size, by, at, state } = text;
  return (
    <AsideSection id="given" title="What was given">
      <ul className="space-y-1.5 text-aside">
        <li>{IMPORT_STATES[state]}</li>
        <li>
          {ROLE_LABELS[role]}, {language}
        </li>
        <li>
          {RIGHTS_LABELS[rights]}
          {rightsNote && (
            <span className="meta block">
              <WithMarks text={rightsNote} />
            </span>
          )}
        </li>
        {fileName && <li className="break-words">{fileName}</li>}
        {address && <li className="break-all">{address}</li>}
        {size !== null && <li>{sizeInWords(size)}</li>}
        <li className="meta">
          {by}, <Day at={at} />
        </li>
      </ul>
    </AsideSection>
  );
}

const sizeInWords = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.ceil(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
