import { PageFrame } from "@/components/layout/page-frame";

/** A page with one form and little else: signing in, opening an account, choosing a password. */
export function EntryPage({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <PageFrame head={<h1>{title}</h1>}>
      <div className="mt-5 max-w-measure space-y-7">{children}</div>
    </PageFrame>
  );
}
