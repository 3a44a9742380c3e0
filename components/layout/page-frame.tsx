/**
 * The two columns of a page: a reading column, and an apparatus beside it.
 * `beside` belongs to the head (where a claim is asserted) and follows it directly on narrow screens;
 * `aside` comes last there. Reading order and order on the page are the same at every width.
 */
export function PageFrame({
  head,
  beside,
  aside,
  asideLabel = "Apparatus",
  children,
}: {
  head: React.ReactNode;
  beside?: React.ReactNode;
  aside?: React.ReactNode;
  asideLabel?: string;
  children: React.ReactNode;
}) {
  const hasApparatus = Boolean(beside ?? aside);
  return (
    <div className={`${frame} ${hasApparatus ? columns : ""}`}>
      <div>{head}</div>
      {beside && (
        <div className="mt-7 lg:col-start-2 lg:row-span-2 lg:row-start-1 lg:mt-1">{beside}</div>
      )}
      <div className="min-w-0 lg:col-start-1 lg:row-span-2 lg:row-start-2">{children}</div>
      {aside && (
        <aside
          aria-label={asideLabel}
          className={`mt-10 space-y-9 lg:col-start-2 ${beside ? "lg:row-start-3 lg:mt-9" : "lg:row-span-3 lg:row-start-1 lg:mt-1"} print:grid print:grid-cols-2 print:gap-x-12 print:space-y-0`}
        >
          {aside}
        </aside>
      )}
    </div>
  );
}

const frame = "mx-auto w-full max-w-page px-5 pt-7 pb-20 lg:px-8 lg:pt-10";
// What is beside the head may be taller than it without parting it from the text: the second row, which the text shares
// with the rest of its column, takes what the first has no room for.
const columns =
  "lg:grid lg:grid-cols-[minmax(0,1fr)_18.5rem] lg:grid-rows-[auto_auto_1fr] lg:gap-x-16";
