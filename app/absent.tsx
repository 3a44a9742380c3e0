import { Suspense } from "react";
import { notFound } from "next/navigation";
import { NotFoundView } from "@/components/layout/not-found-view";
import { liveBriefly } from "@/lib/foundation/page-life";

/**
 * What a public page renders where there is nothing: the words, and the status 404 for a short time.
 * `notFound()` called by the page itself would send the status with an empty body, which stays empty without script;
 * thrown below a boundary of its own, it sets the status and leaves the words.
 */
export async function Absent() {
  await liveBriefly();
  return (
    <>
      <NotFoundView />
      <Suspense fallback={null}>
        <Status404 />
      </Suspense>
    </>
  );
}

function Status404(): never {
  notFound();
}
