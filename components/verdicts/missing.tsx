import { Icon } from "@/components/ui/icon";
import { plainly } from "@/lib/foundation/redacted";
import type { Missing } from "@/lib/verdicts/rules/gates";

/** Where the forms are that supply what a verdict lacks. */
export type SupplyLinks = {
  vote: string;
  addEvidence: string;
  logSearch: string;
  answerArgument: (argumentId: string) => string;
  /** How the page words the argument to be answered; null where it does not show it. */
  wordingOf: (argumentId: string) => string | null;
};

/** What keeps the votes from being a verdict: each thing in a sentence, with the way to supply it. */
export function MissingList({
  title,
  missing,
  links,
}: {
  title: string;
  missing: readonly Missing[];
  links: SupplyLinks;
}) {
  if (missing.length === 0) return null;
  return (
    <>
      <h3 className="mt-4">{title}</h3>
      <ul className="mt-1.5 space-y-1.5 font-sans text-note">
        {missing.map((item) => (
          <Item key={JSON.stringify(item)} item={item} links={links} />
        ))}
      </ul>
    </>
  );
}

/** One thing that is missing, as a sentence. */
export const missingInWords = (item: Missing): string => inWords(item, NO_FORMS).text;

const NO_FORMS: SupplyLinks = {
  ...{ vote: "", addEvidence: "", logSearch: "" },
  answerArgument: () => "",
  wordingOf: () => null,
};

function Item({ item, links }: { item: Missing; links: SupplyLinks }) {
  const { text, about, label, href } = inWords(item, links);
  return (
    <li className="flex items-baseline gap-2.5">
      <span className="text-soft">
        <Icon shape="hollow" size={10} />
      </span>
      <span>
        {text}{" "}
        {about && (
          <>
            <a href={about.href}>“{shortened(plainly(about.words))}”</a>{" "}
          </>
        )}
        <a href={href} className="no-print whitespace-nowrap">
          {label}
        </a>
      </span>
    </li>
  );
}

type Supply = {
  text: string;
  /** What of the page it is about, by its words. */
  about?: { words: string; href: string } | null;
  label: string;
  href: string;
};

function inWords(item: Missing, links: SupplyLinks): Supply {
  switch (item.kind) {
    case "votes":
      return {
        text: votesInWords(item.have, item.need),
        label: "Cast your vote",
        href: links.vote,
      };
    case "evidence":
      return { text: evidence[item.direction], label: "Add evidence", href: links.addEvidence };
    case "origins":
      return {
        text: originsInWords(item.have, item.need),
        label: "Add evidence",
        href: links.addEvidence,
      };
    case "search":
      return { text: searchInWords(item.have), label: "Log a search", href: links.logSearch };
    case "answer":
      return answerInWords(item, links);
  }
}

function answerInWords(item: Extract<Missing, { kind: "answer" }>, links: SupplyLinks): Supply {
  const { argumentId, relation } = item;
  const wording = links.wordingOf(argumentId);
  const open =
    relation === "REBUTS" ? "A rebuttal stands unanswered" : "An undercut stands unanswered";
  return {
    text: wording === null ? `${open}.` : `${open}:`,
    about: wording === null ? null : { words: wording, href: `#a-${argumentId}` },
    label: "Answer it",
    href: links.answerArgument(argumentId),
  };
}

const shortened = (words: string) =>
  words.length > 80 ? `${words.slice(0, 80).replace(/\s+\S*$/, "")}…` : words;

const evidence = {
  SUPPORTS: "No evidence for it has been verified and seen to fit by a second person.",
  CONTRADICTS: "No evidence against it has been verified and seen to fit by a second person.",
  EITHER: "No evidence has been verified and seen to fit by a second person.",
};

function votesInWords(have: number, need: number): string {
  return `It takes ${need} fresh votes on the scale; there ${have === 1 ? "is 1" : `are ${have || "none"}`}.`;
}

function originsInWords(have: number, need: number): string {
  const origins = need === 1 ? "1 origin" : `${need} independent origins`;
  return `Evidence that is verified and fits must come from ${origins}; it comes from ${have || "none"}.`;
}

function searchInWords(have: number): string {
  if (have === 0) return "Nobody has logged a search for contrary evidence.";
  return "Only those who added the evidence have searched for contrary evidence; somebody else must.";
}
