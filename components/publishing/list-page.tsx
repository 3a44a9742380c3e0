import { PageFrame } from "@/components/layout/page-frame";

/** A page that is a list: its title, a line that says what stands in it, and the list. */
export function ListPage({
  title,
  lede,
  children,
}: {
  title: string;
  lede: React.ReactNode;
  children: React.ReactNode;
}) {
  return (
    <PageFrame
      head={
        <>
          <h1>{title}</h1>
          <p className="mt-3 max-w-measure text-soft">{lede}</p>
        </>
      }
    >
      <div className="mt-6 max-w-[58rem]">{children}</div>
    </PageFrame>
  );
}
