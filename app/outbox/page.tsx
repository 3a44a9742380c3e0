import type { Metadata } from "next";
import { headers } from "next/headers";
import { OutboxView } from "@/components/identity/outbox-view";
import { NotFoundView } from "@/components/layout/not-found-view";
import { listLetters } from "@/lib/identity/queries";

export const instant = false;
export const metadata: Metadata = {
  title: "Outbox",
  robots: { index: false, follow: false },
  referrer: "same-origin",
};

type Props = { searchParams: Promise<{ page?: string | string[] }> };

export default async function OutboxPage({ searchParams }: Props) {
  const { page } = await searchParams;
  const letters = await listLetters(await headers(), pageOf(page));
  return letters ? <OutboxView page={letters} /> : <NotFoundView />;
}

function pageOf(given: string | string[] | undefined): number {
  const page = Number(given);
  return Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1;
}
