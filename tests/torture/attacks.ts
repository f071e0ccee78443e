// The ways in which somebody with a right to be here tries to do harm; each is one line from its opening to its end.
import { randomUUID } from 'node:crypto';
import type { Person } from '../../shared/newsroom.ts';
import { FORMAT_VERSION } from '../../shared/protocol.ts';
import type { DraftId } from '../../shared/review/draft.ts';
import { Colleague, until } from '../fixtures/colleague.ts';
import { eve, fay, gus } from '../fixtures/newsroom.ts';
import { ATTACKS } from '../guard/attacks.ts';
import { forge, text } from '../guard/forge.ts';
import { mutated } from '../guard/mutated.ts';
import { MALLORY, MALLORY_TOO, Scene, WORDS } from '../guard/scene.ts';
import { assault, type Front, type Shot, volley } from './front.ts';
import { nonsense } from './garbage.ts';
import { handshakes } from './handshakes.ts';
import { raw } from './raw-noise.ts';

type Attack = (front: Front) => Promise<void>;

const FORGERIES = ATTACKS.flatMap(([, attacks]) => attacks.map(([, , build]) => build(new Scene())));
const GAPS = Array.from({ length: 1_000 }, (_, at) =>
  forge([{ client: MALLORY, clock: at + 1, structs: [text('x'.repeat(80), { origin: WORDS.last })] }]),
);

/** Each as often as it stands here. */
const ATTACK: readonly (readonly [often: number, attack: Attack])[] = [
  [34, (front) => forgeries(front)],
  [26, (front) => mutants(front)],
  [10, (front) => garbage(front)],
  [3, (front) => flood(front)],
  [8, raw],
  [4, handshakes],
  [2, (front) => stalled(front)],
  [4, (front) => withoutRight(front)],
  [4, (front) => gaps(front)],
  [2, (front) => unknown(front)],
];
const CHOICE = ATTACK.flatMap(([often, attack]) => Array.from({ length: often }, () => attack));

export function attack(front: Front): Promise<void> {
  return front.chance.pick(CHOICE)(front);
}

/** A handful of the pack in one go: none is taken, and the socket has to be cut. */
async function forgeries(front: Front): Promise<void> {
  const mallory = await comes(front, fay, front.pack, [MALLORY, MALLORY_TOO]);
  const shots = Array.from({ length: 8 }, () => updateOf(front.pack, front.chance.pick(FORGERIES)));
  await assault(front, mallory, shots);
  await isCut(mallory);
}

async function gaps(front: Front): Promise<void> {
  const mallory = await comes(front, fay, front.pack, [MALLORY]);
  const shots = GAPS.map((update) => updateOf(front.pack, update));
  await assault(front, mallory, shots);
  await isCut(mallory);
}

/** Some of them are honest by chance; then they are typing like any other. */
async function mutants(front: Front): Promise<void> {
  const { chance, playground } = front;
  const mallory = await comes(front, fay, playground);
  const update = mallory.edits((article) =>
    article.insert(chance.below(article.length + 1), 'broken words', {}),
  );
  const shots = Array.from({ length: 8 }, () =>
    updateOf(
      playground,
      mutated(update, (limit) => chance.below(limit)),
    ),
  );
  await volley(front, mallory, shots);
  await mallory.leaves();
}

async function garbage(front: Front): Promise<void> {
  const mallory = await comes(front, gus, front.playground);
  await volley(
    front,
    mallory,
    Array.from({ length: 140 }, () => nonsense(front)),
  );
  await mallory.leaves();
}

async function flood(front: Front): Promise<void> {
  const mallory = await comes(front, eve, front.story);
  const shot = ['draft.cursor', { draftId: front.story, cursor: null }] as const;
  await volley(
    front,
    mallory,
    Array.from({ length: 2_500 }, () => shot),
  );
  await isCut(mallory);
}

/** Asks for whole drafts and reads none of them. */
async function stalled(front: Front): Promise<void> {
  const mallory = await comes(front, eve, front.story);
  const wire: unknown = Reflect.get(mallory.socket.io.engine.transport, 'ws');
  if (wire instanceof Object && 'pause' in wire && typeof wire.pause === 'function') wire.pause();
  const { doc } = mallory;
  const join = {
    draftId: front.story,
    formatVersion: FORMAT_VERSION,
    stateVector: Uint8Array.of(0),
    lastEvent: 0,
    clientIds: [doc.clientID],
  };
  front.tally.frames += 100;
  for (let at = 0; at < 100; at += 1) mallory.socket.emit('draft.join', join, () => {});
  await mallory.leaves();
}

/** What only others may: a reader who types, decides and publishes. */
async function withoutRight(front: Front): Promise<void> {
  const { story } = front;
  const mallory = await comes(front, eve, story);
  const ask = (name: string, payload: object): Shot => [
    'ask',
    { id: randomUUID(), name, payload: { draftId: story, ...payload } },
  ];
  const round = (): readonly Shot[] => [
    updateOf(
      story,
      mallory.edits((article) => article.insert(0, 'EVIL', {})),
    ),
    ask('draft.move', { to: 'spiked', reason: 'EVIL' }),
    ask('draft.publish', { textVersion: 1 }),
    ask('comment.make', { anchor: null, text: 'EVIL' }),
    ask('flag.settle', { thread: 1, outcome: 'fixed' }),
    ask('reply.delete', { thread: 1, reply: 1 }),
    ask('draft.burn', {}),
  ];
  await assault(front, mallory, Array.from({ length: 25 }, round).flat());
  await mallory.leaves();
}

async function unknown(front: Front): Promise<void> {
  const mallory = await comes(front, gus, front.story);
  await volley(front, mallory, [[front.chance.pick(['draft.burn', 'constructor', '', 'ASK']), {}]]);
  await isCut(mallory);
}

async function comes(
  front: Front,
  person: Person,
  draft: DraftId,
  clientIds?: readonly number[],
): Promise<Colleague> {
  const { address } = front;
  const mallory = await new Colleague({ address, person, session: `${person.handle} means harm` }).arrives();
  mallory.heals = false;
  await mallory.joins(draft, clientIds);
  return mallory;
}

function isCut({ socket, person }: Colleague): Promise<void> {
  return until(() => socket.disconnected, `${person.name}'s hostile window is cut`, 30_000);
}

function updateOf(draftId: DraftId, update: Uint8Array): Shot {
  return ['draft.update', { draftId, n: 0, update }];
}
