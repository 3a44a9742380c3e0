/** Keys, and what each of them does. */
export function KeyList({ keys }: { keys: readonly (readonly [key: string, does: string])[] }) {
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 font-sans text-aside">
      {keys.map(([key, does]) => (
        <div key={key} className="contents">
          <dt>
            <kbd className="font-sans font-[650]">{key}</kbd>
          </dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
  );
}
