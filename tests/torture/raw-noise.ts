// What is written on a line by somebody who keeps no protocol: noise, broken frames, packets that no client sends.
import { randomBytes } from 'node:crypto';
import { eve } from '../fixtures/newsroom.ts';
import { RawLine } from '../fixtures/raw-line.ts';
import type { Front } from './front.ts';

type Noise = (line: RawLine) => void;

const NOISE: readonly Noise[] = [
  (line) => line.says('2'),
  (line) => line.says('40{}'),
  (line) => line.says('40/admin,{}'),
  (line) => line.says('430[1]'),
  (line) => line.says('461-0[{"_placeholder":true,"num":0}]'),
  (line) => line.says('44"nothing"'),
  (line) => line.says('42'),
  (line) => line.says('42{}'),
  (line) => line.says('42["draft.join"'),
  (line) => line.says('42["connect",{}]'),
  (line) => line.says('42["disconnecting"]'),
  (line) => line.says('42["__proto__",{}]'),
  (line) => line.says('42[7,{}]'),
  (line) => line.says('4299999999999999999999["ask",{}]'),
  (line) => line.says(`42["ask",${'['.repeat(100_000)}${']'.repeat(100_000)}]`),
  (line) => line.says(`421["ask",{"id":"${'x'.repeat(310_000)}"}]`),
  (line) => line.says('451-0["draft.update",{"update":{"_placeholder":true,"num":7}}]'),
  (line) => line.says('4599999-0["draft.update"]'),
  (line) => line.says(randomBytes(50)),
  (line) => {
    line.says('453-0["ask",{"_placeholder":true,"num":0}]');
    line.says(randomBytes(10));
    line.says('42["ask",{}]');
  },
  (line) => line.says('49'),
  (line) => line.says('bAAAA'),
  (line) => line.says(''),
  (line) => line.says(randomBytes(700_000)),
  (line) => line.write(Uint8Array.of(0x81, 5, 1, 2, 3, 4, 5)),
  (line) => line.write(Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff)),
  (line) => {
    line.write(randomBytes(500));
    // It may read as the beginning of something long, for which the server waits.
    line.hangsUp();
  },
];

/** What is said with a call: nothing, or what no page of ours says. */
const CALLS: readonly string[] = [
  '40',
  '40{}',
  `40{"person":"${eve.id}","join":7}`,
  `40{"person":"${eve.id}","join":{"draftId":"nothing","stateVector":{"base64":"//8="},"clientIds":[-1]}}`,
  `40{"person":"${eve.id}","join":${'['.repeat(10_000)}${']'.repeat(10_000)}}`,
  '40{"person":{"__proto__":null},"__proto__":{"join":1}}',
];

/** One line, opened as it should be, on which one thing comes that no client says: it has to end. */
export async function raw(front: Front): Promise<void> {
  const line = new RawLine(front.address);
  line.shakesHands({ cookie: `${eve.id}=raw` });
  await line.hears('pingTimeout');
  line.says(front.chance.pick(CALLS));
  await line.hears('40{"sid"');
  front.tally.frames += 1;
  front.chance.pick(NOISE)(line);
  // A frame that claims to be longer than it is waits for the rest; so does a message that lacks its bytes.
  line.says('42["no.such.request"]');
  await line.ended;
}
