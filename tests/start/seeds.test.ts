// The made-up newsroom: every draft is at its stage with its blockers, and whatever is open can be settled by another.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DRAFTS, loadSeeds } from '../../seeds/load.ts';
import { PEOPLE } from '../../seeds/people.ts';
import { Accounts } from '../../server/accounts/accounts.ts';
import { verifyChain } from '../../server/commands/chain.ts';
import { LiveDraft } from '../../server/rooms/live-draft.ts';
import { openDataFolder } from '../../server/store/folder.ts';
import { SqliteStore } from '../../server/store/sqlite.ts';
import type { Loaded } from '../../server/store/store.ts';
import { resolve } from '../../shared/article/anchor.ts';
import { wordCount } from '../../shared/article/plain.ts';
import { readBlocks } from '../../shared/article/read.ts';
import { DESKS, type Desk, type Person, ROLES } from '../../shared/newsroom.ts';
import type { Card } from '../../shared/review/card.ts';
import { blockersEver, verdict } from '../../shared/review/gate.ts';
import { canWith } from '../../shared/review/policy.ts';
import { DESK_OF, FLAG_TYPES, type Flag, isOpen, type Thread } from '../../shared/review/thread.ts';

const PRESENT = Date.parse('2031-06-02T09:30:00Z');
const HOUR = 3_600_000;

type Seeded = { readonly card: Card; readonly live: LiveDraft; readonly loaded: Loaded };

let people: readonly Person[];
let drafts: ReadonlyMap<string, Seeded>;
let close: () => void;

beforeAll(async () => {
  const path = mkdtempSync(join(tmpdir(), 'galley-seeds-'));
  const folder = openDataFolder(path);
  if ('refused' in folder) throw new Error(folder.message);
  close = () => {
    folder.close();
    rmSync(path, { recursive: true, force: true });
  };
  const complain = (_: object, message: string): void => {
    throw new Error(message);
  };
  const log = { info: () => {}, warn: complain, error: complain };
  const store = new SqliteStore(folder.connect());
  const accounts = await Accounts.open({ database: folder.connect(), secret: 'x'.repeat(43), log });
  await loadSeeds({ store, accounts, log }, PRESENT);
  people = accounts.people.everybody();
  const all = new Map<string, Seeded>();
  for (const card of await store.cards()) {
    const loaded = await store.load(card.id);
    all.set(card.slug, { card, loaded, live: LiveDraft.replay(card.id, loaded) });
  }
  drafts = all;
  expect(await store.staleCards()).toEqual([]);
});
afterAll(() => close());

const seeded = (slug: string): Seeded => {
  const found = drafts.get(slug);
  if (!found) throw new Error(`there is no draft ${slug}`);
  return found;
};
const threads = (): { slug: string; thread: Thread; seeded: Seeded }[] =>
  [...drafts].flatMap(([slug, one]) =>
    one.live.review.threads.map((thread) => ({ slug, thread, seeded: one })),
  );
const isFlag = (thread: Thread): thread is Flag => thread.form === 'flag';

describe('the seeded drafts', () => {
  it.each([
    ['tanners-row-pump', 'writing', '1 fact, 1 legal open', 2, 1],
    ['last-loaf-hallorans', 'writing', '1 fact open', 1, 2],
    ['night-in-the-hall', 'review', '1 fact, 1 attribution, 1 fairness open', 3, 0],
    ['school-meals-figures', 'review', '1 fact, 1 legal, 1 fairness open', 3, 1],
    ['grammar-school-sale', 'ready', '1 legal open', 1, 1],
    ['winter-ferry', 'published', 'not ready yet', 0, 0],
    ['wind-farm-rumour', 'spiked', '1 attribution open', 1, 0],
  ] as const)('%s is in %s with “%s”', (slug, stage, says, blocking, advisory) => {
    const { card, live } = seeded(slug);
    expect(card.stage).toBe(stage);
    expect(verdict(card.blockers)).toBe(says);
    expect(card.open).toEqual({ blocking, advisory });
    expect(card.blockers).toEqual(blockersEver(live.review, readBlocks(live.article)));
    expect(card.seq).toBe(live.seq);
  });

  it('are all there, each 250 to 600 words long but the spiked one', () => {
    expect([...drafts.keys()].sort()).toEqual(DRAFTS.map(({ slug }) => slug).sort());
    for (const [slug, { card, live }] of drafts) {
      expect(card.words, slug).toBe(wordCount(readBlocks(live.article)));
      if (card.stage === 'spiked') continue;
      expect(card.words, slug).toBeGreaterThanOrEqual(250);
      expect(card.words, slug).toBeLessThanOrEqual(600);
    }
  });

  it('have headline, byline and standfirst, and between them every kind of block that a newsroom writes', () => {
    const kinds = new Set<string>();
    for (const [slug, { live }] of drafts) {
      const blocks = readBlocks(live.article);
      expect(
        blocks.slice(0, 3).map(({ kind }) => kind),
        slug,
      ).toEqual(['headline', 'byline', 'standfirst']);
      for (const { kind } of blocks) kinds.add(kind);
    }
    expect([...kinds]).toEqual(expect.arrayContaining(['paragraph', 'heading', 'quote', 'bullet', 'number']));
  });

  it('are due around the hour of seeding, one overdue while it is written', () => {
    const due = ({ deadline }: Card): number => Date.parse(deadline ?? '') - PRESENT;
    expect(due(seeded('tanners-row-pump').card)).toBe(5 * HOUR);
    expect(due(seeded('last-loaf-hallorans').card)).toBe(-3 * HOUR);
    const overdue = [...drafts.values()].filter(({ card }) => due(card) < 0);
    expect(overdue.map(({ card }) => card.stage).sort()).toEqual(['published', 'spiked', 'writing']);
  });

  it('happened before the hour of seeding, in their order, in a chain that holds', () => {
    for (const [slug, { loaded }] of drafts) {
      const times = [...loaded.events, ...loaded.updates].sort((a, b) => a.seq - b.seq).map(({ at }) => at);
      expect(times, slug).toEqual([...times].sort());
      expect(Date.parse(times.at(-1) ?? ''), slug).toBeLessThan(PRESENT);
      expect(verifyChain(loaded.events), slug).toEqual({ ok: true });
    }
  });

  it('disagree about one night: two writers, two sets of figures', () => {
    const text = (slug: string): string => seeded(slug).live.article.toString();
    expect(text('tanners-row-pump')).toMatch(/340 people[\s\S]*1\.4 metres[\s\S]*212 homes/);
    expect(text('night-in-the-hall')).toMatch(/290 people[\s\S]*1\.1 metres[\s\S]*178 homes/);
    expect(seeded('tanners-row-pump').card.owner).not.toBe(seeded('night-in-the-hall').card.owner);
  });

  it('hold one that is published, with its edition', () => {
    const { card, live } = seeded('winter-ferry');
    expect(card.edition).toBe(1);
    expect(live.draft?.editions).toMatchObject([{ number: 1, note: null }]);
  });
});

describe('the seeded threads', () => {
  it('lie on their words; some were mended, some were cut', () => {
    const states = new Map<string, string>();
    for (const { thread, seeded: one } of threads())
      if (thread.anchor) states.set(thread.anchor.quote, resolve(one.live.article, thread.anchor).state);
    const notPlaced = [...states].filter(([, state]) => state !== 'placed').map(([, state]) => state);
    expect(new Set(notPlaced)).toEqual(new Set(['changed', 'orphaned']));
    expect(states.get('The contractor, Brightspoon, was warned twice for serving cold food.')).toBe(
      'orphaned',
    );
    expect(states.get('290 people')).toBe('placed');
  });

  it('say who cut the words that are gone', () => {
    const { live } = seeded('school-meals-figures');
    const ivo = people.find(({ handle }) => handle === 'ivo');
    expect(Object.values(live.cuts)).toEqual([
      { by: ivo?.id, at: new Date(PRESENT - 21 * HOUR).toISOString() },
    ]);
  });

  it('show everything a thread can be: of many types, answered, mentioning, assigned, settled, on the whole draft', () => {
    const all = threads().map(({ thread }) => thread);
    const open = all.filter(isFlag).filter(isOpen);
    expect(new Set(open.map(({ type }) => type)).size).toBeGreaterThanOrEqual(6);
    expect(all.some(({ replies }) => replies.length > 0)).toBe(true);
    expect(all.some(({ mentions }) => mentions.length > 0)).toBe(true);
    expect(all.some(({ anchor }) => anchor === null)).toBe(true);
    expect(all.filter(isFlag).some(({ assignee }) => assignee !== null)).toBe(true);
    expect(new Set(all.filter(isFlag).flatMap(({ settled }) => settled?.outcome ?? []))).toEqual(
      new Set(['fixed', 'verified']),
    );
  });

  it('can each be settled by somebody who neither raised them nor owns the draft', () => {
    const open = threads().filter(
      ({ thread, slug }) => isFlag(thread) && isOpen(thread) && slug !== 'wind-farm-rumour',
    );
    expect(open.length).toBeGreaterThan(10);
    for (const { thread, slug, seeded: one } of open) {
      const others = people.filter(({ id }) => id !== thread.by && id !== one.card.owner);
      expect(
        others.some((one_) => canWith(one_, 'flag.settle', { ...one.card, formerOwners: [] }, thread).ok),
        `${slug}: ${thread.text}`,
      ).toBe(true);
    }
  });
});

describe('the seeded people', () => {
  it('are six over all roles and desks', () => {
    expect(people).toHaveLength(6);
    expect(new Set(people.map(({ role }) => role))).toEqual(new Set(ROLES));
    expect(new Set(people.flatMap(({ desks }) => desks))).toEqual(new Set<Desk>(DESKS));
    for (const { handle } of PEOPLE) expect(handle).toMatch(/^[a-z]+$/);
  });

  it.each(FLAG_TYPES)('hold two who may settle a %s flag, whoever of them raised it', (type) => {
    const may = people.filter(({ role, desks }) => role === 'chief' || desks.includes(DESK_OF[type]));
    expect(may.length).toBeGreaterThanOrEqual(2);
  });
});
