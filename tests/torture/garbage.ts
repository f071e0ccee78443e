// Messages that no window sends: every request with every kind of nonsense in every place.

import { FORMAT_VERSION } from '../../shared/protocol.ts';
import type { Chance } from '../fixtures/chance.ts';
import type { Front, Shot } from './front.ts';

const REQUESTS = ['draft.join', 'draft.leave', 'draft.update', 'draft.cursor', 'board.join', 'ask'] as const;
const COMMANDS = ['draft.move', 'draft.publish', 'comment.make', 'flag.raise', 'flag.settle', 'reply.edit'];
const FIELDS = [
  'draftId',
  'update',
  'moved',
  'cursor',
  'stateVector',
  'lastEvent',
  'formatVersion',
  'clientIds',
  'id',
  'name',
  'payload',
  '__proto__',
  'constructor',
  'toString',
];

/** One request that is wrong somewhere. What may be right by chance is only ever a question. */
export function nonsense({ chance, playground }: Front): Shot {
  const name = chance.pick(REQUESTS);
  if (name === 'board.join') return [name, chance.pick([null, 7, 'x', []])];
  const message = { ...shapeOf(name, playground), [chance.pick(FIELDS)]: thing(chance) };
  return [name, chance.happens(0.2) ? thing(chance) : message];
}

function shapeOf(name: (typeof REQUESTS)[number], draftId: string): object {
  if (name === 'ask') return { id: 'not a uuid', name: 'comment.make', payload: { draftId } };
  if (name === 'draft.join')
    return {
      draftId,
      formatVersion: FORMAT_VERSION,
      stateVector: Uint8Array.of(0),
      lastEvent: -1,
      clientIds: [],
    };
  if (name === 'draft.update') return { draftId: '../../etc/passwd', update: Uint8Array.of(0, 0) };
  if (name === 'draft.cursor') return { draftId, cursor: { anchor: Uint8Array.of(255), head: 'x' } };
  return { draftId: `${draftId}x` };
}

function thing(chance: Chance): unknown {
  return chance.pick(THINGS)(chance);
}

const THINGS: readonly ((chance: Chance) => unknown)[] = [
  () => null,
  () => Number.NaN,
  () => -1,
  () => 2 ** 53,
  () => 1e308,
  () => '',
  () => '\u0000\ud800',
  () => 'x'.repeat(5_000),
  () => [],
  () => Array.from({ length: 2_000 }, () => -1),
  () => JSON.parse('{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"ok":true}}}'),
  () => nested(1_000),
  () => new Uint8Array(0),
  () => ({ _placeholder: true, num: 99 }),
  (chance) => Uint8Array.from({ length: chance.below(200) }, () => chance.below(256)),
  (chance) => ({ id: chance.next(), name: chance.pick(COMMANDS), payload: nested(50) }),
];

function nested(depth: number): unknown {
  let inner: unknown = 'x';
  for (let level = 0; level < depth; level += 1) inner = level % 2 ? [inner] : { inner };
  return inner;
}
