import { Tab, Tabs } from "@/components/ui/tabs";
import type { QueuePage } from "@/lib/moderation/queries/desk";
import {
  deskPath,
  QUEUE_OWNERS,
  QUEUE_TABS,
  type QueueOwner,
  type QueueTab,
} from "@/lib/moderation/rules/queue";

/** The parts of the queue with how much waits in each, and whose: links, so that they work everywhere. */
export function QueueTabs({ queue: { counts, tab, whose } }: { queue: QueuePage }) {
  return (
    <div className="space-y-2 font-sans text-aside">
      <Tabs label="Parts of the queue">
        {QUEUE_TABS.map((part) => (
          <Tab key={part} href={deskPath({ tab: part, whose })} isHere={part === tab}>
            {TABS[part]} <span className="figures text-soft">{counts[part]}</span>
          </Tab>
        ))}
      </Tabs>
      <nav aria-label="Whose work">
        <ul className="flex flex-wrap gap-x-5">
          {QUEUE_OWNERS.map((owner) => (
            <Tab key={owner} href={deskPath({ tab, whose: owner })} isHere={owner === whose}>
              {OWNERS[owner]}
            </Tab>
          ))}
        </ul>
      </nav>
    </div>
  );
}

const TABS: Record<QueueTab, string> = {
  all: "All",
  claims: "Claims",
  evidence: "Evidence",
  arguments: "Arguments",
  sources: "Sources",
  revisions: "New wordings",
};
const OWNERS: Record<QueueOwner, string> = {
  all: "Anybody’s",
  others: "Others’, for you to decide",
  mine: "Your own",
};
