// The attack pack: updates as somebody sends them who means no good, each with the reason for which it is refused.
import * as Y from 'yjs';
import type { GuardReason } from '../../server/rooms/guard-reason.ts';
import { UPDATE_LIMIT } from '../../shared/protocol.ts';
import { deleted, type Forged, forge, format, gone, item, text, type, values } from './forge.ts';
import { ANN, KIND, MALLORY, MALLORY_TOO, MARKER, type Scene, WORDS } from './scene.ts';

export type Attack = readonly [title: string, why: GuardReason, build: (scene: Scene) => Uint8Array];

/** Structs under Mallory's own id, from its first clock. */
function mine(...structs: Forged[]): () => Uint8Array {
  return () => forge([{ client: MALLORY, clock: 0, structs }]);
}
const BESIDE = { origin: WORDS.last } as const;
const UNDER = (key: string) => ({ parent: MARKER, key }) as const;

const identity: readonly Attack[] = [
  [
    "words under Ann's client id",
    'foreign-author',
    (scene) => {
      const doc = scene.docOf(MALLORY);
      doc.clientID = ANN;
      const before = Y.encodeStateVector(doc);
      doc.getText('article').insert(3, 'EVIL', {});
      return Y.encodeStateAsUpdate(doc, before);
    },
  ],
  [
    "a run of 2^31 gone units under Ann's client id, which would lock her out",
    'foreign-author',
    (scene) => forge([{ client: ANN, clock: scene.stateOf(ANN), structs: [gone(2 ** 31)] }]),
  ],
  [
    'words under an id that nobody claimed',
    'foreign-author',
    () => forge([{ client: 7, clock: 0, structs: [text('x', BESIDE)] }]),
  ],
];

const clocks: readonly Attack[] = [
  [
    'a gap in the own clock',
    'clock-gap',
    () => forge([{ client: MALLORY, clock: 5, structs: [text('x', BESIDE)] }]),
  ],
  [
    'a gap in the middle',
    'clock-gap',
    mine(
      text('x', BESIDE),
      (writer) => {
        writer.writeInfo(10);
        writer.writeLen(3);
      },
      text('y', BESIDE),
    ),
  ],
  ['a run of 2^31 gone units under the own id', 'absurd-length', mine(gone(2 ** 31))],
  ['a run of 2^52 gone units under the own id', 'absurd-length', mine(gone(2 ** 52))],
  ['more deleted units than anybody types', 'absurd-length', mine(deleted(2 ** 24 + 1, BESIDE))],
  [
    'runs of gone units that add up to more than anybody types',
    'absurd-length',
    mine(...Array.from({ length: 129 }, () => gone(2 ** 24))),
  ],
  ['a text of no units', 'absurd-length', mine(text('', BESIDE))],
  ['a gone run of no units', 'absurd-length', mine(gone(0))],
  ['no values under a key', 'absurd-length', mine(values([], UNDER('level')))],
];

const dependencies: readonly Attack[] = [
  ['beside a unit of nobody', 'unknown-dependency', mine(text('x', { origin: [99, 0] }))],
  ["beside a unit that Ann hasn't written", 'unknown-dependency', mine(text('x', { origin: [ANN, 400] }))],
  ['before a unit of nobody', 'unknown-dependency', mine(text('x', { right: [99, 0] }))],
  ['under a type of nobody', 'unknown-dependency', mine(values([2], { parent: [99, 0], key: 'level' }))],
  ['beside itself', 'unknown-dependency', mine(text('x', { origin: [MALLORY, 0] }))],
  [
    'beside an own unit that is yet to come',
    'unknown-dependency',
    mine(text('x', { origin: [MALLORY, 1] }), text('y', BESIDE)),
  ],
  [
    'two own ids that wait for each other',
    'unknown-dependency',
    () =>
      forge([
        { client: MALLORY_TOO, clock: 0, structs: [text('x', { origin: [MALLORY, 0] })] },
        { client: MALLORY, clock: 0, structs: [text('y', { origin: [MALLORY_TOO, 0] })] },
      ]),
  ],
];

const deletions: readonly Attack[] = [
  [
    "Ann's next unit",
    'delete-past-clock',
    (scene) => forge([], [{ client: ANN, clock: scene.stateOf(ANN), length: 1 }]),
  ],
  [
    "Ann's words and 2^40 more",
    'delete-past-clock',
    () => forge([], [{ client: ANN, clock: 2, length: 2 ** 40 }]),
  ],
  ['units of nobody', 'delete-past-clock', () => forge([], [{ client: 99, clock: 0, length: 1 }])],
];

const roots: readonly Attack[] = ['review', 'Article', '', '__proto__', 'constructor'].map((root) => [
  `into the root "${root}"`,
  'foreign-root',
  mine(text('x', { root })),
]);

const contents: readonly Attack[] = [
  [
    'a map beside the article',
    'foreign-root',
    (scene) => scene.update(MALLORY, (_, doc) => doc.getMap('review').set('stage', 'published')),
  ],
  [
    'an embed',
    'foreign-content',
    (scene) => scene.update(MALLORY, (article) => article.insertEmbed(2, { image: 'x' }, {})),
  ],
  [
    'a nested text',
    'foreign-content',
    (scene) => scene.update(MALLORY, (article) => article.insertEmbed(2, new Y.Text('x'), {})),
  ],
  ['a nested array', 'foreign-content', mine(type(0, BESIDE))],
  ['an element', 'foreign-content', mine(type(3, BESIDE, 'script'))],
  ['a fragment', 'foreign-content', mine(type(4, BESIDE))],
  ['a hook, which is a map of a kind', 'foreign-content', mine(type(5, BESIDE, 'hook'))],
  ['an XML text', 'foreign-content', mine(type(6, BESIDE))],
  ['bytes', 'foreign-content', mine(item(3, BESIDE, (writer) => writer.writeBuf(new Uint8Array(3))))],
  [
    'old JSON values',
    'foreign-content',
    mine(
      item(2, BESIDE, (writer) => {
        writer.writeLen(1);
        writer.writeString('1');
      }),
    ),
  ],
  [
    'a document',
    'foreign-content',
    mine(
      item(9, BESIDE, (writer) => {
        writer.writeString('guid');
        writer.writeAny({});
      }),
    ),
  ],
  ['content of no known kind', 'foreign-content', mine(item(11, BESIDE, () => {}))],
  ['an object under a key', 'foreign-content', mine(values([{ a: 1 }], UNDER('alt')))],
  [
    'an object with a prototype',
    'foreign-content',
    mine(values([JSON.parse('{"__proto__":{"kind":"rule"}}')], UNDER('kind'))),
  ],
  ['an array under a key', 'foreign-content', mine(values([[1]], UNDER('alt')))],
  ['bytes under a key', 'foreign-content', mine(values([new Uint8Array(2)], UNDER('alt')))],
  ['a bigint under a key', 'foreign-content', mine(values([2n], UNDER('level')))],
];

const formats: readonly Attack[] = (
  [
    ['colour', '#f00'],
    ['bold', 1],
    ['bold', 'true'],
    ['bold', false],
    ['italic', { a: 1 }],
    ['__proto__', true],
    ['constructor', null],
    ['link', true],
    ['link', 'javascript:alert(1)'],
    ['link', 'JaVaScRiPt:alert(1)'],
    ['link', ' javascript:alert(1)'],
    ['link', 'data:text/html,x'],
    ['link', 'ftp://example.org/'],
    ['link', '//example.org'],
    ['link', '\ud83d'],
    ['link', ['https://example.org']],
  ] as const
).map(([name, value]) => [
  `the format ${name}: ${JSON.stringify(value)}`,
  'invalid-format',
  mine(format(name, value, BESIDE)),
]);

const entries: readonly Attack[] = (
  [
    ['kind', 'script'],
    ['kind', '__proto__'],
    ['kind', null],
    ['kind', undefined],
    ['level', 7],
    ['level', Number.NaN],
    ['indent', -1],
    ['indent', 0.5],
    ['src', 'javascript:alert(1)'],
    ['src', '//example.org/x.png'],
    ['alt', 'x'.repeat(2_001)],
    ['alt', 3],
    ['onclick', 'alert(1)'],
    ['__proto__', 'x'],
    ['constructor', 'x'],
    ['toString', true],
    ['', 'x'],
  ] as const
).map(([key, value]) => [
  `the entry ${key}: ${String(value).slice(0, 40)}`,
  'invalid-marker',
  mine(values([value], UNDER(key))),
]);

const places: readonly Attack[] = [
  [
    'a key of the article itself',
    'misplaced',
    (scene) => scene.update(MALLORY, (article) => article.setAttribute('kind', 'rule')),
  ],
  ['words under a key of the article itself', 'misplaced', mine(text('x', { root: 'article', key: 'kind' }))],
  ['a plain value in the text', 'misplaced', mine(values(['x'], BESIDE))],
  ['words under a marker', 'misplaced', mine(text('x', { parent: MARKER }))],
  ['words under a key', 'misplaced', mine(text('x', UNDER('alt')))],
  ['words beside a value of a marker', 'misplaced', mine(text('x', { origin: KIND }))],
  ['a format under a key', 'misplaced', mine(format('bold', true, UNDER('alt')))],
  ['a marker within a marker', 'misplaced', mine(type(1, UNDER('kind')))],
  ['a value of a marker without a key', 'misplaced', mine(values([2], { parent: MARKER }))],
  ['a value under words', 'misplaced', mine(values([2], { parent: WORDS.first, key: 'level' }))],
  ['a value before another of its key', 'misplaced', mine(values(['rule'], { right: KIND }))],
  [
    'a value between a new one of its key and the text',
    'misplaced',
    mine(values(['rule'], { origin: KIND }), values(['quote'], { origin: [MALLORY, 0], right: WORDS.first })),
  ],
  [
    'between the text and a value of a marker',
    'misplaced',
    mine(text('x', { origin: WORDS.first, right: KIND })),
  ],
  [
    'words under a marker that is gone',
    'misplaced',
    () => forge([{ client: MALLORY, clock: 0, structs: [gone(2), text('x', { origin: [MALLORY, 1] })] }]),
  ],
  [
    'between neighbours in reverse order',
    'misplaced',
    mine(text('x', { origin: WORDS.last, right: WORDS.first })),
  ],
  ['between a unit and itself', 'misplaced', mine(text('x', { origin: WORDS.last, right: WORDS.last }))],
  [
    'between neighbours of which one is new, in reverse order',
    'misplaced',
    mine(text('x', BESIDE), text('y', { origin: [MALLORY, 0], right: WORDS.first })),
  ],
];

const bytes: readonly Attack[] = [
  ['nothing', 'undecodable', () => new Uint8Array()],
  ['one byte', 'undecodable', () => new Uint8Array([1])],
  ['an honest update and one byte more', 'undecodable', (scene) => new Uint8Array([...honest(scene), 0])],
  ['an honest update as V2', 'undecodable', (scene) => Y.convertUpdateFormatV1ToV2(honest(scene))],
  ['the whole article as V2', 'undecodable', (scene) => Y.encodeStateAsUpdateV2(scene.server)],
  ['a varint without end', 'undecodable', () => new Uint8Array(400).fill(0xff)],
  [
    'text that is no UTF-8',
    'undecodable',
    mine(item(4, BESIDE, (writer) => writer.writeBuf(new Uint8Array([0xed, 0xa0, 0xbd])))),
  ],
  [
    'a format that is no JSON',
    'undecodable',
    mine(
      item(6, BESIDE, (writer) => {
        writer.writeKey('bold');
        writer.writeString('{');
      }),
    ),
  ],
  [
    'JSON nested beyond reading',
    'invalid-format',
    mine(
      item(6, BESIDE, (writer) => {
        writer.writeKey('bold');
        writer.writeString('['.repeat(3_000) + ']'.repeat(3_000));
      }),
    ),
  ],
  [
    'more values than there are bytes',
    'foreign-content',
    mine(item(8, UNDER('alt'), (writer) => writer.writeLen(2 ** 50))),
  ],
  ['more bytes than one update may have', 'too-large', mine(text('x'.repeat(UPDATE_LIMIT), BESIDE))],
  [
    '2^50 structs in a few bytes',
    'too-large',
    () => forge([{ client: MALLORY, clock: 0, structs: [], claims: 2 ** 50 }]),
  ],
];

function honest(scene: Scene): Uint8Array {
  return scene.update(MALLORY, (article) => article.insert(0, 'Today: ', {}));
}

export const ATTACKS: readonly (readonly [kind: string, attacks: readonly Attack[]])[] = [
  ['identity', identity],
  ['clocks and lengths', clocks],
  ['dependencies', dependencies],
  ['deletions', deletions],
  ['roots', roots],
  ['contents', contents],
  ['formats', formats],
  ['markers', entries],
  ['places', places],
  ['bytes', bytes],
];
