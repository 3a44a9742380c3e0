"use client";

import { useEffect } from "react";

/** Loads the page that an action led to, afresh, so that nothing of the page before stays behind. */
export function GoOn({ to }: { to: string | null }) {
  useEffect(() => {
    if (to !== null) window.location.assign(to);
  }, [to]);
  return null;
}
