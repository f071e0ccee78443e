/** Hostile words come in by every way there is, and leave by every way as words: read back, nothing is there but what we write. */
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { codeOf, until } from '../fixtures/colleague.ts';
import { ADDRESSES, ATTACKS, NAMES } from '../fixtures/hostile.ts';
import { type House, openHostile } from './hostile-scene.ts';
import { intruders, wordsOf } from './safe-html.ts';
import { brings, escaped, LINES, WAYS_IN } from './ways-in.ts';
import { leavesSafely, reviewed } from './ways-out.ts';

/** What still stands as words once nobody sees what is invisible, and line breaks are spaces. */
const seen = (text: string): string => text.replaceAll(/[\p{C}\p{Z}\s]+/gu, '');

describe('hostile words', () => {
  test.each(Object.keys(WAYS_IN))(
    'that came in %s leave as words by every way',
    async (way) => {
      const house = await openHostile();
      const draftId = await WAYS_IN[way]?.(house);
      if (!draftId) throw new Error('There is no such way in.');
      await reviewed(house, draftId, LINES.join('\n').slice(0, 9_000), NAMES[7] ?? '');
      await leavesSafely(house, draftId);
      if (way === 'as a page') return;
      // Nobody's words are lost over it: what was typed is read.
      const words = seen(wordsOf((await house.gets(`/editions/${draftId}/1`)).body));
      for (const line of LINES) if (way !== 'as Markdown') expect(words).toContain(seen(line));
    },
    60_000,
  );

  test.each(NAMES)(
    'that are a name are only a name, wherever it stands: %j',
    async (name) => {
      const house = await openHostile();
      const draftId = await house.makes(house.cleo, 'Harbour plan\n\nTwelve cranes came.');
      await reviewed(house, draftId, name, name.slice(0, 80));
      await leavesSafely(house, draftId);
      await house.page.posts('/tokens', { name: name.slice(0, 60), scopes: ['read'], days: null });
      const readings = ['/tokens', '/people', '/drafts', `/drafts/${draftId}`, `/drafts/${draftId}/timeline`];
      for (const path of [
        ...readings,
        `/drafts/${draftId}/review`,
        `/drafts/${draftId}/events`,
        '/search?q=harbour',
      ]) {
        const answer = await house.gets(`/api${path}`);
        expect([path, answer.headers['content-type']]).toEqual([path, 'application/json; charset=utf-8']);
        expect(answer.headers['x-content-type-options']).toBe('nosniff');
        expect(() => answer.json()).not.toThrow();
      }
      await until(
        () => house.receiver.messages.some(({ type }) => type === 'draft.published'),
        'the hook is told',
      );
      for (const { headers, body } of house.receiver.received) {
        expect(headers['content-type']).toBe('application/json');
        expect(Object.keys(headers)).not.toContain('x');
        expect(() => JSON.parse(body)).not.toThrow();
      }
    },
    60_000,
  );
});

describe('an address that does harm', () => {
  test.each(ADDRESSES)(
    'is no link, no figure and no hook: %j',
    async (address) => {
      const house = await openHostile();
      expect(await forges(house, (article) => article.insert(0, 'x', { link: address }))).toBe(
        'update-refused',
      );
      const figure = new Y.Map(Object.entries({ kind: 'figure', src: address }));
      expect(await forges(house, (article) => article.insertEmbed(0, figure))).toBe('update-refused');
      const hook = await house.page.posts('/hooks', { url: address, types: ['draft.moved'], words: false });
      expect(hook.status).toBe(400);
      const there = escaped(address);
      const asPage = await leftOf(
        house,
        'html',
        `<h1>A</h1><p><a href="${there}">a</a><img src="${there}"></p>`,
      );
      const asText = await leftOf(house, 'markdown', `# A\n\n[a](${there}) ![b](${there})`);
      expect([intruders(asPage), intruders(asText)]).toEqual([[], []]);
      expect(asPage).not.toContain('<a ');
    },
    60_000,
  );

  /** What no editor of ours would send, straight into somebody's draft; three at once would cut the line. */
  async function forges(house: House, change: (article: Y.Text) => void): Promise<string> {
    const draftId = await house.makes(house.cleo, 'Harbour plan\n\nTwelve cranes came.');
    const window = await house.opensWindow();
    await window.joins(draftId);
    return codeOf(await window.sends(window.edits(change)));
  }

  async function leftOf(house: House, format: 'html' | 'markdown', text: string): Promise<string> {
    const draftId = await brings(house, format, text);
    return (await house.gets(`/api/drafts/${draftId}/export/html`)).body;
  }
});

test('what is looked for in a page would be found there', () => {
  for (const attack of ATTACKS.filter((one) => /^<(?:script|svg|img|math|iframe|object)/i.test(one)))
    expect([attack, intruders(`<p>${attack}</p>`).length > 0]).toEqual([attack, true]);
  for (const address of ADDRESSES.filter((one) => !one.startsWith('https:')))
    expect([address, intruders(`<a href="${escaped(address)}">x</a>`).length]).toEqual([address, 1]);
});
