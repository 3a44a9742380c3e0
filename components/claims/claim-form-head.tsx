import { WithMarks } from "@/components/moderation/with-marks";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { plainly } from "@/lib/foundation/redacted";
import { claimPath } from "@/lib/claims/rules";

/** The head of a page with a form on one claim: the way back, what the form is for, and the claim's sentence. */
export function ClaimFormHead({
  claim,
  step,
  title,
  children,
}: {
  claim: { id: string; slug: string; sentence: string };
  /** What the way here calls this page. */
  step: string;
  title: string;
  children?: React.ReactNode;
}) {
  return (
    <>
      <Breadcrumb
        trail={[
          { label: "Claims", href: "/claims" },
          { label: plainly(claim.sentence), href: claimPath(claim) },
          { label: step },
        ]}
      />
      <h1>{title}</h1>
      <p className="lede max-w-measure">
        <WithMarks text={claim.sentence} />
      </p>
      {children}
    </>
  );
}
