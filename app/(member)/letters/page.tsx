import type { Metadata } from "next";
import { z } from "zod";
import { StopLettersView } from "@/components/follows/stop-letters-view";
import { outcomeOfThisRequest } from "@/lib/access/form-action";
import { getStopSheet } from "@/lib/follows/queries/mail";
import { systemClock } from "@/lib/foundation/clock";

export const instant = false;
export const metadata: Metadata = { title: "Letters from Assay", referrer: "same-origin" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function LettersPage({ searchParams }: Props) {
  const { token } = asked.parse(await searchParams);
  const [sheet, outcome] = await Promise.all([
    getStopSheet(token, systemClock()),
    outcomeOfThisRequest(),
  ]);
  return <StopLettersView {...{ token, sheet, outcome }} />;
}

// Whatever cannot be read is as if it had not been asked.
const asked = z.object({ token: z.string().max(100).catch("") });
