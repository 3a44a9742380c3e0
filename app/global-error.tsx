"use client";

/** A surprise above every page, where no layout stands: plain words without any style of ours. */
export default function GlobalErrorPage({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en">
      <body>
        <main>
          <h1>Something went wrong on our side</h1>
          <p>
            Load the page again, or return to the <a href="/">first page</a>.
          </p>
          {error.digest && <p>If you report it, give this number: {error.digest}</p>}
        </main>
      </body>
    </html>
  );
}
