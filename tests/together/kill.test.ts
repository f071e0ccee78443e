/** A server that is killed in the middle of everything keeps every edit and event that it acknowledged. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { verifyChain } from '../../server/commands/chain.ts';
import { openDataFolder } from '../../server/store/folder.ts';
import { SqliteStore } from '../../server/store/sqlite.ts';
import type { DraftId } from '../../shared/review/draft.ts';
import { Chance } from '../fixtures/chance.ts';
import { Colleague, yes } from '../fixtures/colleague.ts';
import { ann, bob, cleo } from '../fixtures/newsroom.ts';
import { newFolder } from '../fixtures/together.ts';

const ROUNDS = 4;
const TYPISTS = [ann, bob, cleo];

/** What the server said yes to. */
type Said = { readonly words: string[]; readonly comments: number[] };

test('killed while three people type and comment, it has all that it acknowledged, once', async () => {
  const seed = Number(process.env.KILL_SEED ?? Date.now() % 1_000_000);
  console.info(`KILL_SEED=${seed}`);
  const chance = new Chance(seed);
  const folder = newFolder();
  const said: Said = { words: [], comments: [] };
  let draft: DraftId | null = null;
  for (let round = 0; round < ROUNDS; round++) {
    const house = await openProcess(folder);
    draft = await typeUntilKilled(house, draft, round, said, 40 + chance.below(160));
    await expectOnDisk(folder, draft, said);
  }
  const house = await openProcess(folder);
  if (draft) await expectReadable(house, draft, said);
  expect(said.words.length).toBeGreaterThan(ROUNDS * TYPISTS.length);
}, 60_000);

type House = { readonly process: ChildProcess; readonly address: string };

async function openProcess(folder: string): Promise<House> {
  const file = fileURLToPath(new URL('../fixtures/house-process.ts', import.meta.url));
  const child = spawn(process.execPath, [file, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [address] = await once(createInterface(child.stdout), 'line');
  return { process: child, address: String(address) };
}

/** Everybody goes on until the line breaks; the kill comes after so many acknowledgements. */
async function typeUntilKilled(
  house: House,
  known: DraftId | null,
  round: number,
  said: Said,
  after: number,
): Promise<DraftId> {
  const { process: child, address } = house;
  const windows = await Promise.all(TYPISTS.map((person) => new Colleague({ address, person }).arrives()));
  const draft = known ?? (await makes(windows[0]));
  await expectReadable(house, draft, said);
  let left = after;
  const noteAcknowledged = (): void => {
    left -= 1;
    if (left === 0) child.kill('SIGKILL');
  };
  const gone = once(child, 'exit');
  await Promise.all(windows.map((one) => typesOn(one, draft, round, said, noteAcknowledged)));
  await gone;
  return draft;
}

async function typesOn(one: Colleague, draft: DraftId, round: number, said: Said, note: () => void) {
  const broken = new Promise<void>((resolve) => one.socket.once('disconnect', () => resolve()));
  await one.joins(draft);
  for (let at = 0; one.socket.connected; at++) {
    const word = `<${one.person.handle}-${round}-${at}>`;
    const answer = await Promise.race([one.types(word), broken.then(() => null)]).catch(() => null);
    if (!answer) return;
    yes(answer);
    said.words.push(word);
    note();
    if (at % 5 === 0) await comments(one, said, note, broken);
  }
}

async function comments(one: Colleague, said: Said, note: () => void, broken: Promise<unknown>) {
  const comment = { draftId: one.draft, anchor: null, text: 'Still here.' };
  const asking = one.asks('comment.make', comment);
  const answer = await Promise.race([asking, broken.then(() => null)]).catch(() => null);
  if (!answer) return;
  said.comments.push(yes(answer).seq);
  note();
}

async function makes(one: Colleague | undefined): Promise<DraftId> {
  if (!one) throw new Error('Nobody is there.');
  return yes(await one.asks('draft.create', { content: { format: 'text', text: 'Harbour to reopen' } }))
    .draftId;
}

async function expectOnDisk(folder: string, draft: DraftId, said: Said): Promise<void> {
  const data = openDataFolder(folder);
  if ('refused' in data) throw new Error(data.message);
  const { events } = await new SqliteStore(data.connect()).load(draft);
  data.close();
  expect(verifyChain(events)).toEqual({ ok: true });
  const numbers = new Set(events.map(({ seq }) => seq));
  expect(said.comments.filter((seq) => !numbers.has(seq))).toEqual([]);
}

/** Every acknowledged word stands in the article exactly once. */
async function expectReadable({ address }: House, draft: DraftId, said: Said): Promise<void> {
  const reader = await new Colleague({ address, person: ann }).arrives();
  await reader.joins(draft);
  const { text } = reader;
  expect(said.words.filter((word) => text.split(word).length !== 2)).toEqual([]);
  await reader.leaves();
}
