import { randomBytes } from "node:crypto";
import { publicIdFrom, readPublicId } from "@/lib/foundation/ids";

/** The addresses at which anyone can ask for what there is not, by an id that is put into them. */
export const JUNK: ((id: string) => string)[] = [
  (id) => `/claims/${id}/some-words`,
  (id) => `/claims/${id}`,
  (id) => `/documents/${id}/some-words`,
  (id) => `/sources/${id}/some-words`,
  (id) => `/topics/${id}/some-words`,
  (id) => `/people/${id}/some-words`,
  (id) => `/reviewers/${id}`,
  (id) => `/claims/${id}.bib`,
  (id) => `/sources/${id}.csl.json`,
  (id) => `/claims/${id}/picture.png`,
];

/** An id that nothing has. */
export function wellFormedId(): string {
  return publicIdFrom((length) => randomBytes(length));
}

/** Ten characters of the alphabet of which the last does not check the others. */
export function malformedId(): string {
  for (;;) {
    const id = wellFormedId().slice(0, -1) + "0";
    if (readPublicId(id).kind === "invalid") return id;
  }
}
