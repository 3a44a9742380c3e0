import type { Metadata } from "next";
import { GoOn } from "@/components/layout/go-on";
import { StrayOutcome } from "@/components/layout/stray-outcome";
import { KeepingDrafts } from "@/app/(member)/keeping-drafts";
import { currentViewer } from "@/lib/access/current-viewer";
import { outcomeOfThisRequest } from "@/lib/access/form-action";

/** The frame of pages for one person, which render per request: the answer to a form is said here or leads on. */
export async function PersonalLayout({ children }: { children: React.ReactNode }) {
  const [outcome, viewer] = await Promise.all([outcomeOfThisRequest(), currentViewer()]);
  return (
    <>
      <StrayOutcome outcome={outcome} />
      <KeepingDrafts viewer={viewer} at={null}>
        {children}
      </KeepingDrafts>
      <GoOn to={outcome?.next ?? null} />
    </>
  );
}

/** Nothing that is for one person belongs in an index. */
export const UNINDEXED: Metadata = { robots: { index: false, follow: false } };
