export type SelectOption = { value: string; label: string };

/** The browser's own select. An `emptyLabel` adds a first choice without a value. */
export function Select({
  options,
  emptyLabel,
  ...rest
}: { options: readonly SelectOption[]; emptyLabel?: string } & React.ComponentProps<"select">) {
  return (
    <select {...rest} className="control font-sans">
      {emptyLabel !== undefined && <option value="">{emptyLabel}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
