// The program of the index's own thread: it opens the file that it is given and does what it is asked, one at a time.
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { type Answer, askedSchema, type Wish } from './messages.ts';
import type { SearchIndex } from './search-index.ts';
import { SqliteSearch } from './sqlite-search.ts';

const index: SearchIndex = new SqliteSearch(z.string().parse(workerData));

parentPort?.on('message', async (message: unknown) => {
  const { number, wish } = askedSchema.parse(message);
  parentPort?.postMessage({ number, answer: await answer(wish) });
});

async function answer(wish: Wish): Promise<Answer> {
  try {
    return await carryOut(wish);
  } catch (error) {
    return { kind: 'failed', why: String(error) };
  }
}

async function carryOut(wish: Wish): Promise<Answer> {
  switch (wish.name) {
    case 'holds':
      return { kind: 'states', states: [...(await index.holds())] };
    case 'find':
      return { kind: 'hits', hits: [...(await index.find(wish.terms, wish.atMost))] };
    case 'put':
      await index.put(wish.drafts);
      break;
    case 'drop':
      await index.drop(wish.ids);
      break;
    case 'close':
      await index.close();
  }
  return { kind: 'done' };
}
