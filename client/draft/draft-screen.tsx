// The open draft on the screen: header, article and margin side by side, or the article and a sheet on a phone.
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import type { Draft } from '../../shared/review/draft.ts';
import { blockers as blockersOf } from '../../shared/review/gate.ts';
import { can } from '../../shared/review/policy.ts';
import type { ThreadId } from '../../shared/review/thread.ts';
import type { EditorHandle } from '../editor/editor-handle.ts';
import type { Standing } from '../hooks/use-draft-state.ts';
import { useLastVisit } from '../hooks/use-last-visit.ts';
import { useMe } from '../hooks/use-me.ts';
import type { OpenDraft } from '../hooks/use-open-draft.ts';
import { useSay } from '../hooks/use-say.ts';
import type { Writing } from '../review/raise-form.tsx';
import { ReviewContext, type ReviewScene } from '../review/review-context.tsx';
import { useNow } from '../ui/use-now.ts';
import classes from './draft.module.css';
import { DraftBody } from './draft-body.tsx';
import { DraftHeader } from './draft-header.tsx';
import { useActiveThread } from './use-active-thread.ts';
import { useFocusMode } from './use-focus-mode.ts';

type Props = { readonly open: OpenDraft; readonly standing: Standing; readonly draft: Draft };

export function DraftScreen({ open, standing, draft }: Props): ReactNode {
  const me = useMe();
  const now = useNow();
  const ask = useSay(open);
  const lastVisit = useLastVisit(draft.id, standing.review.lastEvent);
  const [active, setActive] = useActiveThread();
  const [hovered, setHovered] = useState<ThreadId | null>(null);
  const [editor, setEditor] = useState<EditorHandle | null>(null);
  const [writing, setWriting] = useState<Writing | null>(null);
  const blockers = useMemo(
    () => blockersOf(standing.review, standing.blocks, now),
    [standing.review, standing.blocks, now],
  );
  const focusMode = useFocusMode();
  const mayEdit = can(me, 'article.edit', draft).ok;

  useEffect(() => {
    document.title = `${draft.slug} · Galley`;
  }, [draft.slug]);

  const activate = useCallback(
    (thread: ThreadId | null) => {
      setActive(thread);
      if (thread !== null) editor?.goToThread(thread);
    },
    [editor, setActive],
  );
  /** From a key or a list: the card takes the focus that the text had. */
  const jump = (thread: ThreadId): void => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    activate(thread);
  };
  const scene = useMemo<ReviewScene>(
    () => ({
      draftId: draft.id,
      draft,
      standing,
      me,
      ask,
      lastVisit,
      active,
      setActive: activate,
      leave: () => {
        setActive(null);
        editor?.focus();
      },
      hovered,
      setHovered,
    }),
    [draft, standing, me, ask, lastVisit, active, activate, setActive, editor, hovered],
  );
  return (
    <ReviewContext value={scene}>
      <div className={classes.screen} data-only-text={focusMode.isOn || undefined}>
        <DraftHeader
          open={open}
          editor={editor}
          blockers={blockers}
          mayEdit={mayEdit}
          onJump={jump}
          writing={writing}
          onWriting={setWriting}
          focusMode={focusMode}
        />
        <DraftBody
          open={open}
          editor={editor}
          onEditor={setEditor}
          mayEdit={mayEdit}
          writing={writing}
          onWriting={setWriting}
        />
      </div>
    </ReviewContext>
  );
}
