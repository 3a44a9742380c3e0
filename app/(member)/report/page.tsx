import type { Metadata } from "next";
import { z } from "zod";
import { ReportSentView, ReportView } from "@/components/moderation/report-view";
import { outcomeOfThisRequest } from "@/lib/access/form-action";

export const instant = false;
export const metadata: Metadata = { title: "Report copyright or personal data" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ReportPage({ searchParams }: Props) {
  const [query, outcome] = await Promise.all([searchParams, outcomeOfThisRequest()]);
  const { on, done } = asked.parse(query);
  return done === "sent" ? <ReportSentView /> : <ReportView about={on} outcome={outcome} />;
}

// Whatever cannot be read is as if it had not been asked. `on`: the address that a link named.
const asked = z.object({
  on: z.string().max(500).catch(""),
  done: z.string().optional().catch(undefined),
});
