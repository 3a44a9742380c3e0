import type { Metadata } from "next";
import { GoOn } from "@/components/layout/go-on";
import { StrayOutcome } from "@/components/layout/stray-outcome";
import { outcomeOfThisRequest } from "@/lib/access/form-action";

/** The frame of pages for one person, which render per request: the answer to a form is said here or leads on. */
export async function PersonalLayout({ children }: { children: React.ReactNode }) {
  const outcome = await outcomeOfThisRequest();
  return (
    <>
      <StrayOutcome outcome={outcome} />
      {children}
      <GoOn to={outcome?.next ?? null} />
    </>
  );
}

/** Nothing that is for one person belongs in an index. */
export const UNINDEXED: Metadata = { robots: { index: false, follow: false } };
