/** Nothing is here yet: what would stand here, and the way to bring it. */
export function EmptyState({
  children,
  action,
}: {
  children: React.ReactNode;
  action?: { label: string; href: string };
}) {
  return (
    <p className="max-w-measure text-aside text-soft">
      {children}
      {action && (
        <>
          {" "}
          <a href={action.href}>{action.label}</a>
        </>
      )}
    </p>
  );
}
