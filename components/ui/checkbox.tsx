/** One thing that is so or not. The label is part of the target. Takes every attribute of `<input>`. */
export function Checkbox({
  label,
  hint,
  ...rest
}: { label: React.ReactNode; hint?: React.ReactNode } & React.ComponentProps<"input">) {
  return (
    <label className="flex min-h-8 max-w-measure cursor-pointer items-baseline gap-3 py-1 font-sans text-aside">
      <input
        {...rest}
        type="checkbox"
        className="size-4.5 flex-none translate-y-[0.2em] accent-press"
      />
      <span>
        {label}
        {hint && <span className="meta block">{hint}</span>}
      </span>
    </label>
  );
}
