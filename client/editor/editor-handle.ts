// What the page around the editor may ask of it; positions and documents stay inside.
import type { Anchor } from '../../shared/article/anchor.ts';
import type { Kind } from '../../shared/article/blocks.ts';
import type { HouseStyle } from '../../shared/house-style.ts';
import type { PersonId } from '../../shared/newsroom.ts';
import type { ThreadId } from '../../shared/review/thread.ts';
import type { Cell } from '../sync/cell.ts';
import type { Found, Sought } from './find-words.ts';

/** A rectangle in pixels from the editor's own top left corner. */
export type Box = {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
};

/** The selected words; null when nothing is selected. */
export type Selected = { readonly box: Box; readonly words: string };

export type FormatName = 'bold' | 'italic' | 'strike' | 'code' | 'link';

/** What the toolbar shows of the place where the caret is. */
export type Formatting = {
  readonly kind: Kind;
  readonly level: 2 | 3;
  readonly formats: readonly FormatName[];
  /** The address of the link at the caret. */
  readonly href: string | null;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
};

/** How somebody's caret is labelled. */
export type Look = { readonly name: string; readonly colour: number };

/** Find and replace. Hits are drawn as long as something is sought. */
export type Find = {
  readonly found: Cell<Found>;
  seek(sought: Sought | null): void;
  go(step: 1 | -1): void;
  replace(by: string): void;
  /** Answers how many places were replaced. */
  replaceAll(by: string): number;
};

export type EditorHandle = {
  readonly find: Find;
  readonly selected: Cell<Selected | null>;
  readonly formatting: Cell<Formatting>;
  /** Where each passage begins, in pixels from the editor's top. */
  readonly tops: Cell<ReadonlyMap<ThreadId, number>>;
  /** The anchor of the selected words, as the server will understand it. */
  anchorOfSelection(): Anchor | null;
  /** Keeps the selected words drawn while something about them is written elsewhere, or no longer. */
  hold(on: boolean): void;
  /** Where the held words begin, in pixels from the editor's top; null when none are held. */
  readonly held: Cell<number | null>;
  /** Draws these threads' passages; all others are left out. */
  show(threads: ReadonlySet<ThreadId>): void;
  emphasise(active: ThreadId | null, hovered: ThreadId | null): void;
  /** Scrolls to a thread's passage; false when it has none. */
  goToThread(thread: ThreadId): boolean;
  goToSession(session: string): void;
  goToHeadline(): void;
  /** Puts the caret into a block, counted from 0, and brings it into sight. */
  goToBlock(index: number): void;
  setKind(kind: Kind, level?: 2 | 3): void;
  toggle(format: Exclude<FormatName, 'link'>): void;
  /** An address makes the selection a link, null takes it away. False when the address is not http, https or mailto. */
  setLink(href: string | null): boolean;
  insertRule(): void;
  /** Sends them to the server; each stands behind the caret's block when it is there. */
  insertPictures(files: readonly File[]): void;
  undo(): void;
  redo(): void;
  setEditable(mayEdit: boolean): void;
  /** From now on quotation marks are typed, and the spelling is checked, like this. */
  setStyle(style: HouseStyle): void;
  /** Names came or changed: carets are labelled anew. */
  renamed(lookOf: (id: PersonId) => Look): void;
  focus(): void;
  destroy(): void;
};

/** What the editor tells the page. */
export type EditorEvents = {
  /** Somebody pressed a passage; the threads there, the most nested first. */
  onThreads(threads: readonly ThreadId[]): void;
  onHover(thread: ThreadId | null): void;
  onComment(): void;
  onFlag(): void;
  /** Why something could not be done, to be shown for a moment. */
  onNotice(sentence: string): void;
};
