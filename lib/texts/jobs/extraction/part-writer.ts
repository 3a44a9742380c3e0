import type { BlockKind } from "@/prisma/generated/enums";
import type { Mark, Part } from "./assemble";

/** Takes what a document says, piece by piece in its order, and makes parts of it. */
export class PartWriter {
  readonly parts: Part[] = [];
  private pieces: string[] = [];
  private marks: Mark[] = [];
  private length = 0;
  private isAfterSpace = true;

  /** Running words, in which white space of every length is one blank. */
  words(text: string): void {
    let flowing = text.replace(/[ \t\n\r\f]+/g, " ");
    if (this.isAfterSpace && flowing.startsWith(" ")) flowing = flowing.slice(1);
    this.put(flowing, flowing.endsWith(" "));
  }

  /** Words whose lines and blanks are kept; a blank line begins a new part. */
  lines(text: string, kind: BlockKind): void {
    for (const [nth, stanza] of text.split(/\n[^\S\n]*(?:\n[^\S\n]*)+/).entries()) {
      if (nth > 0) this.end(kind);
      this.put(this.length === 0 ? stanza.replace(/^\n/, "") : stanza, false);
    }
  }

  lineBreak(): void {
    if (this.length > 0) this.put("\n", true);
  }

  page(label: string): void {
    this.marks.push({ at: this.length, page: label });
  }

  place(id: string): void {
    this.marks.push({ at: this.length, id });
  }

  /** Ends a part where one was begun. */
  end(kind: BlockKind, level = 0): void {
    const text = this.pieces.join("").trimEnd();
    const marks = this.marks.map((mark) => ({ ...mark, at: Math.min(mark.at, text.length) }));
    if (text !== "" || marks.length > 0) this.parts.push({ kind, level, text, marks });
    [this.pieces, this.marks, this.length, this.isAfterSpace] = [[], [], 0, true];
  }

  private put(text: string, isSpaceLast: boolean): void {
    if (text === "") return;
    this.pieces.push(text);
    this.length += text.length;
    this.isAfterSpace = isSpaceLast;
  }
}
