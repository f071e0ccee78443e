// The main job from end to end, on a real article where one is at hand and on one of our own everywhere.
import { existsSync, readFileSync } from 'node:fs';
import { expect, story } from './newsroom.ts';

type Article = {
  readonly name: string;
  readonly text: string;
  /** Words to flag as a quotation, and what they are mended to. */
  readonly quote: readonly [string, string];
  /** Words to flag for the lawyers, which stay. */
  readonly legal: string;
  /** Words that are cut. */
  readonly cut: string;
};

const OURS: Article = {
  name: 'bridge.txt',
  text: `Harbour bridge to close for a year

By Priya Nair

The harbour bridge will close in March for repairs that the council puts at nine million, its engineer said on Tuesday.

“Nobody will be cut of from work,” said Tomas Weir, who runs the ferry. He promised a boat every ten minutes.

The contractor, Lund & Sons, lied about the rust for years, according to two people who worked on it.

Traders on the quay expect to lose a third of their custom.`,
  quote: ['cut of from work', 'cut off from work'],
  legal: 'lied about the rust',
  cut: 'Traders on the quay expect to lose a third of their custom.',
};

/** The desks' real input, when it lies beside the project. It is read, never copied. */
const REAL: readonly Article[] = [
  {
    name: '000_8bc4744d1568147b.txt',
    quote: ['their so-called ‘sanctuary policies are', 'their so-called ‘sanctuary’ policies are'],
    legal: 'shield criminal illegals',
    cut: 'It is proof that the entire nation can do better,',
  },
  {
    name: '001_f38610e42f1b4f28.txt',
    quote: ['too many Americans lives', 'too many American lives'],
    legal: 'the blood runs in the streets',
    cut: 'The culprit? Chicago’s sanctuary city policies.',
  },
].flatMap((article) => {
  const path = new URL(`../../../shared/drafts/${article.name}`, import.meta.url);
  if (!existsSync(path)) return [];
  const [first = '', second = ''] = article.quote;
  return [{ ...article, quote: [first, second] as const, text: readFileSync(path, 'utf8') }];
});
if (REAL.length === 0) console.log('No ../shared/drafts here: the story runs on an article of our own only.');

for (const article of [OURS, ...REAL]) {
  story(
    `a draft is published only when every blocking flag is settled: ${article.name}`,
    async ({ newsroom }) => {
      const [ann, bob, dana] = await Promise.all([
        newsroom.opens(await newsroom.somebody('writer')),
        newsroom.opens(await newsroom.somebody('chief')),
        newsroom.opens(await newsroom.somebody('editor')),
      ]);
      await ann.bringsIn(article.name, article.text);
      await ann.isSaved();
      await bob.joins(ann);
      await dana.joins(ann);
      await bob.reads(article.legal);

      // Three people at once: each writes, each reads the others.
      await ann.clicksEndOf(article.legal);
      await ann.types(' Ann was here.');
      await dana.clicksEndOf(article.cut);
      await dana.types(' Dana was here.');
      await bob.reads('Ann was here.');
      await bob.reads('Dana was here.');
      await ann.reads('Dana was here.');

      if (!(await ann.hasHeadline())) await ann.writesHeadline('A headline for the desk');

      await bob.flags(article.quote[0], { type: 'Quote', says: 'Were these the words?' });
      await bob.flags(article.legal, { type: 'Legal', says: 'Can we say that?' });
      await bob.flags(article.cut, { type: 'Fact', says: 'Where is this from?' });
      await expect(ann.thread('Can we say that?')).toBeVisible();

      // Mending the words leaves the flag, with then and now.
      await ann.selects(article.quote[0]);
      await ann.types(article.quote[1]);
      const quoteFlag = await bob.opensThread('Were these the words?');
      await expect(quoteFlag.getByText('Changed')).toBeVisible();
      await expect(quoteFlag.getByRole('insertion')).toHaveText(article.quote[1]);

      // Cutting them orphans it: it still counts, and says who cut them.
      await dana.selects(article.cut);
      await dana.page.keyboard.press('Delete');
      const factFlag = await bob.opensThread('Where is this from?');
      await expect(factFlag.getByText(`Words cut by ${dana.person.name}`)).toBeVisible();
      await dana.page.keyboard.press('Control+z');
      await expect(factFlag.getByText('Words cut')).toHaveCount(0);
      await dana.selects(article.cut);
      await dana.page.keyboard.press('Delete');
      await expect(factFlag.getByText('Words cut').first()).toBeVisible();

      await bob.moves('review');
      await bob.moves('ready');
      const gate = bob.page.getByRole('button', { name: /^Gate: / });
      await expect(gate).toContainText('1 fact, 1 quote, 1 legal open');
      await gate.click();
      const panel = bob.page.getByRole('dialog');
      await expect(panel.getByRole('listitem')).toHaveCount(3);
      await expect(panel.getByRole('button', { name: /^Publish/ })).toBeDisabled();
      await bob.page.keyboard.press('Escape');

      await bob.settlesMended('Were these the words?');
      await bob.settlesMended('Where is this from?');
      await bob.settles('Can we say that?', 'Waived', 'The editor takes the risk: two sources, on tape.');

      await bob.page.getByRole('button', { name: 'Publish', exact: true }).click();
      await bob.page.getByRole('dialog').getByRole('button', { name: 'Publish edition 1' }).click();
      await expect(bob.page.getByText('Published as edition 1')).toBeVisible();
      await expect(ann.page.getByText('Published as edition 1')).toBeVisible();
      await expect(ann.article).toHaveAttribute('contenteditable', 'false');

      await bob.page.getByRole('link', { name: 'Read the edition' }).click();
      await expect(bob.page.locator('body')).toContainText(article.quote[1]);
      await expect(bob.page.locator('body')).toContainText(/[0-9a-f]{64}/);
    },
  );
}

story('a correction makes edition 2, with a reason and a note', async ({ newsroom }) => {
  const chief = await newsroom.opens(await newsroom.somebody('chief'));
  await chief.page
    .getByRole('region', { name: /^Published/ })
    .getByRole('link')
    .first()
    .click();
  await chief.page.getByRole('button', { name: 'Reopen for correction…' }).click();
  await chief.page.getByLabel('What has to be corrected?').fill('A name was misspelt.');
  await chief.page.getByRole('button', { name: 'Reopen', exact: true }).click();
  await expect(chief.page.getByText('Reopened for correction')).toBeVisible();
  await chief.article.click();
  await chief.page.keyboard.press('Control+End');
  await chief.types(' Corrected.');
  await chief.isSaved();
  await chief.page.getByRole('button', { name: 'Publish', exact: true }).click();
  const panel = chief.page.getByRole('dialog');
  await expect(panel.getByRole('button', { name: 'Publish edition 2' })).toBeDisabled();
  await panel.getByLabel('Correction note').fill('An earlier edition misspelt a name.');
  await panel.getByRole('button', { name: 'Publish edition 2' }).click();
  await expect(chief.page.getByText('Published as edition 2')).toBeVisible();
  await expect(chief.page.getByText('An earlier edition misspelt a name.')).toBeVisible();
  await chief.page.getByRole('link', { name: 'Edition 1', exact: true }).click();
  await expect(chief.page.getByText(/^Edition 1 of /)).toBeVisible();
});
