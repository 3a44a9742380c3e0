import type { Metadata } from "next";

// Pages for one person: nothing here belongs in an index.
export const metadata: Metadata = { robots: { index: false, follow: false } };

export default function MemberLayout({ children }: { children: React.ReactNode }) {
  return children;
}
