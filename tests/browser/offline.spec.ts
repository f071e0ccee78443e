// Without a line: what is typed stays on this device, Galley opens, and everything arrives once when the line is back.
import { rmSync } from 'node:fs';
import { anotherRelease } from './another-release.ts';
import type { Colleague } from './colleague.ts';
import { expect, story } from './newsroom.ts';

/** What a browser says of a server that is not there. */
const UNREACHABLE =
  /ERR_(CONNECTION_REFUSED|CONNECTION_RESET|EMPTY_RESPONSE|INTERNET_DISCONNECTED)|WebSocket/;
const UNSAVED = 'Not saved, kept on this device';

async function isKeptOffline(one: Colleague): Promise<void> {
  // The worker has the whole shell: from now on the page opens by itself.
  await one.page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
}

/** How many releases' shells are kept; 0 while one of them is still being fetched, and the worker of the one before serves. */
async function keepsShells(one: Colleague): Promise<number> {
  return one.page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    const isChanging = !registration || registration.installing || registration.waiting;
    const isServing = registration?.active?.state === 'activated';
    return isChanging || !isServing ? 0 : (await caches.keys()).length;
  });
}

/** Counts how often words stand in what somebody reads. */
async function readsOnce(one: Colleague, words: string): Promise<void> {
  await expect.poll(async () => (await one.words()).split(words).length - 1).toBe(1);
}

story(
  'words typed without a line survive the closed tab, are there when it opens, and arrive once',
  async ({ newsroom }) => {
    const [ann, bob] = await newsroom.two('writer', 'editor', 'The ferry left late.');
    const { pathname } = new URL(ann.page.url());
    await isKeptOffline(ann);
    await newsroom.stops();
    await ann.clicksEndOf('The ferry left late.');
    await ann.types(' Nobody saw it go.');
    await expect(ann.page.getByText(UNSAVED)).toBeVisible();
    await ann.hasOnDevice(' Nobody saw it go.'.length);
    await ann.opensTabAnew();
    await ann.goesTo(pathname);
    await ann.reads('Nobody saw it go.');
    await expect(ann.page.getByText(UNSAVED)).toBeVisible();
    await ann.clicksEndOf('Nobody saw it go.');
    await ann.types(' But we did.');
    await ann.hasOnDevice(' Nobody saw it go. But we did.'.length);
    await ann.opensTabAnew();
    await newsroom.startsAgain();
    // The board is enough: what was left behind goes out from whichever page is open.
    await ann.goesTo('/');
    await bob.isBack();
    await bob.reads('Nobody saw it go. But we did.');
    await readsOnce(bob, 'Nobody saw it go. But we did.');
    await ann.goesTo(pathname);
    await readsOnce(ann, 'Nobody saw it go. But we did.');
    await ann.isSaved();
    for (const one of [ann, bob]) one.forgives(UNREACHABLE);
  },
);

story(
  'whoever comes back names the draft with their very call, and brings what they wrote',
  async ({ newsroom }) => {
    const [ann, bob] = await newsroom.two('writer', 'editor', 'The ferry left late.');
    const said: string[] = [];
    ann.page.on('websocket', (line) =>
      line.on('framesent', ({ payload }) => void said.push(String(payload))),
    );
    await newsroom.stops();
    await ann.clicksEndOf('The ferry left late.');
    await ann.types(' Nobody saw it go.');
    await expect(ann.page.getByText(UNSAVED)).toBeVisible();
    await newsroom.startsAgain();
    await bob.reads('Nobody saw it go.');
    await ann.isSaved();
    const calls = said.filter((packet) => packet.startsWith('40'));
    expect(calls.filter((call) => call.startsWith('40{"person":'))).toEqual(calls);
    expect(calls.length).toBeGreaterThan(0);
    expect(said.filter((packet) => packet.includes('"draft.join"'))).toEqual([]);
    for (const one of [ann, bob]) one.forgives(UNREACHABLE);
  },
);

story(
  'two tabs of one person write side by side without a line, and bring their words once',
  async ({ newsroom }) => {
    const [ann, bob] = await newsroom.two('writer', 'editor', 'The ferry left late.', 'Nobody saw it go.');
    const beside = await newsroom.opensBeside(ann);
    await beside.joins(ann);
    await isKeptOffline(ann);
    await newsroom.stops();
    await ann.clicksEndOf('The ferry left late.');
    await ann.types(' It was cold.');
    await beside.clicksEndOf('Nobody saw it go.');
    await beside.types(' But we did.');
    await ann.hasOnDevice(' It was cold. But we did.'.length);
    // One of them closes, the other comes back: it brings its own, and what the closed one left.
    await beside.page.close();
    await newsroom.startsAgain();
    for (const one of [ann, bob]) await one.isBack();
    await bob.reads('The ferry left late. It was cold.');
    await bob.reads('Nobody saw it go. But we did.');
    for (const one of [ann, bob]) {
      await readsOnce(one, 'It was cold.');
      await readsOnce(one, 'But we did.');
      await one.isSaved();
    }
    for (const one of [ann, bob, beside]) one.forgives(UNREACHABLE);
  },
);

story(
  'what is said without a line waits in sight, and is said once when the line is back',
  async ({ newsroom }) => {
    const [ann, bob] = await newsroom.two('editor', 'chief', 'The ferry left late.');
    await newsroom.stops();
    await expect(ann.page.getByText('No line to the server.')).toBeVisible();
    await ann.flags('left late', { type: 'Fact', says: 'By whose clock?' });
    await expect(ann.page.getByText('Your flag waits for the line')).toBeVisible();
    await expect(ann.page.getByText('By whose clock?')).toBeVisible();
    await newsroom.startsAgain();
    await expect(bob.thread('By whose clock?')).toBeVisible({ timeout: 20_000 });
    await expect(ann.page.getByText('Your flag waits for the line')).toHaveCount(0);
    await expect(ann.thread('By whose clock?')).toHaveCount(1);
    for (const one of [ann, bob]) one.forgives(UNREACHABLE);
  },
);

story('nothing older than 100 ms is lost with a window that is killed', async ({ newsroom }) => {
  const rounds = Number(process.env['GALLEY_CRASHES'] ?? 20);
  story.setTimeout(60_000 + rounds * 10_000);
  const [ann, bob] = await newsroom.two('writer', 'editor', 'The ferry left late.');
  const { pathname } = new URL(ann.page.url());
  await isKeptOffline(ann);
  await newsroom.stops();
  let kept = '';
  for (let round = 0; round < rounds; round++) {
    await ann.clicksEndOf('The ferry left late.');
    const typed = await ann.typesUntilKilled(`<${round}>`, 100);
    expect(typed.length).toBeGreaterThan(4);
    await ann.opensTabAnew();
    await ann.goesTo(pathname);
    await ann.reads(kept + typed);
    kept = (await ann.words()).split('The ferry left late.')[1] ?? '';
  }
  await newsroom.startsAgain();
  for (const one of [ann, bob]) await one.isBack();
  await bob.reads(kept);
  await ann.isSaved();
  await readsOnce(bob, `<${rounds - 1}>`);
  for (const one of [ann, bob]) one.forgives(UNREACHABLE);
});

story('a new release takes the place of the old one without losing an unsent word', async ({ newsroom }) => {
  const release = anotherRelease();
  const [ann, bob] = await newsroom.two('writer', 'editor', 'The ferry left late.');
  const { pathname } = new URL(ann.page.url());
  await isKeptOffline(ann);
  await newsroom.stops();
  await ann.clicksEndOf('The ferry left late.');
  await ann.types(' Nobody saw it go.');
  await expect(ann.page.getByText(UNSAVED)).toBeVisible();
  await ann.hasOnDevice(' Nobody saw it go.'.length);
  await newsroom.startsAgain(release.folder);
  await ann.opensTabAnew();
  await ann.goesTo(pathname);
  await expect(ann.page.locator(`script[src*="${release.script}"]`)).toHaveCount(1);
  await bob.isBack();
  await bob.reads('Nobody saw it go.');
  await readsOnce(bob, 'Nobody saw it go.');
  await ann.isSaved();
  // The new release, too, opens without a line.
  await expect.poll(() => keepsShells(ann), { message: 'the new shell is kept' }).toBe(2);
  await newsroom.stops();
  await ann.opensTabAnew();
  await ann.goesTo(pathname);
  await expect(ann.page.locator(`script[src*="${release.script}"]`)).toHaveCount(1);
  await ann.reads('Nobody saw it go.');
  await newsroom.startsAgain();
  for (const one of [ann, bob]) one.forgives(UNREACHABLE);
  rmSync(release.folder, { recursive: true });
});

story('signing out with words that only this device has asks first', async ({ newsroom }) => {
  const [ann] = await newsroom.two('writer', 'editor', 'The ferry left late.');
  await ann.flagsHalfway('left late', 'By whose cl');
  await ann.page.getByRole('button', { name: /account and appearance/ }).click();
  await ann.page.getByRole('button', { name: 'Sign out' }).click();
  await expect(ann.page.getByRole('alert')).toContainText('on this device only');
  await ann.page.getByRole('button', { name: 'Stay' }).click();
  await expect(ann.article).toBeVisible();
  await ann.page.getByRole('button', { name: 'Sign out' }).click();
  await ann.page.getByRole('button', { name: 'Sign out and delete them' }).click();
  await expect(ann.page).toHaveURL(/\/sign-in$/);
  await expect.poll(() => ann.page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
});
