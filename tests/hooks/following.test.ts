/** A hook gets every event of its types at least once, in each draft's own order, whatever breaks in between. */
import { describe, expect, it } from 'vitest';
import type { EventType } from '../../shared/review/events.ts';
import { Chance } from '../fixtures/chance.ts';
import { until } from '../fixtures/colleague.ts';
import { HandClock } from '../fixtures/hand-clock.ts';
import { draftNamed } from '../store/entries.ts';
import { postOffice } from './post-office.ts';
import { Receiver } from './receiver.ts';

const [bridge, ferry] = [draftNamed('bridge'), draftNamed('ferry')];
const DAY = 24 * 60 * 60 * 1_000;

async function scene(more: Parameters<typeof postOffice>[0] = {}) {
  const receiver = await Receiver.open();
  const clock = new HandClock();
  const office = postOffice({ clock, listed: [receiver.origin], ...more });
  const comes = (count: number) =>
    until(() => receiver.received.length >= count, `${count} messages, not ${receiver.received.length}`);
  return { receiver, clock, comes, ...office };
}

const seqsOf = (receiver: Receiver, draft: string): readonly number[] =>
  receiver.messages.filter(({ data }) => data.draftId === draft).map(({ data }) => data.seq);

describe('a hook', () => {
  it('is told what happens from when it is made, in order', async () => {
    const { receiver, comes, makes, happens } = await scene();
    await happens(bridge);
    makes(receiver.origin);
    for (let times = 0; times < 3; times++) await happens(bridge);
    await comes(3);
    expect(seqsOf(receiver, bridge)).toEqual([2, 3, 4]);
  });

  it('is told only of the types it asked for', async () => {
    const { receiver, comes, makes, happens, hooks } = await scene();
    makes(receiver.origin, { types: ['draft.published'] });
    await happens(bridge);
    const payload = JSON.stringify({ edition: 1, textVersion: 4, hash: 'ab', note: null });
    await happens(bridge, { type: 'draft.published', payload });
    await comes(1);
    expect(receiver.messages.map(({ type }) => type)).toEqual(['draft.published']);
    await until(() => hooks.all()[0]?.waiting === 0, 'nothing waits');
  });

  it('is told again what failed, later and later, and everything after it, in order', async () => {
    const { receiver, clock, comes, makes, happens, hooks } = await scene();
    makes(receiver.origin);
    receiver.says(500);
    await happens(bridge);
    await happens(bridge);
    const waits: number[] = [];
    for (let times = 1; times <= 4; times++) {
      await comes(times);
      // Its last wait is over, and may still be written there.
      await until(() => Date.parse(hooks.all()[0]?.retryAt ?? '') > clock.now(), 'it waits');
      const wait = Date.parse(hooks.all()[0]?.retryAt ?? '') - clock.now();
      waits.push(wait);
      clock.passes(wait - 1);
      expect(receiver.received).toHaveLength(times);
      if (times === 4) receiver.says(200);
      clock.passes(1);
    }
    for (const [times, wait] of waits.entries()) {
      expect(wait).toBeGreaterThanOrEqual((5_000 * 2 ** times) / 2);
      expect(wait).toBeLessThan(5_000 * 2 ** times);
    }
    await comes(6);
    expect(seqsOf(receiver, bridge)).toEqual([1, 1, 1, 1, 1, 2]);
    await until(() => hooks.all()[0]?.failingSince === null, 'it is well again');
  });

  it('that fails in one draft is told of the others meanwhile, each once', async () => {
    const { receiver, makes, happens, hooks, comesBack } = await scene();
    receiver.answers = ({ message }, response) =>
      void response.writeHead(message?.data.draftId === bridge ? 500 : 200).end();
    makes(receiver.origin);
    for (const draft of [bridge, ferry, bridge, ferry]) await happens(draft);
    await until(() => seqsOf(receiver, ferry).length === 2, 'the ferry’s come');
    await until(() => hooks.all()[0]?.retryAt !== null, 'it waits');
    expect(new Set(seqsOf(receiver, bridge))).toEqual(new Set([1]));
    receiver.says(200);
    await comesBack();
    await until(() => hooks.all()[0]?.waiting === 0, 'nothing waits');
    expect(seqsOf(receiver, ferry)).toEqual([1, 2]);
    expect([...new Set(seqsOf(receiver, bridge))]).toEqual([1, 2]);
  });

  it('goes on where it was when the process comes back, and knows how long it has failed', async () => {
    const { receiver, clock, folder, makes, happens, hooks, close } = await scene();
    makes(receiver.origin);
    await happens(bridge);
    await until(() => hooks.all()[0]?.waiting === 0, 'the first has come');
    receiver.says(503);
    await happens(bridge);
    await until(() => hooks.all()[0]?.failingSince !== null, 'it fails');
    const before = hooks.all();
    await close();
    receiver.says(200);
    const later = postOffice({ folder, clock, listed: [receiver.origin] });
    expect(later.hooks.all()).toEqual(before);
    await later.comesBack();
    await until(() => later.hooks.all()[0]?.waiting === 0, 'the second has come');
    expect([...new Set(seqsOf(receiver, bridge))]).toEqual([1, 2]);
  });

  it('that fails for five days is given up and says so; tried again, it gets all that it missed', async () => {
    const { receiver, clock, makes, happens, hooks, logged, comesBack } = await scene();
    const { hook } = makes(receiver.origin);
    receiver.says(500);
    await happens(bridge);
    const began = clock.now();
    await until(() => hooks.all()[0]?.failingSince !== null, 'it fails');
    while (hooks.all()[0]?.disabled === null) {
      const { length } = receiver.received;
      await comesBack();
      await until(() => receiver.received.length > length, 'a try');
      await until(() => Date.parse(hooks.all()[0]?.retryAt ?? '') > clock.now(), 'it waits');
    }
    expect(clock.now() - began).toBeGreaterThanOrEqual(5 * DAY);
    expect(clock.now() - began).toBeLessThan(5.1 * DAY);
    expect(hooks.all()[0]?.disabled).toBe('Nothing came through for 5 days.');
    expect(logged).toContain('a webhook was given up');
    await happens(bridge);
    const { length } = receiver.received;
    clock.passes(DAY);
    expect(receiver.received).toHaveLength(length);
    receiver.says(200);
    hooks.again(hook.id);
    await until(() => hooks.all()[0]?.waiting === 0, 'all has come');
    expect(seqsOf(receiver, bridge).slice(-2)).toEqual([1, 2]);
    expect(hooks.all()[0]).toMatchObject({ disabled: null, failingSince: null });
  });

  it('whose receiver says that it is gone is given up at once', async () => {
    const { receiver, makes, happens, hooks } = await scene();
    makes(receiver.origin);
    receiver.says(410);
    await happens(bridge);
    await until(() => hooks.all()[0]?.disabled !== null, 'it is given up');
    expect(receiver.received).toHaveLength(1);
  });

  it('that is removed is told nothing more, even of what was under way', async () => {
    const { receiver, makes, happens, hooks, rows } = await scene();
    const { hook } = makes(receiver.origin);
    let finish = (): void => {};
    receiver.answers = (_, response) => {
      finish = () => void response.writeHead(200).end();
    };
    await happens(bridge);
    await happens(bridge);
    await until(() => receiver.received.length === 1, 'the first is under way');
    expect(hooks.remove(hook.id)).toBe(true);
    finish();
    await happens(bridge);
    expect(receiver.received).toHaveLength(1);
    expect([hooks.all(), rows.deliveries(hook.id)]).toEqual([[], []]);
  });

  it('keeps a log of its last hundred deliveries, newest first', async () => {
    const { receiver, comes, makes, happens, hooks } = await scene();
    const { hook } = makes(receiver.origin);
    for (let times = 0; times < 120; times++) await happens(bridge);
    await comes(120);
    await until(() => hooks.all()[0]?.waiting === 0, 'nothing waits');
    const log = hooks.deliveries(hook.id);
    if ('code' in log) throw new Error(log.message);
    expect(log).toHaveLength(100);
    expect(log[0]).toMatchObject({ status: 204, error: null, type: 'comment.made', ms: expect.any(Number) });
    const ids = receiver.messages.map(({ id }) => id);
    expect(log.map(({ event }) => event)).toEqual(ids.slice(-100).toReversed());
  });

  it('can be tried with a test, which moves nothing', async () => {
    const { receiver, makes, hooks } = await scene();
    const { hook } = makes(receiver.origin);
    receiver.says(418);
    expect(await hooks.test(hook.id)).toMatchObject({ type: 'galley.test', status: 418 });
    expect(JSON.parse(receiver.received[0]?.body ?? '')).toMatchObject({ type: 'galley.test', data: {} });
    expect(hooks.all()[0]).toMatchObject({ failingSince: null, waiting: 0 });
    expect(hooks.deliveries(hook.id)).toHaveLength(1);
  });

  it('is one of twenty at most', async () => {
    const { receiver, makes } = await scene();
    for (let made = 0; made < 20; made++) makes(receiver.origin);
    expect(() => makes(receiver.origin)).toThrow(/20 webhooks/);
  });
});

it('whatever fails and however often it is closed, nothing is left out and no draft comes in another order', async () => {
  const seed = Number(process.env['HOOKS_SEED'] ?? Date.now() % 1_000_000);
  console.info(`HOOKS_SEED=${seed}`);
  const chance = new Chance(seed);
  const receiver = await Receiver.open();
  receiver.answers = (_, response) => {
    if (chance.happens(0.1)) response.destroy();
    else response.writeHead(chance.happens(0.2) ? 500 : 200).end();
  };
  const clock = new HandClock();
  const drafts = ['bridge', 'ferry', 'quay', 'pier'].map(draftNamed);
  let office = postOffice({ clock, listed: [receiver.origin] });
  office.makes(receiver.origin);
  for (let times = 0; times < 150; times++) {
    await office.happens(chance.pick(drafts));
    if (chance.happens(0.2)) clock.passes(chance.below(60_000));
    if (!chance.happens(0.04)) continue;
    await office.close();
    office = postOffice({ folder: office.folder, clock, listed: [receiver.origin] });
  }
  receiver.says(200);
  await until(() => {
    const [hook] = office.hooks.all();
    clock.passes(Math.max(0, Date.parse(hook?.retryAt ?? '') - clock.now()) || 0);
    return hook?.waiting === 0;
  }, `all has come, seed ${seed}`);
  for (const draft of drafts) {
    const firsts = [...new Set(seqsOf(receiver, draft))];
    expect(firsts).toEqual(Array.from(firsts, (_, index) => index + 1));
  }
  expect(new Set(receiver.messages.map(({ id }) => id)).size).toBe(150);
});

const SECRET = 'Unspeakable';
const PAYLOADS: readonly (readonly [EventType, object, object])[] = [
  [
    'draft.created',
    { id: bridge, slug: SECRET, desk: 'news', owner: 'ann', deadline: null },
    { desk: 'news' },
  ],
  ['draft.moved', { from: 'writing', to: 'review', reason: SECRET }, { from: 'writing', to: 'review' }],
  ['draft.published', { edition: 2, textVersion: 9, hash: 'ab', note: SECRET }, { edition: 2 }],
  ['draft.reopened', { reason: SECRET }, {}],
  ['comment.made', { anchor: { quote: SECRET }, text: SECRET, mentions: ['bob'] }, { mentions: ['bob'] }],
  [
    'flag.raised',
    {
      anchor: { quote: SECRET },
      text: SECRET,
      mentions: [],
      type: 'legal',
      severity: 'blocking',
      assignee: 'dan',
    },
    { type: 'legal', assignee: 'dan' },
  ],
  ['thread.replied', { text: SECRET, mentions: [] }, { mentions: [] }],
  ['reply.edited', { reply: 4, text: SECRET, mentions: [] }, { reply: 4 }],
  ['thread.moved', { anchor: { quote: SECRET } }, {}],
  ['thread.reopened', { reason: SECRET }, {}],
  ['flag.regraded', { from: 'blocking', to: 'advisory', reason: SECRET }, { to: 'advisory' }],
  ['flag.retyped', { from: 'fact', to: 'quote', reason: SECRET }, { to: 'quote' }],
  ['flag.settled', { outcome: 'verified', note: SECRET }, { outcome: 'verified' }],
];

describe('what leaves the house', () => {
  it.each(PAYLOADS)(
    'of %s is facts, and words only for a hook that was made with them',
    async (type, payload, facts) => {
      const [plain, wordy] = [await Receiver.open(), await Receiver.open()];
      const { makes, happens } = postOffice({ listed: [plain.origin, wordy.origin] });
      makes(plain.origin);
      makes(wordy.origin, { words: true });
      await happens(bridge, { type, payload: JSON.stringify(payload) });
      await until(() => plain.received.length + wordy.received.length === 2, 'both have it');
      expect(plain.received[0]?.body).not.toContain(SECRET);
      expect(plain.messages[0]).toMatchObject({
        type,
        data: { draftId: bridge, seq: 1, by: 'bob', payload: facts },
      });
      expect(wordy.messages[0]?.data.payload).toEqual(payload);
    },
  );

  it('of an event whose words were erased is that it happened', async () => {
    const { receiver, comes, makes, happens } = await scene();
    makes(receiver.origin, { words: true });
    await happens(bridge, { type: 'thread.replied', payload: null, salt: null });
    await comes(1);
    expect(receiver.messages[0]?.data.payload).toBeNull();
  });
});
