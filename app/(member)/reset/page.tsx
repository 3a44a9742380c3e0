import type { Metadata } from "next";
import { headers } from "next/headers";
import { ResetView } from "@/components/identity/reset-view";
import { outcomeOfThisRequest } from "@/lib/access/form-action";
import { wellFormed } from "@/lib/foundation/text";
import { areLettersSent, getResetOwner, isOutboxOffered } from "@/lib/identity/queries";

export const instant = false;
export const metadata: Metadata = { title: "A new password", referrer: "same-origin" };

type Props = { searchParams: Promise<{ token?: string | string[]; sent?: string }> };

export default async function ResetPage({ searchParams }: Props) {
  const { token, sent } = await searchParams;
  const given = typeof token === "string" ? wellFormed(token) : null;
  return (
    <ResetView
      token={given}
      isTokenGood={given !== null && (await getResetOwner(given)) !== null}
      isSent={sent !== undefined}
      areLettersSent={areLettersSent()}
      isOutboxOpen={isOutboxOffered(await headers())}
      outcome={await outcomeOfThisRequest()}
    />
  );
}
