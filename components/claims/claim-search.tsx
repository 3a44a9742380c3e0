import { Button } from "@/components/ui/button";
import { TextInput } from "@/components/ui/text-input";

/**
 * One field over all claims. It asks by address, so that an answer can be linked to and works without script.
 * @param kept what else is asked for stays asked for: the other keys of the address
 */
export function ClaimSearch({
  query,
  kept = {},
}: {
  query?: string;
  kept?: Readonly<Record<string, string>>;
}) {
  return (
    <search className="no-print block">
      <form action="/claims" className="flex max-w-measure gap-2.5">
        <TextInput
          type="search"
          name="q"
          defaultValue={query}
          maxLength={200}
          aria-label="Words of a claim"
          placeholder="Words of a claim"
        />
        {Object.entries(kept).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Button type="submit">Search</Button>
      </form>
    </search>
  );
}
