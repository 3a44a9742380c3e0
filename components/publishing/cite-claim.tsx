import { Details } from "@/components/ui/details";
import { Day } from "@/components/ui/day";
import { plainly } from "@/lib/foundation/redacted";
import { citationFiles } from "@/lib/publishing/rules/formats";
import { citePath } from "@/lib/publishing/rules/paths";
import { STYLES } from "./cite-source";

export type CitedClaimView = {
  id: string;
  sentence: string;
  revisionNumber: number;
  revisedAt: string;
};

/** How to cite a claim, in words and as files, and what may be done with what stands here. */
export function CiteClaim({ claim, address }: { claim: CitedClaimView; address: string }) {
  return (
    <Details summary="Cite this claim">
      <div className="max-w-measure space-y-2 text-aside">
        <p>
          “{plainly(claim.sentence)}” <i>Assay</i>, claim {claim.id}, revision{" "}
          {claim.revisionNumber} of <Day at={claim.revisedAt} />.{" "}
          <span className="break-all">{address}</span>
        </p>
        <p className="meta dotted-list">
          <a href={citePath({ claimId: claim.id })}>{STYLES}</a>
          {citationFiles("claims", claim.id).map(({ name, href }) => (
            <a key={href} href={href}>
              {name}
            </a>
          ))}
        </p>
        <p className="meta">
          Data: what members wrote is <a href={CC_BY}>CC BY 4.0</a>, votes and the verdict are{" "}
          <a href={CC0}>CC0</a>; quotations belong to their sources. <a href="/terms">Terms</a>
        </p>
      </div>
    </Details>
  );
}

const CC_BY = "https://creativecommons.org/licenses/by/4.0/";
const CC0 = "https://creativecommons.org/publicdomain/zero/1.0/";
