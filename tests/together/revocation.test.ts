/** A right that is lost is lost at once: nothing that was asked with it counts once its loss is decided. */
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { FORMAT_VERSION } from '../../shared/protocol.ts';
import type { DraftId } from '../../shared/review/draft.ts';
import { Chance } from '../fixtures/chance.ts';
import { type Colleague, codeOf, yes } from '../fixtures/colleague.ts';
import { cleo, person } from '../fixtures/newsroom.ts';
import { newsroom } from '../fixtures/together.ts';
import { Turnstile } from '../fixtures/turnstile.ts';

const ROUNDS = Number(process.env.GALLEY_ROUNDS ?? 200);
/** How often the store is passed at most before the right is lost. */
const LATEST = 14;
const AFTERWARDS = 'after the loss';

type House = Awaited<ReturnType<typeof openHouse>>;
type Scene = {
  readonly house: House;
  readonly draft: DraftId;
  readonly writer: Colleague;
  readonly session: string;
};

/** What is lost: everything, or only the right to type; and whether nothing may be read either. */
type Loss = {
  readonly name: string;
  readonly loses: 'all' | 'typing';
  readonly isOut: boolean;
  readonly happens: (scene: Scene) => unknown;
};

const LOSSES: readonly Loss[] = [
  {
    name: 'becomes a reader',
    loses: 'all',
    isOut: false,
    happens: ({ house, writer }) => house.reception.changes(writer.person, { role: 'reader' }),
  },
  {
    name: 'leaves the newsroom',
    loses: 'all',
    isOut: true,
    happens: ({ house, writer }) => house.reception.dismisses(writer.person),
  },
  {
    name: 'signs out',
    loses: 'all',
    isOut: true,
    happens: ({ house, session }) => house.reception.ends(session),
  },
  { name: 'the draft is spiked', loses: 'typing', isOut: false, happens: (scene) => moves(scene, 'spiked') },
  { name: 'the draft is ready', loses: 'typing', isOut: false, happens: (scene) => moves(scene, 'ready') },
  { name: 'the draft is published', loses: 'typing', isOut: false, happens: publishes },
];

async function openHouse() {
  const turnstile = new Turnstile();
  const house = await newsroom({ store: (store) => turnstile.before(store) });
  return { ...house, turnstile };
}

test('nothing is written, decided or read after the right to it is lost, wherever the loss comes in between', async () => {
  const seed = Number(process.env.REVOCATION_SEED ?? Date.now() % 1_000_000);
  console.info(`REVOCATION_SEED=${seed}`);
  const chance = new Chance(seed);
  const house = await openHouse();
  const tally = { before: 0, refused: 0 };
  for (let round = 0; round < ROUNDS; round += 1) {
    const loss = chance.pick(LOSSES);
    const { late, early, refused, heard } = await race(house, loss, round, chance);
    expect({ round, loss: loss.name, late, heard }).toEqual({
      round,
      loss: loss.name,
      late: [],
      heard: false,
    });
    tally.before += early;
    tally.refused += refused;
  }
  expect(tally.before).toBeGreaterThan(ROUNDS);
  expect(tally.refused).toBeGreaterThan(ROUNDS);
}, 120_000);

async function race(house: House, loss: Loss, round: number, chance: Chance) {
  const who = person(`Wes${round}`, loss.name.includes('published') ? 'editor' : 'writer');
  house.reception.changes(who, {});
  const session = `session ${round}`;
  const draft = await house.makes(`Story ${round}\n\nIt begins.`);
  const writer = await house.comes(who, draft, { session });
  writer.heals = false;
  const scene = { house, draft, writer, session };
  yes(await writer.types('begins '));
  const chief = await chiefIn(house, draft, round);
  const lost = Promise.withResolvers<number>();
  const lose = once(() => lost.resolve(happens(scene, loss, chief)));
  house.turnstile.after(1 + chance.below(LATEST), lose);
  const answers = await Promise.all([...burst(writer), ...burst(writer)]);
  lose();
  const at = await lost.promise;
  answers.push(...(await Promise.all(burst(writer))));
  const { updates, events } = await house.store.load(draft);
  const counted = loss.loses === 'all' ? [...updates, ...events] : updates;
  const theirs = counted.filter(({ by }) => by === who.id);
  await writer.leaves();
  return {
    late: theirs.filter(({ seq }) => seq > at).map(({ seq }) => seq),
    early: theirs.filter(({ seq }) => seq < at).length,
    refused: answers.filter((answer) => answer !== 'yes').length,
    heard: loss.isOut && writer.text.includes(AFTERWARDS),
  };
}

function once(act: () => void): () => void {
  let isDone = false;
  return () => {
    if (isDone) return;
    isDone = true;
    act();
  };
}

/** A few things at once: typing, and asking for something. A line that is cut answers nothing. */
function burst(writer: Colleague): Promise<string>[] {
  const comment = { draftId: writer.draft, anchor: null, text: 'So they say.' };
  return [
    writer.types('types on '),
    writer.asks('comment.make', comment),
    writer.types('and on '),
    writer.asks('comment.make', comment),
  ].map((answer) =>
    Promise.race([answer, cutOf(writer)]).then(
      (one) => (one ? codeOf(one) : 'cut'),
      () => 'cut',
    ),
  );
}

function cutOf({ socket }: Colleague): Promise<null> {
  return new Promise((resolve) => {
    if (!socket.connected) resolve(null);
    socket.once('disconnect', () => resolve(null));
  });
}

/** The loss, and at once, before anything else can come in between, words of the chief's: what follows them came after it. */
async function happens(scene: Scene, loss: Loss, chief: Chief): Promise<number> {
  const before = loss.happens(scene);
  if (loss.loses === 'all') return chief.marks();
  await before;
  const { events } = await scene.house.store.load(scene.draft);
  return events.at(-1)?.seq ?? 0;
}

type Chief = { readonly marks: () => Promise<number> };

/** The chief at a window of the server itself: no line delays what she does. */
async function chiefIn({ rooms }: House, draftId: DraftId, round: number): Promise<Chief> {
  const session = { id: `the chief's ${round}`, person: cleo.id };
  const doc = new Y.Doc();
  const asked = {
    draftId,
    formatVersion: FORMAT_VERSION,
    lastEvent: 0,
    clientIds: [doc.clientID],
    epoch: null,
  };
  const { update } = yes(await rooms.join(session, { ...asked, stateVector: Uint8Array.of(0) }));
  Y.applyUpdate(doc, update);
  const have = Y.encodeStateVector(doc);
  doc.getText('article').insert(1, AFTERWARDS, {});
  const words = Y.encodeStateAsUpdate(doc, have);
  return {
    marks: () =>
      new Promise((resolve) =>
        rooms.update(
          session,
          { draftId, typed: [{ n: 1, update: words, moved: [] }], cameAt: 0 },
          (answers) => resolve(answers.map(yes)[0]?.seq ?? 0),
        ),
      ),
  };
}

async function moves({ house, draft }: Scene, to: 'spiked' | 'ready'): Promise<void> {
  const ask = async (payload: object): Promise<void> =>
    void yes(await house.rooms.ask(cleo.id, { id: randomUUID(), name: 'draft.move', payload }));
  if (to === 'ready') await ask({ draftId: draft, to: 'review' });
  await ask({ draftId: draft, to, reason: 'So it is.' });
}

/** What moved meanwhile is looked at and published, however often it moves. */
async function publishes(scene: Scene): Promise<void> {
  const { house, draft } = scene;
  await moves(scene, 'ready');
  for (let textVersion = 0; ; ) {
    const payload = { draftId: draft, textVersion };
    const answer = await house.rooms.ask(cleo.id, { id: randomUUID(), name: 'draft.publish', payload });
    if (answer.ok) return;
    if (answer.refusal.code !== 'stale') throw new Error(answer.refusal.message);
    textVersion = answer.refusal.textVersion ?? 0;
  }
}
