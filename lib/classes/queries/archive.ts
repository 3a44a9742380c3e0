import "server-only";
import type { Viewer } from "@/lib/access/viewer";
import { readSql } from "@/lib/foundation/db";
import { ARCHIVE_FORMAT, ARCHIVE_VERSION } from "../schema/archive";
import { CLASS, PARTS } from "./archive-parts";
import { WORK } from "./archive-work";

/**
 * A class and all that was done in it as one JSON document (`docs/formats/class-archive.md`), for its teachers: null for
 * everybody else. It comes in pieces as the database has them, a page of things at a time, so that no part of it is held whole.
 *
 * @throws Error after the first piece, where the database fails: what was written until then is no whole document
 */
export const writeClassArchive = (
  viewer: Viewer,
  classId: string,
  madeAt: Date,
): Promise<Pieces | null> => pieces(viewer, { classId, isOwn: false, madeAt });

/** The same of the viewer's own work alone, for whoever is in the class or ever was. */
export const writeOwnWork = (
  viewer: Viewer,
  classId: string,
  madeAt: Date,
): Promise<Pieces | null> => pieces(viewer, { classId, isOwn: true, madeAt });

type Pieces = AsyncGenerator<string, void>;
type Asked = { classId: string; isOwn: boolean; madeAt: Date };
type Part = { name: string; statement: { name: string; text: string }; perPage: number };

async function pieces(viewer: Viewer, { classId, isOwn, madeAt }: Asked): Promise<Pieces | null> {
  if (!viewer.actorId) return null;
  const asked = [classId, viewer.actorId, isOwn];
  const [about] = await readSql<{ item: string }>(ABOUT, asked);
  return about ? written(asked, about.item, { isOwn, madeAt }) : null;
}

async function* written(
  asked: readonly unknown[],
  about: string,
  { isOwn, madeAt }: Pick<Asked, "isOwn" | "madeAt">,
): Pieces {
  const head = {
    ...{ format: ARCHIVE_FORMAT, version: ARCHIVE_VERSION, madeAt: madeAt.toISOString() },
    of: isOwn ? "own work" : "class",
  };
  yield `${JSON.stringify(head).slice(0, -1)},\n"class":${about}`;
  for (const { name, statement, perPage } of LISTS) {
    yield `,\n"${name}":[`;
    let after = "";
    for (;;) {
      const rows = await readSql<{ key: string; item: string }>(statement, [
        ...asked,
        after,
        perPage,
      ]);
      if (rows.length > 0)
        yield `${after === "" ? "\n" : ",\n"}${rows.map(({ item }) => item).join(",\n")}`;
      if (rows.length < perPage) break;
      after = rows.at(-1)!.key;
    }
    yield "]";
  }
  yield "}\n";
}

const ABOUT = { name: "classes_archive_class", text: CLASS };
// A hundred works of three claims are about a megabyte.
const LISTS: readonly Part[] = [
  { name: "people", text: PARTS.PEOPLE, perPage: 500 },
  { name: "roster", text: PARTS.ROSTER, perPage: 500 },
  { name: "rubrics", text: PARTS.RUBRICS, perPage: 50 },
  { name: "assignments", text: PARTS.ASSIGNMENTS, perPage: 50 },
  { name: "work", text: WORK, perPage: 50 },
  { name: "ledger", text: PARTS.LEDGER, perPage: 200 },
].map(({ name, text, perPage }) => ({
  ...{ name, perPage, statement: { name: `classes_archive_${name}`, text } },
}));
