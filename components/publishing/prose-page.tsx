import { PageFrame } from "@/components/layout/page-frame";

/** A page of plain text: a title and paragraphs under headings, in one readable column. */
export function ProsePage({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <PageFrame head={<h1>{title}</h1>}>
      <div className="mt-6 max-w-measure space-y-4 [&_h2]:mt-9 [&_h2]:mb-2 [&_li]:mt-1.5 [&_ol]:list-decimal [&_ol]:pl-6 [&_ul]:list-disc [&_ul]:pl-6">
        {children}
      </div>
    </PageFrame>
  );
}
