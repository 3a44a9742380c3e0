/**
 * The words of an excerpt. Plain texts of old books set italics between underscores: shown as what they
 * stand for, while the stored words stay as they are in the text.
 */
export function ExcerptWords({ children }: { children: string }) {
  const parts = children.split(/_([^_]+)_/);
  // Every other part stood between underscores.
  return parts.map((part, index) => (index % 2 === 1 ? <em key={index}>{part}</em> : part));
}
