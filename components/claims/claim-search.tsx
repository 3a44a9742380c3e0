import { Button } from "@/components/ui/button";
import { TextInput } from "@/components/ui/text-input";

/** One field over all claims. It asks by address, so that an answer can be linked to and works without script. */
export function ClaimSearch({ query }: { query?: string }) {
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
        <Button type="submit">Search</Button>
      </form>
    </search>
  );
}
