// The board follows what the server tells: newer cards in the place of older ones, and who is where as it was last said.
import { expect, test } from 'vitest';
import { BoardFeed } from '../../client/sync/board-feed.ts';
import { Cell } from '../../client/sync/cell.ts';
import type { Line, Wire } from '../../client/sync/connection.ts';
import type { BoardJoined, Told } from '../../shared/protocol.ts';
import { card } from '../board/cards.ts';
import { noLine } from '../fixtures/client-wire.ts';
import { ann, bob } from '../fixtures/newsroom.ts';

const harbour = card({ slug: 'harbour', seq: 3 });

/** Ann's board, joined; a test tells it what the server would. */
async function scene() {
  const listeners: ((message: Told['board.changed']) => void)[] = [];
  const joined: BoardJoined = {
    cards: [harbour],
    more: 0,
    people: [ann, bob],
    present: { [harbour.id]: [bob.id] },
  };
  const wire = {
    ...noLine(),
    line: new Cell<Line>('online'),
    request: async () => ({ ok: true, ...joined }),
    on: (name: string, listener: (message: Told['board.changed']) => void) => {
      if (name === 'board.changed') listeners.push(listener);
      return () => undefined;
    },
  } as unknown as Wire;
  const feed = new BoardFeed(wire);
  await new Promise((resolve) => setImmediate(resolve));
  const shows = () => {
    const board = feed.board.get();
    if (board.phase !== 'open') throw new Error('The board is not open.');
    return { seqs: board.cards.map(({ seq }) => seq), present: board.present };
  };
  const tells = (news: Told['board.changed']): void => {
    for (const listener of listeners) listener(news);
  };
  return { shows, tells };
}

test('who is where stays when only a card changes, and changes when that is told', async () => {
  const { shows, tells } = await scene();
  tells({ cards: [{ ...harbour, seq: 4 }], present: null });
  expect(shows()).toEqual({ seqs: [4], present: { [harbour.id]: [bob.id] } });
  tells({ cards: [], present: {} });
  expect(shows()).toEqual({ seqs: [4], present: {} });
});

test('an older card than the board shows changes nothing', async () => {
  const { shows, tells } = await scene();
  tells({ cards: [{ ...harbour, seq: 2 }], present: null });
  expect(shows().seqs).toEqual([3]);
});
