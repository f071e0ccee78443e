// The usual beginning of a run: a server, whoever opens documents on it, and one document.

import type { Stage } from '../scenarios/scenario.ts';
import type { Doc, House } from '../systems/system.ts';
import type { Program } from './program.ts';
import { prose } from './prose.ts';

const WORDS = 2_000;

type SetUp = { readonly program: Program; readonly house: House; readonly doc: Doc };

export async function setUp(stage: Stage): Promise<SetUp> {
  const program = await stage.starts();
  const house = await stage.house(program);
  const [doc] = await house.makes(1, article(stage));
  if (!doc) throw new Error('No document was made.');
  return { program, house, doc };
}

export function article({ chance }: Stage): string {
  return prose(WORDS, chance);
}
