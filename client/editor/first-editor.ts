// An editor that stands before the page around it does. The page takes it over as it is: with what is typed and selected in it,
// and with the focus.
import type { Text } from 'yjs';
import type { OpenDraft } from '../sync/open-draft.ts';
import type { EditorEvents, EditorHandle } from './editor-handle.ts';
import { hearPage } from './hear-page.ts';
import { mountEditor, type Parts } from './mount.ts';

type First = {
  readonly draft: OpenDraft;
  readonly article: Text;
  readonly place: HTMLElement;
  readonly editor: EditorHandle;
};

let first: First | null = null;

/** Of editors that were mounted first: how what they tell reaches the page. */
const hearers = new WeakMap<EditorHandle, (events: () => EditorEvents) => void>();

export function mountFirst(place: HTMLElement, draft: OpenDraft, parts: Omit<Parts, 'events'>): EditorHandle {
  const { events, hear } = heldEvents();
  const editor = mountEditor(place, draft, { ...parts, events: () => events });
  hearers.set(editor, hear);
  first = { draft, article: draft.article, place, editor };
  return editor;
}

/** Null when none was mounted for this draft, or the draft has begun afresh since. Whoever takes it takes it away, too. */
export function takeFirst(draft: OpenDraft, place: HTMLElement): EditorHandle | null {
  if (first?.draft !== draft) return null;
  const { article, editor, place: before } = first;
  first = null;
  if (article !== draft.article) {
    editor.destroy();
    return null;
  }
  move(before, place, () => editor.focus());
  return editor;
}

/** Whether the page took it over. */
export function stoodFirst(editor: EditorHandle): boolean {
  return hearers.has(editor);
}

/** What it told before anybody heard is told now, and everything from now on. */
export function hearFirst(editor: EditorHandle, events: () => EditorEvents): void {
  hearers.get(editor)?.(events);
}

/** The page that is drawn has no place for it. */
export function leaveFirst(): void {
  first?.editor.destroy();
  first = null;
}

function move(from: HTMLElement, to: HTMLElement, focusArticle: () => void): void {
  const focused = from.contains(document.activeElement) ? document.activeElement : null;
  hearPage({ dom: from });
  const { scrollX, scrollY } = window;
  for (const child of [...from.childNodes]) moveTo(to, child);
  // A figure's description has a field of its own.
  if (focused?.parentElement === to) focusArticle();
  else if (focused instanceof HTMLElement && focused !== document.activeElement)
    focused.focus({ preventScroll: true });
  // To what has the focus the browser scrolls when it is moved.
  scrollTo({ left: scrollX, top: scrollY, behavior: 'instant' });
}

/** Where the browser can: without taking it out, which would end what is focused, played or scrolled in it. */
function moveTo(place: HTMLElement, child: Node): void {
  const { moveBefore } = place as Partial<HTMLElement>;
  if (moveBefore) moveBefore.call(place, child, null);
  else place.append(child);
}

/** Where the pointer is, is told again when it moves; what was asked for waits. */
function heldEvents() {
  let hearing: (() => EditorEvents) | null = null;
  const held: ((heard: EditorEvents) => void)[] = [];
  const tell = (act: (heard: EditorEvents) => void): void => {
    if (hearing) act(hearing());
    else held.push(act);
  };
  const events: EditorEvents = {
    onThreads: (threads) => tell((heard) => heard.onThreads(threads)),
    onHover: (thread) => hearing?.().onHover(thread),
    onComment: () => tell((heard) => heard.onComment()),
    onFlag: () => tell((heard) => heard.onFlag()),
    onNotice: (sentence) => tell((heard) => heard.onNotice(sentence)),
  };
  const hear = (heard: () => EditorEvents): void => {
    hearing = heard;
    for (const act of held.splice(0)) act(heard());
  };
  return { events, hear };
}
