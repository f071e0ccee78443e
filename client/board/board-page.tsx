// The board: every draft of the newsroom by its stage, live.
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { type Need, needsMe } from '../../shared/review/needs.ts';
import { can } from '../../shared/review/policy.ts';
import { type Board, useBoard } from '../hooks/use-board.ts';
import { useMe } from '../hooks/use-me.ts';
import { usePeople } from '../hooks/use-people.ts';
import { Page } from '../ui/page.tsx';
import { Shortcuts } from '../ui/shortcut.tsx';
import { useNow } from '../ui/use-now.ts';
import classes from './board.module.css';
import { BoardHead } from './board-head.tsx';
import { CardDialogs } from './card-dialogs.tsx';
import { cardsNow } from './cards-now.ts';
import { Columns } from './columns-view.tsx';
import { EmptyNewsroom } from './empty-newsroom.tsx';
import { NewDraft } from './new-draft.tsx';
import { NoBoard } from './no-board.tsx';
import { NothingFits } from './nothing-fits.tsx';
import { passes } from './passes.ts';
import { SHORTCUTS } from './shortcuts.ts';
import { useDeeds } from './use-deeds.ts';
import { useKeys } from './use-keys.ts';
import { useNarrow } from './use-narrow.ts';
import { useSaid } from './use-said.tsx';
import { useView } from './use-view.ts';
import { cleared, filtersOf } from './view.ts';
import { ViewBar } from './view-bar.tsx';

export function BoardPage(): ReactNode {
  const board = useBoard();
  if (board.phase === 'joining') return <NoBoard />;
  return <OpenBoard board={board} />;
}

function OpenBoard({ board }: { board: Extract<Board, { phase: 'open' }> }): ReactNode {
  const me = useMe();
  const now = useNow();
  const { personOf } = usePeople();
  const [view, show] = useView();
  const [dialog, setDialog] = useDialog();
  const find = useRef<HTMLInputElement>(null);
  const [said, say] = useSaid();
  const cards = useMemo(() => cardsNow(board.cards, now), [board.cards, now]);
  const state = useDeeds(cards, say);
  const needs = useMemo(
    () => new Map(cards.map((card): [string, readonly Need[]] => [card.id, needsMe(me, card, now)])),
    [cards, me, now],
  );
  const passing = useMemo(() => {
    const needed = (card: (typeof cards)[number]): boolean => (needs.get(card.id)?.length ?? 0) > 0;
    const handleOf = (id: (typeof me)['id']): string | undefined => personOf(id)?.handle;
    return cards.filter((card) => passes(card, view, { now, needed, handleOf }));
  }, [cards, view, now, needs, personOf]);
  useKeys({
    n: () => can(me, 'draft.create', null).ok && setDialog('new'),
    '?': () => setDialog('keys'),
    '/': () => find.current?.focus(),
  });
  const narrow = useNarrow();
  const narrowed = narrow ? { ...view, stage: null } : view;
  const clear = (): void => show({ ...cleared(narrowed), ...(narrow && { stage: view.stage }) });
  const shown = passing.filter(({ stage }) => narrowed.stage === null || narrowed.stage === stage);
  const fitting = shown.filter(({ stage }) => view.spiked || stage !== 'spiked').length;
  const close = (): void => setDialog('none');
  return (
    <Page title="Board">
      <div className={classes.board}>
        <BoardHead
          cards={cards}
          onNew={() => setDialog('new')}
          onKeys={() => setDialog('keys')}
          find={find}
        />
        {cards.length === 0 ? (
          <EmptyNewsroom onNew={() => setDialog('new')} />
        ) : (
          <>
            <ViewBar
              view={narrowed}
              onShow={show}
              onClear={clear}
              cards={cards}
              fitting={fitting}
              needs={needs}
            />
            {fitting === 0 && filtersOf(narrowed).length > 0 ? (
              <NothingFits onClear={clear} />
            ) : (
              <Columns
                board={board}
                cards={cards}
                passing={passing}
                view={view}
                onShow={show}
                needs={needs}
                say={say}
                {...state}
              />
            )}
          </>
        )}
      </div>
      <CardDialogs dialog={state.dialog} deeds={state.deeds} cards={cards} />
      <NewDraft opened={dialog === 'new'} onClose={close} />
      <Shortcuts groups={SHORTCUTS} opened={dialog === 'keys'} onClose={close} />
      {said}
    </Page>
  );
}

type Dialog = 'none' | 'new' | 'keys';

/** Whoever comes here to make a draft finds the form open, once. */
function useDialog(): readonly [Dialog, (dialog: Dialog) => void] {
  const [dialog, setDialog] = useState<Dialog>('none');
  const { state, search } = useLocation();
  const navigate = useNavigate();
  useEffect(() => {
    if (state?.opens !== 'new') return;
    setDialog('new');
    void navigate({ search }, { replace: true, state: null });
  }, [state, search, navigate]);
  return [dialog, setDialog];
}
