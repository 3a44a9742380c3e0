import "server-only";
import { command } from "@/lib/access/command";
import { NOTHING } from "@/lib/access/permissions";
import { PUBLIC_AUDIENCE_ID } from "@/lib/access/viewer";
import { canonicalJson, sha256Hex, type JsonValue } from "@/lib/foundation/canonical-json";
import { conflict, invalidField, question } from "@/lib/foundation/errors";
import { LOCK_NAME } from "@/lib/foundation/lock";
import { listKnown } from "../queries/twins";
import { IMPORT_ENTRIES, planImport, wholeOf, type ImportPlan } from "../rules/bibliography/plan";
import { readBibliography } from "../rules/bibliography/read";
import { importSourcesInput } from "../schema/import";
import { sourceListTag } from "../tags";
import { addSources } from "./add-many";

/**
 * Brings the entries of a bibliography into the ledger. What each would become, what of it is not kept and what may be there
 * already is shown first; those that are chosen are saved, all or none, once the form is sent again with the mark of what was
 * shown. Each is taken back by its retraction, like every source.
 */
export const importSources = command({
  permission: "source.import",
  input: importSourcesInput,
  subject: async () => NOTHING,
  run: async ({ input, subject: _, ...adding }) => {
    const { take, seen } = input;
    // Read once the law has been asked: whoever may not import has nothing read for them.
    const bibliography = readBibliography(input.text);
    if (bibliography.kind === "none") return invalidField("text", bibliography.words);
    const { format, entries } = bibliography;
    if (entries.length > IMPORT_ENTRIES.most) return invalidField("text", tooMany(entries.length));
    // Two who send the same wait for each other: the second is shown what the first has saved.
    await adding.tx.sql(LOCK_NAME, ["imports"]);
    const items = wholeOf(entries).map(({ item }) => item);
    const plan = planImport(format, entries, await listKnown(adding.tx.sql, items));
    const mark = markOf(plan);
    const shown = { plan, seen: mark };
    if (seen !== mark) return question(seen ? HAS_CHANGED : LOOK_AT_IT, shown);
    const chosen = wholeOf(plan.entries).filter(({ position }) => take.includes(position));
    if (chosen.length === 0) return conflict(NOTHING_CHOSEN, shown);
    const sourceIds = await addSources(
      adding,
      chosen.map(({ item }) => item),
    );
    return {
      result: { at: adding.now.getTime(), count: chosen.length },
      audit: {
        ...{ subjectKind: "source", subjectId: sourceIds[0]!, audienceId: PUBLIC_AUDIENCE_ID },
        after: { format, state: adding.state, sourceIds, keys: chosen.map(({ key }) => key) },
      },
      stale: [sourceListTag()],
    };
  },
});

const markOf = (plan: ImportPlan): string =>
  sha256Hex(canonicalJson(JSON.parse(JSON.stringify(plan)) as JsonValue));

const tooMany = (entries: number) =>
  `It has ${entries} entries, and ${IMPORT_ENTRIES.most} can be brought at once. Divide it.`;
const LOOK_AT_IT =
  "Nothing is stored yet: every entry stands below as it would be saved. Choose which to take, then save them.";
const HAS_CHANGED =
  "Nothing is stored: what the import would do is not what it was. Look at it again, then save it.";
const NOTHING_CHOSEN = "Choose at least one entry that can be saved.";
