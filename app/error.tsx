"use client";

import { PageFrame } from "@/components/layout/page-frame";

/** A surprise inside a page. The log has the cause; the number finds it there. */
export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <PageFrame head={<h1>Something went wrong on our side</h1>}>
      <p>
        Nothing you sent was stored unless a page has said so. Try again, or return to the{" "}
        <a href="/">first page</a>.
      </p>
      {error.digest && <p>If you report it, give this number: {error.digest}</p>}
      <p>
        <button type="button" onClick={reset}>
          Try again
        </button>
      </p>
    </PageFrame>
  );
}
