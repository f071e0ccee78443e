// `npm run bench:browser`: what an editor costs on its page, ours beside Tiptap's, in Chromium.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { findChromium } from '../../scripts/chromium.mjs';
import { chosen } from '../chosen.ts';
import { circumstances } from '../circumstances.ts';
import { Chance } from '../load/chance.ts';
import type { Figures } from '../scenarios/scenario.ts';
import { type Measured, rowsOf, tableOf } from '../table.ts';
import { galleyPage } from './galley-page.ts';
import { hour } from './hour.ts';
import type { Launch, PageScenario } from './page-scenario.ts';
import type { Editor } from './stand.ts';
import { tiptapPage } from './tiptap-page.ts';
import { typing } from './typing-page.ts';
import { weight } from './weight.ts';

const FIRST_SEED = 7;

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    systems: { type: 'string' },
    reps: { type: 'string', default: '3' },
    json: { type: 'string' },
  },
});
const scenarios = chosen([typing, weight, hour], values.only, ({ letter }) => letter);
const editors = chosen([galleyPage, tiptapPage], values.systems, ({ name }) => name);
const executablePath = await findChromium();
const launch: Launch = {
  ...(executablePath && { executablePath }),
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
};
const browser = await chromium.launch(launch);
const version = browser.version();
await browser.close();

const runs: Measured[] = [];
for (const scenario of scenarios)
  for (let rep = 0; rep < Number(values.reps); rep += 1)
    for (const editor of editors) {
      const figures = await measure(scenario, editor, FIRST_SEED + rep);
      console.error(`${scenario.title}: ${editor.name}: ${JSON.stringify(figures)}`);
      runs.push({ scenario, system: editor, outcome: { figures } });
    }
const rows = rowsOf(runs);
if (values.json !== undefined) writeFileSync(values.json, JSON.stringify(rows, null, 1));
const on = `${circumstances(values.reps, editors)}\nChromium ${version}.`;
console.log(`\n${tableOf(rows, scenarios, editors)}\n\n${on}`);

async function measure(scenario: PageScenario, editor: Editor, seed: number): Promise<Figures> {
  const chance = new Chance(seed);
  const stand = await editor.opens(chance, scenario.size);
  try {
    return await scenario.run({ launch, stand, chance });
  } finally {
    await stand.close();
  }
}
