import type { EditionRole, Rights } from "@/prisma/generated/enums";

/** What is said of a text of a source, from when it is given on. */
export type DescribedText = {
  role: EditionRole;
  rights: Rights;
  rightsNote: string;
  /** A tag of BCP 47. */
  language: string;
  /** What it is called among the texts of its source. */
  label: string;
};
