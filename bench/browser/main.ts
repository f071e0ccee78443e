// `npm run bench:browser`: what a keystroke costs on the page, ours beside Tiptap's, in Chromium.
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { findChromium } from '../../scripts/chromium.mjs';
import { circumstances } from '../circumstances.ts';
import { median } from '../load/quantile.ts';
import type { Figures } from '../scenarios/scenario.ts';
import { shown } from '../table.ts';
import { galleyPage } from './galley-page.ts';
import { measurePage } from './one-page.ts';
import { PEOPLE, THREADS, WORDS } from './stand.ts';
import { tiptapPage } from './tiptap-page.ts';

const EDITORS = [galleyPage, tiptapPage];
const FIRST_SEED = 7;

const { values } = parseArgs({ options: { reps: { type: 'string', default: '3' } } });
const executablePath = await findChromium();
const browser = await chromium.launch({
  ...(executablePath && { executablePath }),
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
const runs = new Map<string, Figures[]>(EDITORS.map(({ name }) => [name, []]));
for (let rep = 0; rep < Number(values.reps); rep += 1)
  for (const editor of EDITORS) {
    const figures = await measurePage(browser, editor, FIRST_SEED + rep);
    runs.get(editor.name)?.push(figures);
    console.error(`${editor.name}: ${JSON.stringify(figures)}`);
  }
console.log(`\n${table()}\n\n${circumstances(values.reps, EDITORS)}\nChromium ${browser.version()}.`);
await browser.close();

function table(): string {
  const head = [
    `${WORDS} words, ${THREADS} threads, ${PEOPLE} people typing`,
    ...EDITORS.map(({ name }) => name),
  ];
  const metrics = Object.keys([...runs.values()][0]?.[0] ?? {});
  const lines = metrics.map((metric) => [unitOf(metric), ...EDITORS.map(({ name }) => of(name, metric))]);
  return [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function unitOf(metric: string): string {
  return metric.endsWith('measured') ? metric : `${metric}, ms`;
}

function of(editor: string, metric: string): string {
  return shown(median((runs.get(editor) ?? []).flatMap((figures) => figures[metric] ?? [])));
}
