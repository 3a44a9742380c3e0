import { canonicalJson, sha256Hex } from "@/lib/foundation/canonical-json";

/** What a set of claims says, as one word: it differs where title, claims or their order do. */
export const claimSetSeen = ({
  title,
  claims,
}: {
  title: string;
  claims: readonly string[];
}): string => sha256Hex(canonicalJson({ title, claims: [...claims] }));
