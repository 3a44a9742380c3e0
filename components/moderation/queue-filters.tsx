import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { DIRECTION_WORDS } from "@/lib/evidence/rules/reading-words";
import { plainly } from "@/lib/foundation/redacted";
import { capitalised } from "@/lib/foundation/text";
import type { DeskQueue } from "@/lib/moderation/queries/desk-queues";
import { deskQueuePath, isBlindQueue } from "@/lib/moderation/rules/desk-queues";
import { WithMarks } from "./with-marks";

/** What of a queue is shown, and in which order: a form that only asks, so that it works everywhere. */
export function QueueFilters({ queue: { queue, place, filters } }: { queue: DeskQueue }) {
  const { topic, source, direction, sort } = place;
  return (
    <div className="space-y-3">
      <form
        action={deskQueuePath(queue)}
        aria-label="What is shown"
        className="flex flex-wrap items-end gap-x-5 gap-y-3"
      >
        {source && <input type="hidden" name="source" value={source} />}
        <Field id="topic" label="Topic">
          <Select
            id="topic"
            name="topic"
            defaultValue={topic ?? ""}
            emptyLabel="All topics"
            options={filters.topics.map(({ id, name }) => ({ value: id, label: plainly(name) }))}
          />
        </Field>
        {!isBlindQueue(queue) && (
          <Field
            id="direction"
            label="Direction"
            hint="Of what you can no longer read as a second person."
          >
            <Select
              id="direction"
              name="direction"
              defaultValue={direction ?? ""}
              emptyLabel="All"
              options={DIRECTIONS}
              aria-describedby="direction-description"
            />
          </Field>
        )}
        <Field id="sort" label="Order">
          <Select
            id="sort"
            name="sort"
            defaultValue={sort}
            options={[
              { value: "oldest", label: "Longest waiting first" },
              { value: "newest", label: "Newest first" },
            ]}
          />
        </Field>
        <Button>Show</Button>
      </form>
      {filters.source && (
        <p className="text-aside">
          Only from <WithMarks text={filters.source.title} />.{" "}
          <a href={deskQueuePath(queue, { ...place, source: undefined, page: 1 })}>
            From every source
          </a>
        </p>
      )}
    </div>
  );
}

const DIRECTIONS = Object.entries(DIRECTION_WORDS).map(([value, { brief }]) => ({
  value,
  label: capitalised(brief),
}));
