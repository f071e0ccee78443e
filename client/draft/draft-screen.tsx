// The open draft on the screen: header, article and margin side by side, or the article and a sheet on a phone.
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Draft } from '../../shared/review/draft.ts';
import { can } from '../../shared/review/policy.ts';
import type { ThreadId } from '../../shared/review/thread.ts';
import type { EditorHandle } from '../editor/editor-handle.ts';
import { useStandingOf } from '../hooks/use-draft-state.ts';
import { useLastVisit } from '../hooks/use-last-visit.ts';
import { useMe } from '../hooks/use-me.ts';
import type { OpenDraft } from '../hooks/use-open-draft.ts';
import { useSay } from '../hooks/use-say.ts';
import { useWatched } from '../hooks/use-watched.ts';
import type { Writing } from '../review/raise-form.tsx';
import { ActiveContext, HoveredContext, ReviewContext, type ReviewScene } from '../review/review-context.tsx';
import classes from './draft.module.css';
import { DraftBody } from './draft-body.tsx';
import { DraftHeader } from './draft-header.tsx';
import { useActiveThread } from './use-active-thread.ts';
import { useFocusMode } from './use-focus-mode.ts';

type Props = { readonly open: OpenDraft; readonly draft: Draft };

export function DraftScreen({ open, draft }: Props): ReactNode {
  const me = useMe();
  const ask = useSay(open);
  const standing = useStandingOf(open);
  const lastVisit = useLastVisit(
    draft.id,
    useWatched(standing, ({ review }) => review.lastEvent),
  );
  const [active, setActive] = useActiveThread();
  const [hovered, setHovered] = useState<ThreadId | null>(null);
  const [editor, setEditor] = useState<EditorHandle | null>(null);
  const [isDrawn, setDrawn] = useState(false);
  const [writing, setWriting] = useState<Writing | null>(null);
  const focusMode = useFocusMode();
  const mayEdit = can(me, 'article.edit', draft).ok;

  useEffect(() => {
    document.title = `${draft.slug} · Galley`;
  }, [draft.slug]);

  // The article is drawn first. What stands around it comes then, and stays when another copy of the article is mounted.
  const editorNow = useRef<EditorHandle | null>(null);
  const takeEditor = useCallback((next: EditorHandle | null) => {
    editorNow.current = next;
    setEditor(next);
    if (next) setDrawn(true);
  }, []);
  const activate = useCallback(
    (thread: ThreadId | null) => {
      setActive(thread);
      if (thread !== null) editorNow.current?.goToThread(thread);
    },
    [setActive],
  );
  /** From a key or a list: the card takes the focus that the text had. */
  const jump = (thread: ThreadId): void => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    activate(thread);
  };
  const leave = useCallback(() => {
    setActive(null);
    editorNow.current?.focus();
  }, [setActive]);
  const scene = useMemo<ReviewScene>(
    () => ({
      draftId: draft.id,
      draft,
      standing,
      me,
      ask,
      lastVisit,
      setActive: activate,
      leave,
      setHovered,
    }),
    [draft, standing, me, ask, lastVisit, activate, leave],
  );
  return (
    <ReviewContext value={scene}>
      <ActiveContext value={active}>
        <HoveredContext value={hovered}>
          <div className={classes.screen} data-only-text={focusMode.isOn || undefined}>
            <DraftHeader
              editor={editor}
              isArticleDrawn={isDrawn}
              mayEdit={mayEdit}
              onJump={jump}
              writing={writing}
              onWriting={setWriting}
              focusMode={focusMode}
            />
            <DraftBody
              open={open}
              editor={editor}
              isArticleDrawn={isDrawn}
              onEditor={takeEditor}
              mayEdit={mayEdit}
              writing={writing}
              onWriting={setWriting}
            />
          </div>
        </HoveredContext>
      </ActiveContext>
    </ReviewContext>
  );
}
