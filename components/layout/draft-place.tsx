"use client";

import { createContext } from "react";

/**
 * Where what is typed into the forms of a page belongs: `by` whom, as a word that says nothing of them, and `at` which
 * address, where its form can be kept as a draft, too.
 */
export type DraftPlace = { by: string; at: string | null };

/** The word for whoever is not signed in. */
export const NOBODY = "nobody";

/** Null on pages that keep nothing. */
export const DraftPlaceContext = createContext<DraftPlace | null>(null);

/** Says to the forms of a page where what is typed into them is kept. */
export function KeepsDrafts({ children, ...place }: DraftPlace & { children: React.ReactNode }) {
  return <DraftPlaceContext value={place}>{children}</DraftPlaceContext>;
}
