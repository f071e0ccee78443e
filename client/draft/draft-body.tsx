// The article and its margin; on a phone the margin is a sheet.
import { useMediaQuery } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import {
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { useSearchParams } from 'react-router';
import { can, reasonAgainst } from '../../shared/review/policy.ts';
import type { Thread, ThreadId } from '../../shared/review/thread.ts';
import type { EditorEvents, EditorHandle } from '../editor/editor-handle.ts';
import { EditorPane } from '../editor/editor-pane.tsx';
import { stoodFirst } from '../editor/first-editor.ts';
import { type Standing, useDraftState } from '../hooks/use-draft-state.ts';
import type { OpenDraft } from '../hooks/use-open-draft.ts';
import { derived, sameItems } from '../hooks/use-watched.ts';
import { useActs } from '../palette/acts.tsx';
import { isAtTheForm } from '../review/at-the-form.ts';
import { filterOf, passing } from '../review/filter.ts';
import type { Writing } from '../review/raise-form.tsx';
import { HoveredContext, useActive, useReview, useStanding } from '../review/review-context.tsx';
import { COMMAND } from '../ui/command-key.ts';
import { Aside } from './aside.tsx';
import classes from './draft.module.css';
import { ImportRemarks } from './import-remarks.tsx';
import { KeptWords } from './kept-words.tsx';
import { PrintedFlags } from './printed-flags.tsx';
import { PublishedBanner } from './published-banner.tsx';
import { inReadingOrder } from './reading-order.ts';
import { SelectionBar } from './selection-bar.tsx';
import { Sheet } from './sheet.tsx';
import { WaitingWords } from './waiting-words.tsx';

type Props = {
  readonly open: OpenDraft;
  readonly editor: EditorHandle | null;
  readonly isArticleDrawn: boolean;
  readonly onEditor: (editor: EditorHandle | null) => void;
  readonly mayEdit: boolean;
  readonly writing: Writing | null;
  readonly onWriting: (writing: Writing | null) => void;
};

export function DraftBody(props: Props): ReactNode {
  const { open, editor, isArticleDrawn, onEditor, mayEdit, writing, onWriting } = props;
  const { draft, me, setActive, setHovered } = useReview();
  const active = useActive();
  const kept = useStanding((standing) => standing.kept);
  // At once: what is typed into an editor of a copy that is gone would be lost.
  const generation = useDraftState(open, (state) => (state.phase === 'open' ? state.generation : 0));
  const narrow = useMediaQuery('(max-width: 62em)') ?? false;
  const shut = reasonAgainst(can(me, 'comment.make', draft));
  const shown = useShownThreads(editor);
  const drawn = useMemo(() => new Set(shown.map((thread) => thread.id)), [shown]);
  const begin = (form: Writing['form']): void => {
    const anchor = editor?.anchorOfSelection() ?? null;
    if (shut !== null) notice(shut);
    else if (anchor) onWriting({ form, anchor });
    else notice('Select some words first.');
  };
  useActs([
    { name: 'Flag the selected words', keys: [COMMAND, 'Alt', 'F'], shut, run: () => begin('flag') },
    { name: 'Comment on the selected words', keys: [COMMAND, 'Alt', 'M'], shut, run: () => begin('comment') },
    {
      name: 'Comment on the draft',
      shut,
      run: () => onWriting({ form: 'comment', anchor: null }),
    },
  ]);
  useHeldWords(editor, writing);
  useInSight(editor);
  const done = (next: Writing | null): void => {
    const wasThere = isAtTheForm();
    onWriting(next);
    // Back to the words, which are still selected.
    if (next === null && writing?.anchor && wasThere) editor?.focus();
  };
  const events: EditorEvents = {
    onThreads: (threads) => setActive(after(threads, active)),
    onHover: setHovered,
    onComment: () => begin('comment'),
    onFlag: () => begin('flag'),
    onNotice: notice,
  };
  const margin = { threads: shown, editor, writing, onWriting: done, mayComment: shut === null };
  return (
    <div className={classes.body}>
      <main className={classes.column}>
        <div>
          {kept && <KeptWords kept={kept} onForget={() => open.forgetKept()} />}
          <WaitingWords />
          <ImportRemarks />
          <PublishedBanner />
        </div>
        <div>
          <EditorPane
            key={generation}
            open={open}
            mayEdit={mayEdit}
            shown={drawn}
            events={events}
            onEditor={onEditor}
            overlay={
              editor && shut === null && !writing ? (
                <OverSelection editor={editor} onComment={events.onComment} onFlag={events.onFlag} />
              ) : null
            }
          />
          {isArticleDrawn && <PrintedFlags />}
        </div>
      </main>
      {isArticleDrawn && (narrow ? <Sheet {...margin} /> : <Aside {...margin} />)}
    </div>
  );
}

function OverSelection(props: {
  editor: EditorHandle;
  onComment: () => void;
  onFlag: () => void;
}): ReactNode {
  const selected = useSyncExternalStore(props.editor.selected.subscribe, props.editor.selected.get);
  const held = useSyncExternalStore(props.editor.held.subscribe, props.editor.held.get);
  // Somebody writes about these words already.
  if (held !== null) return null;
  return selected && <SelectionBar selected={selected} onComment={props.onComment} onFlag={props.onFlag} />;
}

/** The words that are written about stay drawn while the form has the focus. */
function useHeldWords(editor: EditorHandle | null, writing: Writing | null): void {
  useEffect(() => {
    if (!writing?.anchor) return;
    editor?.hold(true);
    return () => editor?.hold(false);
  }, [editor, writing]);
}

/** A thread taken in hand comes into sight as soon as it is drawn: also one that came with the address, or was filtered out. */
function useInSight(editor: EditorHandle | null): void {
  const active = useActive();
  const passages = useStanding((standing) => standing.passages);
  const tops = useSyncExternalStore(editor?.tops.subscribe ?? nothing, editor?.tops.get ?? noTops);
  const due = useRef<ThreadId | null>(null);
  useEffect(() => {
    due.current = active;
  }, [active]);
  // The article that stood first went there itself; whoever has scrolled on since is not pulled back.
  const [cameWith] = useState(active);
  useEffect(() => {
    if (editor && stoodFirst(editor) && due.current === cameWith) due.current = null;
  }, [editor, cameWith]);
  useEffect(() => {
    if (due.current === null || !editor) return;
    const passage = passages.get(due.current);
    const isPlaced = passage !== undefined && passage.state !== 'orphaned';
    if (isPlaced && !tops.has(due.current)) return;
    // A card without a passage comes into sight by itself.
    if (isPlaced) editor.goToThread(due.current);
    due.current = null;
  }, [editor, tops, passages]);
}

const NO_TOPS: ReadonlyMap<ThreadId, number> = new Map();
const noTops = (): ReadonlyMap<ThreadId, number> => NO_TOPS;
const nothing = (): (() => void) => () => {};

/** The threads that pass the filters (the one in hand always does). */
function useShownThreads(editor: EditorHandle | null): readonly Thread[] {
  const { me } = useReview();
  const active = useActive();
  const hovered = useContext(HoveredContext);
  const [search] = useSearchParams();
  const filter = useMemo(() => filterOf(search), [search]);
  const shownOf = useMemo(
    () =>
      derived(
        ({ review, places, passages }: Standing) => [review.threads, places, passages] as const,
        (threads, places, passages) => {
          const shown = passing({ threads, passages }, { filter, me: me.id, inHand: active });
          return inReadingOrder(shown, places);
        },
        sameItems,
      ),
    [filter, me.id, active],
  );
  const shown = useStanding(shownOf);
  useEffect(() => editor?.emphasise(active, hovered), [editor, active, hovered]);
  return shown;
}

/** Pressing the same place again goes to the thread around it. */
function after(threads: readonly ThreadId[], active: ThreadId | null): ThreadId | null {
  const at = active === null ? -1 : threads.indexOf(active);
  return threads[(at + 1) % threads.length] ?? null;
}

function notice(message: string): void {
  notifications.show({ message, autoClose: 4_000 });
}
