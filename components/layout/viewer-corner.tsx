"use client";

import { useEffect, useState } from "react";

type Viewer = { name: string; handle: string; role: "MEMBER" | "EDITOR" | "ADMIN" };

/**
 * Who is signed in, on pages that are the same bytes for everyone. It asks the server only if the hint cookie says that
 * somebody is; without script, and without a hint, the link reads "Sign in" and leads to a page that serves both.
 */
export function ViewerCorner() {
  const viewer = useViewer();
  return (
    <span className="flex min-w-0 flex-1 items-center justify-end gap-x-4">
      {viewer && viewer.role !== "MEMBER" && (
        <a key="desk" href="/desk" className={link}>
          Desk
        </a>
      )}
      <a key={viewer ? "viewer" : "guest"} href="/account" className={`${link} truncate`}>
        {viewer ? viewer.name : "Sign in"}
      </a>
    </span>
  );
}

const link = "inline-block py-2 text-soft no-underline hover:text-ink hover:underline";

function useViewer(): Viewer | null {
  const [viewer, setViewer] = useState<Viewer | null>(null);
  useEffect(() => {
    if (!/(^|; )assay_hint=1(;|$)/.test(document.cookie)) return;
    const leaving = new AbortController();
    fetch("/api/me", { cache: "no-store", signal: leaving.signal })
      .then((response) => (response.ok ? response.json() : null))
      .then(setViewer)
      .catch(() => undefined); // The link stays as it was, and still leads to the right page.
    return () => leaving.abort();
  }, []);
  return viewer;
}
