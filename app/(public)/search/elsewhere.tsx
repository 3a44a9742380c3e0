import { Suspense } from "react";
import { permanentRedirect } from "next/navigation";
import { PageFrame } from "@/components/layout/page-frame";

/**
 * What a page that renders for each request shows where its address is another: the way there, and a
 * redirect to it below a boundary of its own, so that the answer has words too.
 * @param to a path of this site
 */
export function Elsewhere({ to }: { to: string }) {
  return (
    <>
      <PageFrame head={<h1>Moved</h1>}>
        <p>
          This page has <a href={to}>another address</a>.
        </p>
      </PageFrame>
      <Suspense fallback={null}>
        <Onward to={to} />
      </Suspense>
    </>
  );
}

function Onward({ to }: { to: string }): never {
  permanentRedirect(to);
}
