/** A plain reader of RFC 4180, one character after the other, of a file that begins with a byte order mark. */
export function readCsv(file: string, separator: string): string[][] {
  const lines: string[][] = [];
  const line: string[] = [];
  const state = { cell: "", isQuoted: false };
  for (let at = 1; at < file.length; at++) {
    const character = file[at]!;
    if (state.isQuoted) {
      if (character !== '"') state.cell += character;
      else if (file[at + 1] === '"') state.cell += file[++at]!;
      else state.isQuoted = false;
    } else if (character === '"') state.isQuoted = true;
    else if (character === separator) line.push(take());
    else if (character === "\r" && file[at + 1] === "\n") {
      line.push(take());
      lines.push(line.splice(0));
      at++;
    } else state.cell += character;
  }
  return lines;

  function take(): string {
    const { cell } = state;
    state.cell = "";
    return cell;
  }
}

/** A cell as it was before it was kept from being carried out. */
export const unguarded = (text: string): string =>
  /^'+[=+\-@\t\r]/.test(text) ? text.slice(1) : text;
