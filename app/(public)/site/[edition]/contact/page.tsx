import type { Metadata } from "next";
import { cacheLife } from "next/cache";
import { described } from "@/app/(public)/described";
import { Contact } from "@/components/publishing/contact";
import { env } from "@/lib/foundation/env";
import { LIVE, PLACEHOLDER } from "@/lib/foundation/page-life";

type Props = { params: Promise<{ edition: string }> };

export const generateStaticParams = () => [{ edition: PLACEHOLDER }];

// Whom to write to is a setting of the installation, which the build does not know.
export default async function ContactPage({ params }: Props) {
  "use cache";
  cacheLife("max");
  if ((await params).edition !== LIVE) return null;
  return <Contact address={env().contact} />;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  "use cache";
  cacheLife("max");
  if ((await params).edition !== LIVE) return {};
  return described({
    title: "Contact",
    description:
      "How to reach whoever runs this installation, and how to report copyright or personal data.",
    path: "/contact",
  });
}
