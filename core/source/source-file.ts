/** A text the user wrote, with the table that turns its offsets into lines. */
export class SourceFile {
  #lineStarts: readonly number[] | undefined;

  /**
   * @param path where the file stands, relative to the root, with `/` between its parts
   * @param text the decoded content; a byte order mark, if there was one, is still its first character
   * @param published whether it is a copy of what was published, which stands nowhere below the root; the path
   *   is then its reference
   */
  constructor(
    readonly path: string,
    readonly text: string,
    readonly published: boolean = false,
  ) {}

  /** Offsets (0-based, UTF-16 units) at which each line begins; a line ends with CR LF, LF or CR. */
  get lineStarts(): readonly number[] {
    this.#lineStarts ??= findLineStarts(this.text);
    return this.#lineStarts;
  }
}

function findLineStarts(text: string): number[] {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0x0a || (unit === 0x0d && text.charCodeAt(i + 1) !== 0x0a)) starts.push(i + 1);
  }
  return starts;
}
