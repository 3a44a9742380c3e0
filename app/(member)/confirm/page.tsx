import type { Metadata } from "next";
import { headers } from "next/headers";
import { ConfirmView } from "@/components/identity/confirm-view";
import { GivenAddressView } from "@/components/identity/given-address-view";
import { outcomeOfThisRequest } from "@/lib/access/form-action";
import { wellFormed } from "@/lib/foundation/text";
import { getGivenAddress, isConfirmationWhole, isOutboxOffered } from "@/lib/identity/queries";
import { returnPath } from "@/lib/identity/schema";

export const instant = false;
export const metadata: Metadata = { title: "Confirm your address", referrer: "same-origin" };

type Props = {
  searchParams: Promise<{ token?: string | string[]; next?: string; address?: string | string[] }>;
};

export default async function ConfirmPage({ searchParams }: Props) {
  const { token, next, address } = await searchParams;
  if (typeof address === "string")
    return (
      <GivenAddressView
        token={wellFormed(address)}
        email={await getGivenAddress(wellFormed(address))}
        outcome={await outcomeOfThisRequest()}
      />
    );
  const given = typeof token === "string" ? wellFormed(token) : null;
  return (
    <ConfirmView
      token={given}
      next={returnPath(next, "")}
      isWhole={given !== null && isConfirmationWhole(given)}
      isOutboxOpen={isOutboxOffered(await headers())}
      outcome={await outcomeOfThisRequest()}
    />
  );
}
