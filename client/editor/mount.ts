// Puts an open draft's article on the page: view, binding, undo, passages and carets; and hands over what can be asked of it.
import { keymap } from 'prosemirror-keymap';
import type { Node } from 'prosemirror-model';
import { type Command, Plugin, type PluginKey, TextSelection } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { anchorAt } from '../../shared/article/anchor.ts';
import type { HouseStyle, Quotes } from '../../shared/house-style.ts';
import { isOpen, type ThreadId } from '../../shared/review/thread.ts';
import type { OpenDraft } from '../sync/open-draft.ts';
import { Binding, openState } from './binding.ts';
import { bringPictures, placeForPictures, sendAgain } from './bring-pictures.ts';
import { caretOf, carets, caretsKey } from './carets.ts';
import { caughtUp } from './caught-up.ts';
import { insertRule, setKind, setLink, toggleFormat } from './commands.ts';
import { copying } from './copying.ts';
import { EditorFeed } from './editor-feed.ts';
import type { EditorEvents, EditorHandle } from './editor-handle.ts';
import { captionTyping } from './figure-keys.ts';
import { drawBlock } from './figure-view.ts';
import { Finder } from './finder.ts';
import { finding } from './finding.ts';
import { offsetAt } from './flat.ts';
import { hearPage } from './hear-page.ts';
import { heldWords, heldWordsKey } from './held-words.ts';
import { articleInputRules } from './input-rules.ts';
import { articleKeymap } from './keymap.ts';
import { marksOf } from './marks-of.ts';
import { pasting } from './paste.ts';
import { pictureFiles } from './picture-files.ts';
import { placeholders } from './placeholders.ts';
import { pointing } from './pointing.ts';
import { type KnownThread, Republisher } from './republish.ts';
import { Scroller } from './scroller.ts';
import { drawnMarks, isEmphasised, type ThreadMark, threadMarks, threadMarksKey } from './thread-marks.ts';
import { Undo } from './undo.ts';
import { waitingPictures } from './waiting-pictures.ts';

export type Parts = {
  readonly events: () => EditorEvents;
  readonly mayEdit: boolean;
  readonly style: HouseStyle;
  /** The threads whose passages are drawn from the beginning. */
  readonly shown: ReadonlySet<ThreadId>;
};

/** An article of more blocks than these is long: what is far from the window is not laid out. */
const FEW_BLOCKS = 100;

export function mountEditor(place: HTMLElement, draft: OpenDraft, parts: Parts): EditorHandle {
  let { mayEdit, style } = parts;
  const { shown } = parts;
  const running: { parts?: Running } = {};
  const view = new EditorView(place, {
    state: openState(
      draft.article,
      pluginsOf(
        { ...parts, quotes: () => style.quotes, marks: (doc) => firstMarks(doc, draft, shown) },
        () => running.parts,
      ),
      draft.now.blocks,
    ),
    editable: () => mayEdit,
    nodeViews: { block: drawBlock },
    attributes: ({ doc }) => attributesOf({ mayEdit, style, isLong: doc.childCount > FEW_BLOCKS }),
    dispatchTransaction: (tr) => running.parts?.binding.dispatch(tr),
  });
  const binding = new Binding({ article: draft.article, host: view });
  const undo = new Undo(binding, view);
  const scroller = new Scroller(view);
  const find = new Finder({
    view,
    beginAct: () => undo.manager.stopCapturing(),
    show: (pos) => void scroller.to(() => pos),
  });
  const feed = new EditorFeed({
    view,
    draft,
    undo,
    shown,
    ready: (made) => {
      running.parts = { binding, undo, feed: made, find };
    },
  });
  const republisher = new Republisher({
    article: draft.article,
    origins: [binding, undo.manager],
    threads: () => knownThreads(draft),
    onMoved: (moved) => draft.moved(moved),
  });
  draft.travels(binding);
  draft.travels(undo.manager);
  const run = (command: Command): boolean => command(view.state, view.dispatch, view);
  const draw = (key: PluginKey, meta: unknown): void => {
    hearPage(view);
    view.dispatch(view.state.tr.setMeta(key, meta));
  };
  return {
    find,
    selected: feed.selected,
    formatting: feed.formatting,
    tops: feed.tops,
    anchorOfSelection: () => anchorOf(view, draft),
    held: feed.held,
    hold: (on) => draw(heldWordsKey, on),
    show: (threads) => feed.show(threads),
    emphasise: (active, hovered) => {
      if (!isEmphasised(view.state, { active, hovered })) draw(threadMarksKey, { active, hovered });
    },
    goToThread: (thread) => scroller.to(() => drawnMarks(view.state).get(thread)?.from ?? null),
    goToSession: (session) => void scroller.to(() => caretOf(caretsKey.getState(view.state), session)),
    goToHeadline: () => goToBlock(view, scroller, 0),
    goToBlock: (index) => goToBlock(view, scroller, index),
    setKind: (kind, level) => void run(setKind(kind, level)),
    toggle: (format) => void run(toggleFormat(format)),
    setLink: (href) => run(setLink(href)),
    insertRule: () => void run(insertRule),
    insertPictures: (files) => {
      const pos = placeForPictures(view.state);
      void bringPictures(
        view,
        files.map((file) => ({ file, pos })),
      );
    },
    undo: () => void undo.undo(),
    redo: () => void undo.redo(),
    setEditable: (may) => {
      if (may === mayEdit) return;
      mayEdit = may;
      view.updateState(view.state);
    },
    setStyle: (told) => {
      if (told === style) return;
      style = told;
      view.updateState(view.state);
    },
    renamed: (lookOf) => feed.renamed(lookOf),
    focus: () => view.focus(),
    destroy: () => {
      scroller.close();
      feed.close();
      republisher.close();
      undo.close();
      binding.close();
      view.destroy();
    },
  };
}

/** What exists once the view does. */
type Running = {
  readonly binding: Binding;
  readonly undo: Undo;
  readonly feed: EditorFeed;
  readonly find: Finder;
};

type PluginParts = Pick<Parts, 'events'> & {
  readonly quotes: () => Quotes;
  readonly marks: (doc: Node) => readonly ThreadMark[];
};

function pluginsOf(
  { events, quotes, marks }: PluginParts,
  running: () => Running | undefined,
): readonly Plugin[] {
  return [
    caughtUp(),
    keymap({
      'Mod-Alt-m': acting(() => events().onComment()),
      'Mod-Alt-f': acting(() => events().onFlag()),
    }),
    articleKeymap({
      undo: () => running()?.undo.undo() ?? false,
      redo: () => running()?.undo.redo() ?? false,
      mayMove: (from, to) => {
        const taken = running()?.feed.hasCaretIn(from, to) ?? false;
        if (taken)
          events().onNotice('Somebody is writing in this block. It can be moved when they are done.');
        return !taken;
      },
    }),
    articleInputRules(quotes),
    copying(),
    captionTyping(),
    pictureFiles((sentence) => events().onNotice(sentence)),
    waitingPictures({ onAgain: (view, id) => void sendAgain(view, id) }),
    pasting((sentence) => events().onNotice(sentence)),
    placeholders(),
    threadMarks(marks),
    heldWords(),
    carets(),
    finding(() => running()?.find.viewChanged()),
    pointing(events),
    new Plugin({
      view: () => ({
        update: (view, before) => running()?.feed.viewChanged(!view.state.selection.eq(before.selection)),
      }),
    }),
  ];
}

function acting(act: () => void): Command {
  return (_, dispatch) => {
    if (dispatch) act();
    return true;
  };
}

type Way = Pick<Parts, 'mayEdit' | 'style'> & { readonly isLong: boolean };

function attributesOf({ mayEdit, style, isLong }: Way): Record<string, string> {
  return {
    class: 'article',
    role: 'textbox',
    'aria-multiline': 'true',
    'aria-label': 'Article',
    // The browser checks the spelling, in the house's language.
    spellcheck: 'true',
    lang: style.language,
    ...(isLong && { 'data-long': '' }),
    // Read only, it still takes the focus, so that words can be selected by keyboard.
    ...(mayEdit ? {} : { 'aria-readonly': 'true', tabindex: '0' }),
  };
}

function firstMarks(doc: Node, draft: OpenDraft, shown: ReadonlySet<ThreadId>): readonly ThreadMark[] {
  const state = draft.state.get();
  if (state.phase !== 'open') return [];
  return marksOf(doc, { threads: state.review.threads, places: draft.now.places, shown });
}

function anchorOf(view: EditorView, draft: OpenDraft) {
  const { doc, selection } = view.state;
  return anchorAt(draft.article, offsetAt(doc, selection.from), offsetAt(doc, selection.to));
}

/** The open threads of a draft with the words they stand on, or last stood on. */
function knownThreads(draft: OpenDraft): readonly KnownThread[] {
  const state = draft.state.get();
  if (state.phase !== 'open') return [];
  return state.review.threads.flatMap((thread) => {
    if (!thread.anchor || !isOpen(thread)) return [];
    const place = state.places.get(thread.id);
    const words = place && place.state !== 'orphaned' ? place.words : thread.anchor.quote;
    return [{ id: thread.id, anchor: thread.anchor, words }];
  });
}

function goToBlock(view: EditorView, scroller: Scroller, index: number): void {
  const { doc } = view.state;
  let start = 0;
  for (let before = 0; before < Math.min(index, doc.childCount - 1); before++)
    start += doc.child(before).nodeSize;
  view.dispatch(view.state.tr.setSelection(TextSelection.near(doc.resolve(start))));
  scroller.to(() => view.state.selection.from);
  view.focus();
}
