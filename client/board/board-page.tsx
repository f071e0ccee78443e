// The board: every draft of the newsroom by its stage, live.
import { type ReactNode, useState } from 'react';
import { useBoard } from '../hooks/use-board.ts';
import { Page } from '../ui/page.tsx';
import { Shortcuts } from '../ui/shortcut.tsx';
import { Waiting } from '../ui/waiting.tsx';
import classes from './board.module.css';
import { BoardHead } from './board-head.tsx';
import { Columns } from './columns-view.tsx';
import { EmptyNewsroom } from './empty-newsroom.tsx';
import { NewDraft } from './new-draft.tsx';
import { SHORTCUTS } from './shortcuts.ts';
import { useKeys } from './use-keys.ts';
import { useShown } from './use-shown.ts';

export function BoardPage(): ReactNode {
  const board = useBoard();
  const [shown, show] = useShown();
  const [dialog, setDialog] = useState<'none' | 'new' | 'keys'>('none');
  useKeys({ n: () => setDialog('new'), '?': () => setDialog('keys') });
  if (board.phase === 'joining') return <Waiting>Laying out the board…</Waiting>;
  const close = (): void => setDialog('none');
  return (
    <Page title="Board">
      <div className={classes.board}>
        <BoardHead
          cards={board.cards}
          shown={shown}
          onShow={show}
          onNew={() => setDialog('new')}
          onKeys={() => setDialog('keys')}
        />
        {board.cards.length === 0 ? (
          <EmptyNewsroom onNew={() => setDialog('new')} />
        ) : (
          <Columns board={board} shown={shown} onShow={show} />
        )}
      </div>
      <NewDraft opened={dialog === 'new'} onClose={close} />
      <Shortcuts groups={SHORTCUTS} opened={dialog === 'keys'} onClose={close} />
    </Page>
  );
}
