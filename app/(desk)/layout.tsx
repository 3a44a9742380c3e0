import type { Metadata } from "next";
import { GoOn } from "@/components/layout/go-on";
import { onwardOfThisRequest } from "@/lib/access/form-action";

// Editors' pages: nothing here belongs in an index.
export const metadata: Metadata = { robots: { index: false, follow: false } };

export default async function DeskLayout({ children }: { children: React.ReactNode }) {
  return (
    <>
      {children}
      <GoOn to={await onwardOfThisRequest()} />
    </>
  );
}
