/** A part of the reading column, parted from what is above by a rule, named by its heading. */
export function Section({
  id,
  title,
  children,
}: {
  id: string;
  title: React.ReactNode;
  children: React.ReactNode;
}) {
  return (
    <section aria-labelledby={id} className="mt-9 border-t border-rule pt-6">
      <h2 id={id}>{title}</h2>
      <div className="mt-3">{children}</div>
    </section>
  );
}

/** A part of the apparatus: a small heading over a rule. */
export function AsideSection({
  id,
  title,
  children,
}: {
  id: string;
  title: React.ReactNode;
  children: React.ReactNode;
}) {
  return (
    <section aria-labelledby={id}>
      <h2
        id={id}
        className="border-b border-rule pb-1.5 font-sans text-note font-[650] tracking-normal"
      >
        {title}
      </h2>
      <div className="pt-3">{children}</div>
    </section>
  );
}
