import { Suspense } from "react";
import { permanentRedirect } from "next/navigation";
import { PageFrame } from "@/components/layout/page-frame";
import { liveBriefly } from "@/lib/foundation/page-life";

/**
 * What a public page renders whose address is another: 308 to it, remembered for a short time and by no browser (see
 * `keepMovesBriefly`).
 * Redirected below a boundary of its own, so that the answer has words too (see `Absent`).
 * @param to a path of this site
 */
export async function Moved({ to }: { to: string }) {
  await liveBriefly();
  return (
    <>
      <PageFrame head={<h1>Moved</h1>}>
        <p>
          This page has <a href={to}>another address</a>.
        </p>
      </PageFrame>
      <Suspense fallback={null}>
        <Status308 to={to} />
      </Suspense>
    </>
  );
}

function Status308({ to }: { to: string }): never {
  permanentRedirect(to);
}
