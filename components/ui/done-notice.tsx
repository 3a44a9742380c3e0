import { Notice } from "./notice";

/**
 * What was just done, at the top of the page that it led to.
 *
 * @param done the address's word for it; nothing is said of a word that the page does not know
 * @param words what the page says of each
 */
export function DoneNotice({
  done,
  words,
  children,
}: {
  done: unknown;
  words: Readonly<Record<string, string>>;
  children?: React.ReactNode;
}) {
  // An address says what it likes, `__proto__` among it.
  if (typeof done !== "string" || !Object.hasOwn(words, done)) return null;
  return (
    <Notice outcome={done.endsWith("proposed") ? "kept" : "done"} title={words[done]!}>
      {children}
    </Notice>
  );
}
