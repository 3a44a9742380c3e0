import { WithMarks } from "@/components/moderation/with-marks";

/**
 * Words of a text as they are read: plain texts of old books set italics between underscores. Those inside a word, or around
 * nothing but blanks, are what they are.
 */
export function Italics({ children }: { children: string }) {
  const parts = children.split(ITALIC);
  // Every other part stood between underscores.
  return parts.map((part, index) =>
    index % 2 === 1 ? <em key={index}>{part}</em> : <WithMarks key={index} text={part} />,
  );
}

const ITALIC = /(?<![\p{L}\p{N}_])_(?!\s)([^_]+)(?<!\s)_(?![\p{L}\p{N}_])/u;
