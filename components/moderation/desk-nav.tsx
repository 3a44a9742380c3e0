import { Tab, Tabs } from "@/components/ui/tabs";
import { MOST_COUNTED } from "@/lib/foundation/counting";
import type { DeskCounts } from "@/lib/moderation/queries/desk-queues";
import { DESK_QUEUES, deskQueuePath, type DeskQueueName } from "@/lib/moderation/rules/desk-queues";
import { QUEUE_NAMES } from "./queue-words";

/** The queues of the desk, with how much stands in each. */
export function DeskNav({
  counts,
  at,
  proposals,
}: {
  counts: DeskCounts;
  at: DeskQueueName | "proposals";
  /** How much waits to be decided on, where that is known. */
  proposals?: number;
}) {
  return (
    <Tabs label="Queues of the desk">
      <Tab href="/desk" isHere={at === "proposals"}>
        Proposals {proposals !== undefined && <Count of={proposals} />}
      </Tab>
      {DESK_QUEUES.map((queue) => (
        <Tab key={queue} href={deskQueuePath(queue)} isHere={queue === at}>
          {QUEUE_NAMES[queue]} <Count of={counts[queue]} />
        </Tab>
      ))}
      <Tab href="/desk/flags" isHere={false}>
        Flags and rulings <Count of={counts.flags} />
      </Tab>
    </Tabs>
  );
}

const Count = ({ of }: { of: number }) => (
  <span className="figures text-soft">{of > MOST_COUNTED ? `${MOST_COUNTED}+` : of}</span>
);
