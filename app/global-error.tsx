"use client";

/** A surprise above every page, where no layout stands: plain words, without any stylesheet of ours. */
export default function GlobalErrorPage({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en" style={{ colorScheme: "light dark" }}>
      <head>
        <title>Something went wrong · Assay</title>
      </head>
      <body>
        <main style={column}>
          <h1>Something went wrong on our side</h1>
          <p>
            This page could not be made. What you sent with it was not stored unless a page has said
            so, and everything that was stored before is as it was.
          </p>
          <p>
            Load the page again in a minute. If it fails again, go back to keep what you typed, or
            on to the <a href="/">first page</a> or the <a href="/claims">claims</a>, and{" "}
            <a href="/contact">tell us</a> what you did
            {error.digest && <> and this number: {error.digest}</>}.
          </p>
        </main>
      </body>
    </html>
  );
}

const column = {
  ...{ maxWidth: "34rem", margin: "4rem auto", padding: "0 1.25rem" },
  ...{ font: "1.125rem/1.6 Georgia, serif" },
};
