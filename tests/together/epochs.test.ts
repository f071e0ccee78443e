/** Nothing rises from the dead and nothing stands twice: after an old copy was put back, after a restart, after any load. */
import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { FORMAT_VERSION } from '../../shared/protocol.ts';
import { opens } from '../fixtures/client-wire.ts';
import { until, yes } from '../fixtures/colleague.ts';
import { Device } from '../fixtures/device.ts';
import { HandClock } from '../fixtures/hand-clock.ts';
import { ann, bob, cleo } from '../fixtures/newsroom.ts';
import { newsroom } from '../fixtures/together.ts';

/** A draft as it was yesterday, and the way back to it, once today's house is closed. */
async function yesterday() {
  const first = await newsroom();
  const { folder } = first;
  const draft = await first.makes('Harbour to reopen');
  await first.close();
  const database = join(folder, 'galley.db');
  copyFileSync(database, join(folder, 'yesterday.db'));
  const putsBack = (): void => {
    for (const rest of ['-wal', '-shm']) rmSync(database + rest, { force: true });
    copyFileSync(join(folder, 'yesterday.db'), database);
  };
  return { folder, draft, putsBack };
}

/** Two windows hold today's text, and then yesterday's database is put back. */
async function putBack() {
  const { folder, draft, putsBack } = await yesterday();
  const today = await newsroom({ folder });
  const here = await opens(await today.arrives(ann), draft);
  const there = await opens(await today.arrives(bob), draft);
  const windows = [here, there];
  here.types(' today');
  await there.reads('today');
  there.types(' at noon');
  await here.reads('today at noon');
  await until(() => windows.every((one) => one.standing.saved === 'saved'), 'all is saved');
  await today.close();
  putsBack();
  /** The windows find the restored server. */
  const come = async (house: Awaited<ReturnType<typeof newsroom>>): Promise<void> => {
    here.plugs(await house.arrives(ann));
    there.plugs(await house.arrives(bob));
    await until(() => windows.every((one) => one.standing.kept !== null), 'both are told');
  };
  return { folder, draft, here, there, windows, come };
}

/** Ann's window held today's text and unsent words when it died; then yesterday's database is put back. */
async function leftOnDevice() {
  const { folder, draft, putsBack } = await yesterday();
  const today = await newsroom({ folder });
  const device = new Device(ann);
  const { keep, dies } = await device.window();
  const line = await today.arrives(ann);
  const here = await opens(line, draft, { keep });
  here.types(' today');
  await until(() => here.standing.saved === 'saved', 'all is saved');
  line.socket.disconnect();
  here.types(' never sent');
  await keep.flush();
  dies();
  await today.close();
  putsBack();
  return { folder, draft, device };
}

test('windows that hold today’s text are told of yesterday’s, keep their words, and bring nothing back', async () => {
  const { folder, draft, here, there, windows, come } = await putBack();
  here.types(' never sent');
  const restored = await newsroom({ folder });
  await come(restored);
  expect(here.standing.kept?.words).toContain('today');
  expect(here.standing.kept?.words).toContain('never sent');
  expect(there.standing.kept?.words).toContain('at noon');
  await until(() => windows.every((one) => one.text.endsWith('Harbour to reopen')), 'both read yesterday’s');
  here.types(' after all');
  await there.reads('Harbour to reopen after all');
  const looker = await restored.comes(cleo, draft);
  expect(looker.text.replaceAll('\n', '')).toBe('Harbour to reopen after all');
  expect(windows.map((one) => one.standing.generation)).toEqual([1, 1]);
});

test('a device on which today’s text was open and words were left unsent brings nothing back, and keeps the words', async () => {
  const { folder, draft, device } = await leftOnDevice();
  const restored = await newsroom({ folder });
  const { keep } = await device.window();
  const next = await opens(await restored.arrives(ann), draft, { keep });
  await until(() => next.standing.kept !== null, 'she is told');
  expect(next.standing.kept?.words).toContain('never sent');
  await until(() => next.text.endsWith('Harbour to reopen'), 'she reads yesterday’s');
  const looker = await restored.comes(cleo, draft);
  expect(looker.text.replaceAll('\n', '')).toBe('Harbour to reopen');
  await keep.flush();
  expect(await keep.hasUnsent(draft)).toBe(false);
});

test('so they are when the restored draft has meanwhile come further than they ever saw it', async () => {
  const { folder, draft, windows, come } = await putBack();
  const restored = await newsroom({ folder });
  const looker = await restored.comes(cleo, draft);
  for (let word = 0; word < 12; word++) yes(await looker.types(` ${word}`));
  const { text } = looker;
  await come(restored);
  await until(() => windows.every((one) => one.text.includes(' 11')), 'both read the restored text');
  for (const one of windows) expect(one.text).not.toContain('today');
  yes(await looker.rejoins());
  expect(looker.text).toBe(text);
});

test('who comes with another epoch gets no seat: what they send is not taken', async () => {
  const room = await newsroom();
  const draft = await room.makes('Harbour to reopen');
  const one = await room.comes(ann, draft);
  const answer = yes(
    await one.request('draft.join', {
      draftId: draft,
      formatVersion: FORMAT_VERSION,
      stateVector: Y.encodeStateVector(one.doc),
      lastEvent: 0,
      clientIds: [one.doc.clientID],
      epoch: 'another past',
    }),
  );
  expect(answer.epoch).not.toBe('another past');
  expect(await one.types(' today')).toMatchObject({ ok: false, refusal: { code: 'not-saved' } });
});

test('the same update sent again, and again after a restart, is acknowledged and changes nothing', async () => {
  const room = await newsroom();
  const draft = await room.makes('Harbour to reopen');
  const one = await room.comes(ann, draft);
  const update = one.edits((article) => article.insert(article.length, ' soon', {}));
  const { seq } = yes(await one.sends(update));
  for (let time = 0; time < 2; time++) expect(yes(await one.sends(update)).seq).toBe(seq);
  const before = await room.store.load(draft);
  await room.close();
  const again = await newsroom({ folder: room.folder });
  const back = await again.arrives(ann);
  back.doc = one.doc;
  await back.joins(draft);
  expect(yes(await back.sends(update)).seq).toBe(seq);
  const after = await again.store.load(draft);
  expect([after.seq, after.events]).toEqual([before.seq, before.events]);
  expect((await again.comes(bob, draft)).text.match(/ soon/g)).toHaveLength(1);
});

test('a draft that is read a hundred times is the same to the last byte: reading writes nothing', async () => {
  const clock = new HandClock();
  const room = await newsroom({ clock });
  const draft = await room.makes('# Harbour to reopen');
  const writer = await room.comes(ann, draft);
  yes(await writer.types(' soon'));
  yes(await writer.cuts('Harbour'));
  const reads = new Set<string>();
  await writer.leaves();
  for (let time = 0; time < 100; time++) {
    clock.passes(61_000);
    const reader = await room.comes(bob, draft);
    reads.add(Buffer.from(Y.encodeStateAsUpdate(reader.doc)).toString('base64'));
    expect((await room.store.load(draft)).seq).toBe(4);
    await reader.leaves();
  }
  expect(reads.size).toBe(1);
});
