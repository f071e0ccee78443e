/** What is typed or said without a line is on this device, and comes to the newsroom once, whichever window brings it. */
import { expect, test } from 'vitest';
import { Courier } from '../../client/sync/courier.ts';
import type { Keep } from '../../client/sync/keep.ts';
import { Sayings } from '../../client/sync/sayings.ts';
import { anchorAt } from '../../shared/article/anchor.ts';
import type { DraftId } from '../../shared/review/draft.ts';
import { noLine, opens, wireOf } from '../fixtures/client-wire.ts';
import { until, yes } from '../fixtures/colleague.ts';
import { Device } from '../fixtures/device.ts';
import { flagOn } from '../fixtures/flags.ts';
import { ann, cleo, dan } from '../fixtures/newsroom.ts';
import { newsroom } from '../fixtures/together.ts';

async function scene(text = 'Harbour to reopen') {
  const room = await newsroom();
  const draft = await room.makes(text);
  const device = new Device(ann);
  /** Ann opens the draft in a window of its own. */
  const window = async () => {
    const { keep, dies } = await device.window();
    const line = await room.arrives(ann);
    const here = await opens(line, draft, { keep });
    const dead = (): void => {
      dies();
      line.socket.disconnect();
    };
    return Object.assign(here, { keep, line, dies: dead });
  };
  /** Ann opens it without a line. */
  const windowOffline = async () => {
    const { keep, dies } = await device.window();
    const here = await opens(await room.arrives(ann), draft, { keep, wire: noLine() });
    return Object.assign(here, { keep, dies });
  };
  /** The article on the server's disk, as somebody else reads it. */
  const onTheServer = async (): Promise<string> => (await room.comes(cleo, draft)).text;
  return { room, draft, device, window, windowOffline, onTheServer };
}

const unsent = (keep: Keep, draft: DraftId): Promise<boolean> => keep.hasUnsent(draft);

async function untilKept(keep: Keep, draft: DraftId): Promise<void> {
  await keep.flush();
  expect(await unsent(keep, draft)).toBe(true);
}

test('words typed without a line are kept when the window dies, and the next one brings them, once', async () => {
  const { draft, window, windowOffline, onTheServer } = await scene();
  const first = await window();
  await until(() => first.standing.saved === 'saved', 'the copy is there');
  await first.keep.flush();
  first.dies();
  const offline = await windowOffline();
  expect(offline.standing.blocks[0]?.runs[0]?.text).toBe('Harbour to reopen');
  offline.types(' soon');
  expect(offline.standing.saved).toBe('unsaved');
  await untilKept(offline.keep, draft);
  offline.dies();
  const next = await window();
  await next.reads('soon');
  await until(() => next.standing.saved === 'saved', 'it is saved');
  expect(await onTheServer()).toContain('soon');
  await next.keep.flush();
  expect(await unsent(next.keep, draft)).toBe(false);
  next.dies();
  const later = await window();
  expect(later.standing.saved).toBe('saved');
  expect((await onTheServer()).split('soon')).toHaveLength(2);
});

test('words are on this device within 100 ms of typing, without anybody asking for it', async () => {
  const { draft, window } = await scene();
  const here = await window();
  here.line.socket.disconnect();
  here.types(' soon');
  let isKept = false;
  await until(() => {
    void unsent(here.keep, draft).then((is) => {
      isKept = is;
    });
    return isKept;
  }, 'they are kept');
});

test('what was sent and not acknowledged before the window died is not doubled by the next', async () => {
  const { room, draft, window, onTheServer } = await scene();
  const here = await window();
  here.types(' soon');
  await here.keep.flush();
  here.line.socket.disconnect();
  here.dies();
  const next = await window();
  await until(() => next.standing.saved === 'saved', 'it is saved');
  expect((await onTheServer()).split('soon')).toHaveLength(2);
  const { updates } = await room.store.load(draft);
  expect(updates.length).toBeLessThanOrEqual(2);
});

test('two windows of one person work side by side without a line, and each brings its own words', async () => {
  const { draft, window, onTheServer } = await scene();
  const [one, two] = [await window(), await window()];
  for (const { line } of [one, two]) line.socket.disconnect();
  one.types(' One.');
  two.types(' Two.');
  await untilKept(one.keep, draft);
  await untilKept(two.keep, draft);
  // The first lives: its words are its own to bring.
  two.dies();
  const three = await window();
  await until(() => three.standing.saved === 'saved', 'the third brought what the second left');
  expect(await onTheServer()).not.toContain('One.');
  one.line.socket.connect();
  await until(() => one.standing.saved === 'saved', 'the first brought its own');
  const text = await onTheServer();
  expect([text.split('One.').length, text.split('Two.').length]).toEqual([2, 2]);
});

test('a window brings what another left that died beside it, without being opened anew', async () => {
  const { room, draft, window, onTheServer } = await scene();
  const [one, two] = [await window(), await window()];
  two.line.socket.disconnect();
  two.types(' Two.');
  await untilKept(two.keep, draft);
  two.dies();
  const courier = new Courier(one.wire, one.keep);
  await one.reads('Two.');
  await until(() => one.standing.saved === 'saved', 'it is saved');
  expect((await onTheServer()).split('Two.')).toHaveLength(2);
  one.types(' And one.');
  await until(() => one.standing.saved === 'saved', 'so is what is typed next');
  expect((await onTheServer()).split('And one.')).toHaveLength(2);
  expect((await room.store.load(draft)).updates.length).toBeLessThanOrEqual(3);
  courier.close();
});

test('a thread whose words were moved without a line stands on them when they arrive', async () => {
  const { room, draft, window } = await scene('Harbour to reopen\n\nThe quay is wet. The mayor came.');
  const lawyer = await room.comes(dan, draft);
  yes(await lawyer.asks('flag.raise', flagOn(lawyer, 'The mayor came.')));
  const here = await window();
  await until(() => here.standing.review.threads.length === 1, 'Ann sees the flag');
  here.line.socket.disconnect();
  const { article } = here.draft;
  const text = article.toString();
  const words = 'The mayor came.';
  const hand = {};
  here.draft.travels(hand);
  article.doc?.transact(() => {
    article.delete(here.at(words), words.length);
    article.insert(article.length, ` ${words}`, {});
  }, hand);
  const anchor = anchorAt(article, here.at(words), here.at(words) + words.length);
  const [thread] = here.standing.review.threads;
  if (!anchor || !thread) throw new Error(`There is no such thread in ${text}.`);
  here.draft.moved([{ thread: thread.id, anchor }]);
  await untilKept(here.keep, draft);
  here.dies();
  const next = await window();
  await until(
    () => next.standing.review.threads[0]?.anchor?.tight[0].clock === anchor.tight[0].clock,
    'it moved',
  );
});

test('words that the server refuses after the window died wait to be copied, also in the window after that', async () => {
  const { room, draft, window, device } = await scene();
  const here = await window();
  here.line.socket.disconnect();
  here.types(' Too late.');
  await untilKept(here.keep, draft);
  here.dies();
  const editor = await room.comes(cleo, draft);
  yes(await editor.asks('draft.move', { draftId: draft, to: 'spiked', reason: 'Not ours.' }));
  const next = await window();
  await until(() => next.standing.kept !== null, 'the words are kept for copying');
  expect(next.standing.kept?.words).toContain('Too late.');
  await next.keep.flush();
  next.dies();
  const { keep } = await device.window();
  expect(keep.keptIn.get()).toEqual([draft]);
  const later = await window();
  expect(later.standing.kept?.words).toContain('Too late.');
  later.draft.forgetKept();
  await later.keep.flush();
  expect((await device.window()).keep.keptIn.get()).toEqual([]);
});

test('whichever page is open brings what closed windows left, without the draft on the screen', async () => {
  const { room, draft, window, device, onTheServer } = await scene();
  const here = await window();
  here.line.socket.disconnect();
  here.types(' soon');
  await untilKept(here.keep, draft);
  here.dies();
  const { keep } = await device.window();
  const line = await room.arrives(ann);
  const courier = new Courier(wireOf(line), keep);
  let left = 1;
  await until(() => {
    void keep.orphans().then((drafts) => {
      left = drafts.length;
    });
    return left === 0;
  }, 'nothing is left behind');
  courier.close();
  expect(await onTheServer()).toContain('soon');
});

test('what is said without a line is said once when it is back, after the words that it is about', async () => {
  const { room, draft, window, device } = await scene();
  const here = await window();
  const sayings = new Sayings(here.wire, here.keep);
  here.line.socket.disconnect();
  here.types(' soon');
  const at = here.at('soon');
  const anchor = anchorAt(here.draft.article, at, at + 4);
  const said = await sayings.ask(here.draft, 'comment.make', { draftId: draft, anchor, text: 'When?' });
  expect(said.ok).toBe('later');
  expect(sayings.waiting.get().map(({ name }) => name)).toEqual(['comment.make']);
  await untilKept(here.keep, draft);
  sayings.close();
  here.dies();
  const { keep } = await device.window();
  const wire = wireOf(await room.arrives(ann));
  const later = new Sayings(wire, keep);
  const courier = new Courier(wire, keep);
  const reader = await room.comes(cleo, draft);
  await reader.hears('comment.made');
  await until(() => later.waiting.get().length === 0, 'nothing waits');
  expect(reader.review.threads.map(({ text, anchor: on }) => [text, on?.quote])).toEqual([['When?', 'soon']]);
  later.close();
  courier.close();
});

test('words that are said are in no form any more: a window that dies before the answer leaves them once', async () => {
  const { room, draft, device, window } = await scene();
  const here = await window();
  const place = `${draft}.new.`;
  await here.keep.setText(place, 'Says who? ');
  const wire = { ...here.wire, request: () => new Promise<never>(() => {}) };
  const sayings = new Sayings(wire, here.keep);
  void sayings.ask(here.draft, 'comment.make', { draftId: draft, anchor: null, text: 'Says who? ' }, place);
  await until(() => here.keep.textOf(place) === '', 'the words are on their way');
  sayings.close();
  here.dies();
  const { keep } = await device.window();
  expect(keep.textOf(place)).toBe('');
  const later = new Sayings(wireOf(await room.arrives(ann)), keep);
  const reader = await room.comes(cleo, draft);
  await reader.hears('comment.made');
  await until(() => later.waiting.get().length === 0, 'nothing waits');
  expect(reader.review.threads.map(({ text }) => text)).toEqual(['Says who?']);
  later.close();
});

test('words that are refused are back in the form that they came from', async () => {
  const { room, draft, device, window } = await scene();
  const here = await window();
  const sayings = new Sayings(here.wire, here.keep);
  const editor = await room.comes(cleo, draft);
  yes(await editor.asks('draft.move', { draftId: draft, to: 'spiked', reason: 'Not ours.' }));
  const place = `${draft}.new.`;
  await here.keep.setText(place, 'Says who?');
  const payload = { draftId: draft, anchor: null, text: 'Says who?' };
  const answer = await sayings.ask(here.draft, 'comment.make', payload, place);
  expect(answer).toMatchObject({ ok: false, refusal: { code: 'forbidden' } });
  expect(here.keep.textOf(place)).toBe('Says who?');
  expect((await device.window()).keep.textOf(place)).toBe('Says who?');
  expect(await here.keep.sayings()).toEqual([]);
  sayings.close();
});

test('what is half written meanwhile at the same place, in another window, stays', async () => {
  const { draft, window } = await scene();
  const here = await window();
  const sayings = new Sayings(here.wire, here.keep);
  const place = `${draft}.new.`;
  await here.keep.setText(place, 'Something else');
  const payload = { draftId: draft, anchor: null, text: 'Says who?' };
  expect((await sayings.ask(here.draft, 'comment.make', payload, place)).ok).toBe(true);
  expect(here.keep.textOf(place)).toBe('Something else');
  sayings.close();
});

test('what the server will not hear when it comes to it stays, with the reason, until its author lets it go', async () => {
  const { room, draft, window } = await scene();
  const here = await window();
  const sayings = new Sayings(here.wire, here.keep);
  const lawyer = await room.comes(dan, draft);
  const { seq } = yes(await lawyer.asks('comment.make', { draftId: draft, anchor: null, text: 'Well.' }));
  await until(() => here.standing.review.threads.length === 1, 'Ann sees the comment');
  here.line.socket.disconnect();
  const [thread] = here.standing.review.threads;
  if (!thread) throw new Error('There is no thread.');
  await sayings.ask(here.draft, 'thread.reply', { draftId: draft, thread: thread.id, text: 'Is it?' });
  const editor = await room.comes(cleo, draft);
  yes(await editor.asks('draft.move', { draftId: draft, to: 'spiked', reason: 'Not ours.' }));
  here.line.socket.connect();
  await until(() => sayings.waiting.get()[0]?.refusal?.code === 'forbidden', 'the reply was refused');
  expect((await here.keep.sayings()).map(({ refusal }) => refusal?.code)).toEqual(['forbidden']);
  await sayings.forget(sayings.waiting.get()[0]?.id ?? '');
  expect(await here.keep.sayings()).toEqual([]);
  expect(seq).toBe(thread.id);
  sayings.close();
});

test('what is taken back in one window is not said by another', async () => {
  const { room, draft, device, window } = await scene();
  const here = await window();
  const sayings = new Sayings(here.wire, here.keep);
  here.line.socket.disconnect();
  await sayings.ask(here.draft, 'comment.make', { draftId: draft, anchor: null, text: 'Never mind.' });
  const { keep } = await device.window();
  const beside = await room.arrives(ann);
  beside.socket.disconnect();
  const others = new Sayings(wireOf(beside), keep);
  await until(() => others.waiting.get().length === 1, 'the other window shows it, too');
  await sayings.forget(sayings.waiting.get()[0]?.id ?? '');
  beside.socket.connect();
  await until(() => others.waiting.get().length === 0, 'it is gone there as well');
  const reader = await room.comes(cleo, draft);
  expect(reader.review.threads).toEqual([]);
  for (const one of [sayings, others]) one.close();
});

test('words of two windows that are refused are both kept for copying', async () => {
  const { room, draft, window } = await scene();
  const [one, two] = [await window(), await window()];
  for (const { line } of [one, two]) line.socket.disconnect();
  one.types(' One.');
  two.types(' Two.');
  const editor = await room.comes(cleo, draft);
  yes(await editor.asks('draft.move', { draftId: draft, to: 'spiked', reason: 'Not ours.' }));
  for (const here of [one, two]) {
    here.line.socket.connect();
    await until(() => here.standing.kept !== null, 'it is told');
    await here.keep.flush();
    here.dies();
  }
  const later = await window();
  expect(later.standing.kept?.words).toMatch(/One\.[\s\S]*Two\./);
});

test('a half-written text is there again in the next window', async () => {
  const { device } = await scene();
  const first = await device.window();
  await first.keep.setText('draft.t3', 'But is it');
  first.dies();
  const next = await device.window();
  expect(next.keep.textOf('draft.t3')).toBe('But is it');
  await next.keep.setText('draft.t3', '');
  expect((await device.window()).keep.textOf('draft.t3')).toBe('');
});

test('signing out leaves nothing of a person on the device, and is asked about while words are left', async () => {
  const { draft, window, device } = await scene();
  const here = await window();
  expect(await here.keep.holdsWords()).toBe(false);
  here.line.socket.disconnect();
  here.types(' soon');
  expect(await here.keep.holdsWords()).toBe(true);
  here.dies();
  const { keep } = await device.window();
  await keep.forgetAll();
  const after = await device.window();
  expect([await after.keep.holdsWords(), await after.keep.hasUnsent(draft)]).toEqual([false, false]);
});

test('what is older than thirty days is neither read nor kept, and what is younger is', async () => {
  const { draft, device, window } = await scene();
  const first = await window();
  first.line.socket.disconnect();
  first.types(' soon');
  await untilKept(first.keep, draft);
  await first.keep.setText('old', 'Long ago');
  first.dies();
  device.now += 20 * 24 * 3_600_000;
  const second = await device.window();
  expect([await second.keep.orphans(), second.keep.textOf('old')]).toEqual([[draft], 'Long ago']);
  await second.keep.setText('young', 'The other day');
  second.dies();
  device.now += 11 * 24 * 3_600_000;
  const { keep } = await device.window();
  expect([keep.textOf('old'), keep.textOf('young')]).toEqual(['', 'The other day']);
  expect([await keep.hasUnsent(draft), await keep.orphans()]).toEqual([false, []]);
  expect(await keep.takeOver(draft, 'third', () => 0)).toEqual({ copy: null, rows: [] });
  await keep.setText('young', '');
  // Nothing of it is left on the disk either: a clock that is put back finds none.
  expect(await keep.holdsWords()).toBe(false);
  device.now -= 11 * 24 * 3_600_000;
  const again = await device.window();
  expect([again.keep.textOf('old'), await again.keep.orphans()]).toEqual(['', []]);
});

test('a copy that is still right is written anew after a day only, and one that is not at once', async () => {
  const { room, draft, device, window } = await scene();
  const colleague = await room.comes(cleo, draft);
  /** Ann looks at the draft and goes; when the copy that is then on her device was written. */
  const writtenAfterAVisit = async (words = 'reopen'): Promise<number | undefined> => {
    const here = await window();
    await here.reads(words);
    await until(() => here.standing.session !== '', 'the server has let her in');
    await here.keep.flush();
    const { copy } = await here.keep.takeOver(draft, 'looks', () => 0);
    here.dies();
    return copy?.at;
  };
  const first = device.now;
  expect(await writtenAfterAVisit()).toBe(first);
  device.now += 12 * 3_600_000;
  expect(await writtenAfterAVisit()).toBe(first);
  device.now += 13 * 3_600_000;
  expect(await writtenAfterAVisit()).toBe(device.now);
  device.now += 3_600_000;
  await colleague.types(' soon');
  expect(await writtenAfterAVisit('soon')).toBe(device.now);
});

test('a device that takes nothing is said to keep nothing', async () => {
  const { window } = await scene();
  const here = await window();
  here.line.socket.disconnect();
  here.keep.close();
  here.types(' soon');
  await here.keep.flush();
  expect(here.standing.saved).toBe('unkept');
  expect(here.draft.wouldLoseWords).toBe(true);
});
