import type { Metadata } from "next";
import { addressOf } from "@/lib/foundation/address";

/** What machines read of a page: its title, its description and the one address it is known by. */
export function described({
  title,
  description,
  path,
  isIndexed = true,
}: {
  title?: string;
  description: string;
  path: string;
  isIndexed?: boolean;
}): Metadata {
  return {
    title,
    description,
    alternates: { canonical: addressOf(path) },
    robots: isIndexed ? undefined : { index: false },
  };
}

export const NOT_FOUND: Metadata = { title: "Not found", robots: { index: false } };
