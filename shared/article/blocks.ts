// The article as plain values: a flat run of blocks, each with its kind and its formatted text.

/** The kinds of block. An article has no nesting: a list item is a block with an indent. */
export const KINDS = [
  'headline',
  'standfirst',
  'byline',
  'paragraph',
  'heading',
  'quote',
  'bullet',
  'number',
  'figure',
  'rule',
] as const;
export type Kind = (typeof KINDS)[number];

/** Inline formatting. `link` holds an address that `isSafeHref` accepts. */
export type Formats = {
  readonly bold?: true;
  readonly italic?: true;
  readonly strike?: true;
  readonly code?: true;
  readonly link?: string;
};

/** A stretch of text with one set of formats. A line break inside a block is `\n`. */
export type Run = { readonly text: string; readonly formats: Formats };

/** What a block's marker says. Unknown kinds and attributes are kept in `extra` and rendered as a paragraph. */
export type Marker = {
  readonly kind: Kind;
  /** Headings only: 2 or 3. */
  readonly level?: 2 | 3;
  /** Bullets and numbers only: 0 (outermost) to 3. */
  readonly indent?: 0 | 1 | 2 | 3;
  /** Figures only: the picture's address and its alternative text. */
  readonly src?: string;
  readonly alt?: string;
  readonly extra?: Readonly<Record<string, string | number | boolean>>;
};

/** One paragraph-like unit. `implicit` marks text that stands before the first marker. */
export type Block = Marker & { readonly runs: readonly Run[]; readonly implicit?: true };

/** A block's words, without formatting. */
export function textOf(block: Block): string {
  return block.runs.map((run) => run.text).join('');
}
