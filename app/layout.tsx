import "@/app/globals.css";
import type { Metadata } from "next";
import { fontClassNames } from "@/components/layout/fonts";
import { PageScript } from "@/components/layout/page-script";
import { SiteFooter } from "@/components/layout/site-footer";
import { SiteHeader } from "@/components/layout/site-header";
import { IconDrawings } from "@/components/ui/icon";

export const metadata: Metadata = {
  title: { default: "Assay", template: "%s · Assay" },
  description:
    "A ledger of checkable claims: every assertion of a text tied to its words, its sources and the claims that answer it.",
};

// No `<Suspense>` here or in any layout: above a public page it would turn off the caching of the whole page.
export default function RootLayout({ children }: { children: React.ReactNode }) {
  return (
    // The script sets an attribute before React sees the page.
    <html lang="en" className={fontClassNames} suppressHydrationWarning>
      <head>
        <PageScript />
      </head>
      <body>
        <IconDrawings />
        <SiteHeader />
        <main id="main">{children}</main>
        <SiteFooter />
      </body>
    </html>
  );
}
