// Asked to end, the server lands what it took, tells everybody to come back one by one, and goes; nobody can hold it.
import { connect } from 'node:net';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { ComingBack } from '../../client/sync/coming-back.ts';
import { ensureBuilt } from '../../scripts/build.mjs';
import type { DraftId } from '../../shared/review/draft.ts';
import { Chance } from '../fixtures/chance.ts';
import { opens } from '../fixtures/client-wire.ts';
import { Colleague, until } from '../fixtures/colleague.ts';
import { Bench, makeDraft, stepIn } from './galley.ts';

const RESTARTS = Number(process.env.RESTARTS ?? 20);

let bench: Bench;
beforeAll(async () => {
  expect(await ensureBuilt()).toBe(true);
}, 120_000);
beforeEach(() => {
  bench = new Bench();
});
afterEach(() => bench.clear());

it(
  `restarted ${RESTARTS} times under typing, it loses no word, doubles none, and ends with 0 each time`,
  async () => {
    const seed = Number(process.env.RESTART_SEED ?? Date.now() % 1_000_000);
    console.info(`RESTART_SEED=${seed}`);
    const chance = new Chance(seed);
    const folder = bench.folder();
    let galley = bench.starts({ GALLEY_DATA: folder });
    const address = await galley.address();
    const { port } = new URL(address);
    const draft = await makeDraft(address, (await stepIn(address, 'nora')).cookie, 'Harbour to reopen');
    const hands = await Promise.all(
      ['nora', 'ivo', 'nora'].map((handle) => typist(address, handle, draft, chance)),
    );
    for (let round = 1; round <= RESTARTS; round++) {
      await Promise.all(hands.map((hand) => hand.saves(3)));
      const { code, complaint } = await galley.signal('SIGTERM');
      expect([code, complaint]).toEqual([0, '']);
      for (const { one } of hands) expect(one.told['server.leaving'].length).toBe(round);
      galley = bench.starts({ GALLEY_DATA: folder, PORT: port });
      await galley.address();
    }
    const typed = (await Promise.all(hands.map((hand) => hand.ends()))).flat();
    const { person, cookie } = await stepIn(address, 'ivo');
    const reader = await new Colleague({ address, person, cookie, origin: address }).arrives();
    await reader.joins(draft);
    expect(typed.length).toBeGreaterThan(RESTARTS * 6);
    for (const word of typed) expect(reader.text.split(word).length, word).toBe(2);
    for (const { one } of [...hands, { one: reader }]) one.socket.disconnect();
  },
  60_000 + RESTARTS * 10_000,
);

it('is not held by who does not read, who never ends their request, or who says nothing at all', async () => {
  const galley = bench.starts({ GALLEY_DATA: bench.folder() });
  const address = await galley.address();
  const { person, cookie } = await stepIn(address, 'nora');
  const deaf = await new Colleague({ address, person, cookie, origin: address }).arrives();
  await deaf.joins(await makeDraft(address, cookie, 'Harbour to reopen'));
  const { ws } = deaf.socket.io.engine.transport as unknown as { ws: { pause(): void; terminate(): void } };
  ws.pause();
  const port = Number(new URL(address).port);
  const silent = connect(port, '127.0.0.1');
  const slow = connect(port, '127.0.0.1', () => slow.write('GET / HTTP/1.1\r\nHost: localhost\r\n'));
  for (const line of [silent, slow]) line.on('error', () => line.destroy());
  await until(() => slow.bytesWritten > 0 && !silent.connecting, 'everybody is there');
  const { code, complaint } = await galley.signal('SIGTERM');
  // It would say so if it had gone without closing.
  expect([code, complaint]).toEqual([0, '']);
  ws.terminate();
}, 20_000);

/** Somebody who types on and on, and comes back whenever the line is lost. */
async function typist(address: string, handle: string, draft: DraftId, chance: Chance) {
  const { person, cookie } = await stepIn(address, handle);
  const one = await new Colleague({ address, person, cookie, origin: address }).arrives();
  one.heals = false;
  comesBack(one, chance);
  const hand = await opens(one, draft);
  const [typed, state] = [[] as string[], { isDone: false }];
  const name = `${handle}-${chance.below(1_000_000)}`;
  const typing = (async () => {
    while (!state.isDone) {
      const word = `<${name}-${typed.length}>`;
      hand.types(word);
      await hand.draft.flushed();
      typed.push(word);
    }
  })();
  return {
    one,
    /** So many words more are on the server's disk. */
    saves: (more: number): Promise<void> => {
      const enough = typed.length + more;
      return until(() => typed.length >= enough, `${handle} has saved ${enough} words`);
    },
    ends: async (): Promise<readonly string[]> => {
      state.isDone = true;
      await typing;
      return typed;
    },
  };
}

/** As the client's own line does, only faster. */
function comesBack({ socket }: Colleague, chance: Chance): void {
  const back = new ComingBack(() => chance.next() / 10);
  const again = (): void => void setTimeout(() => socket.connect(), back.wait());
  socket.on('server.leaving', ({ within }) => back.announced(within));
  socket.on('connect', () => back.arrived());
  socket.on('connect_error', again);
  socket.on('disconnect', (reason) => {
    if (reason !== 'io client disconnect') again();
  });
}
