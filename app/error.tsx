"use client";

import { useEffect } from "react";
import { PageFrame } from "@/components/layout/page-frame";
import { Button } from "@/components/ui/button";

/** A surprise inside a page. The log has the cause; the number finds it there. */
export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  // The page that failed has said its own title already.
  useEffect(() => {
    document.title = "Something went wrong · Assay";
  }, []);
  return (
    <PageFrame head={<h1>Something went wrong on our side</h1>}>
      <div className="mt-4 max-w-measure space-y-4">
        <p>
          This page could not be made. What you sent with it was not stored unless a page has said
          so, and everything that was stored before is as it was.
        </p>
        <p>
          <Button type="button" onClick={reset}>
            Try again
          </Button>
        </p>
        <p>
          If it fails again, go back to keep what you typed, or on to the <a href="/">first page</a>{" "}
          or the <a href="/claims">claims</a>, and <a href="/contact">tell us</a> what you did
          {error.digest && <> and this number: {error.digest}</>}.
        </p>
      </div>
    </PageFrame>
  );
}
