/** Several lines of prose, set in the text face because they will be read in it. */
export function TextArea({ rows = 5, ...rest }: React.ComponentProps<"textarea">) {
  return <textarea rows={rows} {...rest} className="control resize-y font-serif" />;
}
