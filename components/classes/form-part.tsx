/**
 * A part of a long form under a heading of its own.
 * @param isTop whether the form stands right under the page's heading, and not in a section
 */
export function FormPart({
  id,
  title,
  isTop,
  children,
}: {
  id: string;
  title: string;
  isTop: boolean;
  children: React.ReactNode;
}) {
  const Heading = isTop ? "h2" : "h3";
  return (
    <section aria-labelledby={`part-${id}`} className="space-y-5 border-t border-rule pt-5">
      <Heading id={`part-${id}`} className="text-body">
        {title}
      </Heading>
      {children}
    </section>
  );
}
