/** Words for those who listen to the page. They stand in the text and take no room on it. */
export function VisuallyHidden({ children }: { children: React.ReactNode }) {
  return <span className="sr-only">{children}</span>;
}
