/** A copy that went wrong, whatever made it so, heals by itself, and the server counts it. */
import { expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import { unwatched } from '../../server/watch.ts';
import { opens } from '../fixtures/client-wire.ts';
import { until } from '../fixtures/colleague.ts';
import { HandClock } from '../fixtures/hand-clock.ts';
import { ann, bob } from '../fixtures/newsroom.ts';
import { newsroom } from '../fixtures/together.ts';

async function scene() {
  const counted = { copies: 0 };
  const diverged = (): void => void counted.copies++;
  const room = await newsroom({ watch: { ...unwatched, diverged } });
  const clock = new HandClock();
  const draft = await room.makes('Harbour to reopen');
  const here = await opens(await room.arrives(ann), draft, { clock });
  const there = await opens(await room.arrives(bob), draft, { clock });
  onTestFinished(() => {
    for (const { draft } of [here, there]) draft.close();
  });
  /** Time passes until something holds: half a minute, and then the little that healing takes. */
  const halfAMinute = async (holds: () => boolean, what: string): Promise<void> => {
    clock.passes(30_000);
    await until(() => {
      clock.passes(100);
      return holds();
    }, what);
  };
  return { room, draft, here, there, counted, halfAMinute };
}

type Window = Awaited<ReturnType<typeof opens>>;

/** The string that holds these words, in the window's own copy. */
function stringIn({ draft }: Window, words: string): Y.Item {
  for (let item = draft.article._start; item !== null; item = item.right)
    if (item.content instanceof Y.ContentString && item.content.str.includes(words)) return item;
  throw new Error(`“${words}” is not there.`);
}

const DAMAGES: Readonly<Record<string, (window: Window) => void>> = {
  'a character flipped': (window) => {
    const { content } = stringIn(window, 'Harbour');
    if (content instanceof Y.ContentString) content.str = content.str.replace('Harbour', 'Harbeur');
  },
  'a deletion that was lost': (window) => {
    // The words that a colleague cut are there again: as if the deletion had never come.
    const { article } = window.draft;
    article.doc?.transact(() => article.delete(article.length - 7, 7), 'nobody');
  },
  'text that waits for text that never comes': ({ draft }) => {
    const far = new Y.Doc();
    far.getText('article').insert(0, 'a');
    const had = Y.encodeStateVector(far);
    far.getText('article').insert(1, 'b');
    if (draft.article.doc) Y.applyUpdate(draft.article.doc, Y.encodeStateAsUpdate(far, had));
  },
};

test.each(Object.entries(DAMAGES))(
  '%s heals within half a minute, and is counted once',
  async (_, damage) => {
    const { here, there, counted, halfAMinute } = await scene();
    const whole = here.text;
    damage(here);
    await halfAMinute(() => here.standing.generation === 1 && here.text === whole, 'the copy is whole again');
    expect(counted.copies).toBe(1);
    expect([here.standing.kept, there.standing.generation]).toEqual([null, 0]);
    here.types(' soon');
    await there.reads('Harbour to reopen soon');
  },
);

test('words that are typed while a damaged copy is found out come to the server before it is replaced', async () => {
  const { here, there, halfAMinute } = await scene();
  DAMAGES['a character flipped']?.(here);
  const stop = here.draft.beforeTold(() => undefined);
  here.types(' soon');
  await halfAMinute(() => here.standing.generation === 1, 'the copy is replaced');
  stop();
  await here.reads('Harbour to reopen soon');
  await there.reads('Harbour to reopen soon');
  expect(here.standing.kept).toBeNull();
});

test('copies that are whole are never replaced, however often they are compared', async () => {
  const { here, there, counted, halfAMinute } = await scene();
  for (let round = 0; round < 10; round++) {
    here.types(` ${round}`);
    await there.reads(` ${round}`);
    await halfAMinute(() => here.standing.saved === 'saved', 'it is saved');
  }
  expect([here.standing.generation, there.standing.generation, counted.copies]).toEqual([0, 0, 0]);
});
