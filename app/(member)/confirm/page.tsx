import type { Metadata } from "next";
import { headers } from "next/headers";
import { ConfirmView } from "@/components/identity/confirm-view";
import { outcomeOfThisRequest } from "@/lib/access/form-action";
import { wellFormed } from "@/lib/foundation/text";
import { isConfirmationWhole, isOutboxOffered } from "@/lib/identity/queries";

export const instant = false;
export const metadata: Metadata = { title: "Confirm your address", referrer: "same-origin" };

type Props = { searchParams: Promise<{ token?: string | string[] }> };

export default async function ConfirmPage({ searchParams }: Props) {
  const { token } = await searchParams;
  const given = typeof token === "string" ? wellFormed(token) : null;
  return (
    <ConfirmView
      token={given}
      isWhole={given !== null && isConfirmationWhole(given)}
      isOutboxOpen={isOutboxOffered(await headers())}
      outcome={await outcomeOfThisRequest()}
    />
  );
}
