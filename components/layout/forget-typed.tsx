"use client";

import { useEffect } from "react";
import { forgetOthers } from "./typed";

/** Stands on the page after signing out: what was typed in this tab goes, too. */
export function ForgetTyped() {
  useEffect(() => forgetOthers(null), []);
  return null;
}
