"use client";

import { createContext } from "react";

/** Whose page this is, as a word that says nothing of them, and its address: what is typed into its form belongs there. */
export type DraftPlace = { by: string; at: string };

/** Null on pages that keep nothing. */
export const DraftPlaceContext = createContext<DraftPlace | null>(null);

/** Says to the form on a page where what is typed into it is kept. */
export function KeepsDrafts({ children, ...place }: DraftPlace & { children: React.ReactNode }) {
  return <DraftPlaceContext value={place}>{children}</DraftPlaceContext>;
}
