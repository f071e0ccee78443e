// Hostile words on every screen: nothing of them runs, loads or is reported by the page's policy; they are read as words.
import type { Page } from '@playwright/test';
import { ATTACKS } from '../fixtures/hostile.ts';
import type { Colleague } from './colleague.ts';
import { expect, story } from './newsroom.ts';

/** Each a paragraph of its own, so without line breaks. */
const LINES = ATTACKS.map((attack) => attack.replaceAll(/\s+/gu, ' '));
const NAME = '"><svg onload=alert(1)>';
const HEADLINE = 'Quay <img src=x onerror=alert(1)>';

/** From now on a script that runs is noted. */
async function watches({ page, complaints }: Colleague): Promise<void> {
  page.on('dialog', (dialog) => {
    complaints.push(`a script ran: ${dialog.message()}`);
    void dialog.dismiss();
  });
}

/** As the page's own scripts ask. */
async function asks({ page }: Colleague, name: string, payload: object): Promise<number> {
  const asked = await page.evaluate(
    async ([command, said]) => {
      const answer = await fetch(`/api/commands/${command}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ id: crypto.randomUUID(), payload: said }),
      });
      return { status: answer.status, body: await answer.json() };
    },
    [name, payload] as const,
  );
  expect([name, asked.status, asked.body]).toEqual([name, 200, asked.body]);
  return asked.body.seq;
}

/** What is in the page that no words may bring about. */
async function expectsOnlyOurs(page: Page): Promise<void> {
  const strange = await page.evaluate(() =>
    [...document.querySelectorAll('*')].flatMap((element) => {
      const handlers = [...element.attributes].filter(({ name }) => name.startsWith('on'));
      const href = element.getAttribute('href') ?? element.getAttribute('src') ?? '';
      const leads = /^\s*(?:javascript|data:text|vbscript)/i.test(href);
      const isForeign = element.matches('iframe, object, embed, math, base, form[action], script:not([src])');
      return handlers.length > 0 || leads || isForeign ? [element.outerHTML.slice(0, 200)] : [];
    }),
  );
  expect(strange).toEqual([]);
}

story(
  'hostile words run nothing on the board, in a draft, in the search, in an edition',
  async ({ newsroom }) => {
    const cleo = await newsroom.opens(await newsroom.somebody('chief'));
    await watches(cleo);
    const { page } = cleo;

    // As a page that is brought in, then as plain text, which stays as it was typed.
    await cleo.bringsIn(
      'page.html',
      `<h1>Quay</h1>${ATTACKS.map((one) => `<div><p>before ${one}</p></div>`).join('')}`,
    );
    await expectsOnlyOurs(page);
    await cleo.bringsIn('quay.txt', [HEADLINE, ...LINES].join('\n\n'));
    await cleo.reads('<script>alert(1)</script>');
    await expectsOnlyOurs(page);

    const draftId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    const text = LINES.join('\n').slice(0, 9_000);
    const thread = await asks(cleo, 'comment.make', { draftId, anchor: null, text });
    await asks(cleo, 'thread.reply', { draftId, thread, text });
    await asks(cleo, 'draft.rename', { draftId, slug: NAME });
    await expect(page.getByText('<svg onload=alert(1)><script>').first()).toBeVisible();
    await expectsOnlyOurs(page);

    // Pasted, and typed by hand.
    await cleo.clicksEndOf(HEADLINE);
    await page.keyboard.press('Enter');
    await cleo.pastes(ATTACKS.join(''));
    await cleo.types('<img src=x onerror=alert(1)>');
    await cleo.isSaved();
    await expectsOnlyOurs(page);

    await cleo.goesTo('/');
    await expect(page.getByText(HEADLINE).first()).toBeVisible();
    await expectsOnlyOurs(page);
    await page.keyboard.press('/');
    await page.keyboard.type('alert');
    await expect(page.getByRole('option').first()).toBeVisible();
    await expectsOnlyOurs(page);

    await asks(cleo, 'draft.move', { draftId, to: 'review', reason: text.slice(0, 1_900) });
    await asks(cleo, 'draft.move', { draftId, to: 'ready' });
    const { textVersion } = await page.evaluate(
      async (id) => (await fetch(`/api/drafts/${id}`)).json(),
      draftId,
    );
    await asks(cleo, 'draft.publish', { draftId, textVersion, note: text.slice(0, 1_900) });
    await cleo.goesTo(`/editions/${draftId}/1`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(HEADLINE);
    await expect(page.getByText('<script>alert(1)</script>', { exact: true }).first()).toBeVisible();
    await expectsOnlyOurs(page);

    await cleo.goesTo(`/drafts/${draftId}`);
    await page.getByRole('button', { name: 'Timeline' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectsOnlyOurs(page);
  },
);
