import type { Metadata } from "next";
import { addressOf } from "@/lib/foundation/address";

/**
 * What machines read of a page: its title, its description, the one address it is known by, and what those show
 * who share it.
 *
 * @param picture a path of this site, of 1200 by 630 pixels
 */
export function described({
  title,
  description,
  path,
  picture,
  files = [],
  tags = {},
  isIndexed = true,
}: {
  title?: string;
  description: string;
  path: string;
  picture?: string | undefined;
  /** The same thing in other forms. */
  files?: readonly { mediaType: string; href: string }[];
  /** What else stands in the head, by name. */
  tags?: Readonly<Record<string, string | string[]>>;
  isIndexed?: boolean;
}): Metadata {
  const images = picture && [{ url: addressOf(picture), ...PICTURE_SIZE, alt: description }];
  return {
    title,
    description,
    alternates: {
      canonical: addressOf(path),
      types: Object.fromEntries(files.map(({ mediaType, href }) => [mediaType, addressOf(href)])),
    },
    other: tags,
    robots: isIndexed ? undefined : { index: false },
    openGraph: {
      ...{ type: path === "/" ? "website" : "article", siteName: "Assay", url: addressOf(path) },
      ...{ title: title ?? "Assay", description, ...(images && { images }) },
    },
    // Titles, descriptions and pictures that it does not name are taken from those above.
    twitter: { card: images ? "summary_large_image" : "summary" },
  };
}

export const PICTURE_SIZE = { width: 1200, height: 630 };

export const NOT_FOUND: Metadata = { title: "Not found", robots: { index: false } };
