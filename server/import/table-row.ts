// A row of a table as one line, as long as its cells are no more than a line each.

export class TableRow {
  /** Null outside of every row, and in one that is a line no longer. */
  #line: { readonly cells: number; readonly hasWords: boolean; readonly isBroken: boolean } | null = null;
  #between = '';

  get isLine(): boolean {
    return this.#line !== null;
  }

  begin(): void {
    this.#line = { cells: 0, hasWords: false, isBroken: false };
    this.#between = '';
  }

  end(): void {
    this.#line = null;
  }

  /** Whether the cell goes on in the line; what parts it from the cell before waits for its words. */
  startsCell(): boolean {
    if (!this.#line) return false;
    if (this.#line.cells > 0) this.#between += ' | ';
    this.#line = { cells: this.#line.cells + 1, hasWords: false, isBroken: false };
    return true;
  }

  /** A block within the cell begins or ends. */
  breaks(): void {
    if (this.#line?.hasWords) this.#line = { ...this.#line, isBroken: true };
  }

  /** What is written before these words of the cell; null when they begin a block of their own. */
  before(words: string): string | null {
    if (!this.#line || words.trim() === '') return '';
    if (this.#line.isBroken) {
      this.#line = null;
      return null;
    }
    const { cells } = this.#line;
    const between = this.#between;
    this.#between = '';
    this.#line = { cells, hasWords: true, isBroken: false };
    return between;
  }
}
