import { WithMarks } from "@/components/moderation/with-marks";

/** Words of a text as they are read: plain texts of old books set italics between underscores. */
export function Italics({ children }: { children: string }) {
  const parts = children.split(/_([^_]+)_/);
  // Every other part stood between underscores.
  return parts.map((part, index) =>
    index % 2 === 1 ? <em key={index}>{part}</em> : <WithMarks key={index} text={part} />,
  );
}
