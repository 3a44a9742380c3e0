import { SERVES_MANY } from "@/lib/evidence/rules";

/** A warning where the same words of the same source stand on many claims; nothing where they do not. */
export function ServesMany({ claims }: { claims: number }) {
  if (claims < SERVES_MANY) return null;
  return (
    <p className="max-w-measure border-l-4 border-qualifies pl-3 text-aside">
      The same words of this source stand on {claims} claims. Ask what they can bear out of this
      one.
    </p>
  );
}
