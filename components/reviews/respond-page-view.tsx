import { WithMarks } from "@/components/moderation/with-marks";
import { PageFrame } from "@/components/layout/page-frame";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { plainly } from "@/lib/foundation/redacted";
import { annotatePath } from "@/lib/annotations/rules";
import { argumentForms } from "@/lib/arguments/rules";
import { claimPath } from "@/lib/claims/rules";
import { flagPath, onClaim } from "@/lib/moderation/rules/flags";
import { revisePath } from "@/lib/moderation/rules/paths";
import type { RatingSheet } from "@/lib/reviews/queries/rating-sheet";
import { ratingPath, type Item } from "@/lib/reviews/rules";

/**
 * The page that says all that one can do about one piece of evidence or one argument, so that the claim's page
 * needs one link for each.
 * @param attestHref where somebody who has the print says that they transcribed the words; null where nobody can
 * @param children the item
 */
export function RespondPageView({
  sheet,
  attestHref = null,
  children,
}: {
  sheet: RatingSheet;
  attestHref?: string | null;
  children: React.ReactNode;
}) {
  const { claim, kind } = sheet;
  const trail = [
    { label: "Claims", href: "/claims" },
    { label: plainly(claim.sentence), href: claimPath(claim) },
    { label: "Respond" },
  ];
  return (
    <PageFrame
      head={
        <>
          <Breadcrumb trail={trail} />
          <h1>{kind === "evidence" ? "Respond to this evidence" : "Respond to this argument"}</h1>
          <p className="lede max-w-measure">
            <WithMarks text={claim.sentence} />
          </p>
        </>
      }
    >
      <div className="mt-6">{children}</div>
      <ul className="mt-7 max-w-measure divide-y divide-rule">
        {[...waysOf(sheet), ...attesting(sheet, attestHref)].map(({ label, href, explanation }) => (
          <li key={label} className="py-3">
            {href ? (
              <a href={href} className="inline-flex min-h-6 items-center font-[620]">
                {label}
              </a>
            ) : (
              <span className="font-[620] text-soft">{label}</span>
            )}
            <p className="text-aside text-soft">{explanation}</p>
          </li>
        ))}
      </ul>
    </PageFrame>
  );
}

type Way = { label: string; href: string | null; explanation: string };

function waysOf({ claim, kind, itemId, isOwn, argument }: RatingSheet): Way[] {
  const item = { claimId: claim.id, kind, itemId };
  return [
    {
      label: "Rate it",
      href: isOwn ? null : ratingPath(item),
      explanation: isOwn
        ? "It is your own work: somebody else has to rate it."
        : "Say how much it helps to judge the claim, and why.",
    },
    denial(item, argument),
    {
      label: "Write a note on it",
      href: annotatePath(claim.id, item),
      explanation: "A comment, a question or a tag: for everyone, or for yourself alone.",
    },
    {
      label: "Revise it, or take it out",
      href: revisePath({ kind, claimId: claim.id, contributionId: itemId }),
      explanation: "Every wording is kept, and the history shows what changed.",
    },
    {
      label: "Flag it",
      href: isOwn ? null : flagPath(kind, onClaim(claim.id, itemId)),
      explanation: isOwn
        ? "It is your own work: revise it, or take it out."
        : "Say that an editor has to look at it: it misquotes, insults, or does not belong here.",
    },
  ];
}

function attesting({ isOwn }: RatingSheet, href: string | null): Way[] {
  if (href === null) return [];
  const explanation = isOwn
    ? "It is your own work: somebody else has to compare it with the print."
    : "The machine has no text to look these words up in. Two people who transcribed them from the print make them count.";
  return [{ label: "Have the print? Attest it", href: isOwn ? null : href, explanation }];
}

function denial({ claimId, kind, itemId }: Item, argument: RatingSheet["argument"]): Way {
  const forms = argumentForms(claimId);
  if (kind === "evidence")
    return {
      label: "Undercut it",
      href: forms.undercut(itemId),
      explanation:
        "Say why its words, even where they are true, do not bear on the claim as it says.",
    };
  return {
    label: argument?.relation === "SUPPORTS" ? "Undercut it" : "Answer it",
    href: forms.answer(itemId, argument?.relation),
    explanation:
      argument?.relation === "SUPPORTS"
        ? "Say why the claim does not follow from what it starts from."
        : "Say why it does not hold. An answer counts once an editor has accepted it.",
  };
}
