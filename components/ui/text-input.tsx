/** A line of text. Takes every attribute of `<input>`, so that form metadata can be spread into it. */
export function TextInput(props: React.ComponentProps<"input">) {
  return <input type="text" {...props} className="control font-sans" />;
}
