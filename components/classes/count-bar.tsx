/** A count with a bar that is as long as its part of all. */
export function CountBar({ count, of }: { count: number; of: number }) {
  return (
    <span className="count-bar">
      <span className="figures">{count}</span>
      {count > 0 && (
        <span className="bar" style={{ width: `${Math.round((count / of) * 100)}%` }} />
      )}
    </span>
  );
}
