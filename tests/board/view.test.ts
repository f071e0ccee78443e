// The board's filters as the address keeps them, and which cards pass.
import { expect, test } from 'vitest';
import { passes } from '../../client/board/passes.ts';
import { changed, cleared, filtersOf, searchOf, type View, viewIn, WHOLE } from '../../client/board/view.ts';
import type { Card } from '../../shared/review/card.ts';
import { card } from './cards.ts';

// A Wednesday, by the clock on the wall of whoever reads it.
const now = new Date(2026, 2, 4, 12).getTime();
const at = (day: number, hour: number): string => new Date(2026, 2, day, hour).toISOString();
const onlooker = { now, needed: (one: Card) => one.slug === 'ferry', handleOf: (id: string) => id };
const passing = (view: Partial<View>, ...cards: Card[]): readonly string[] =>
  cards.filter((one) => passes(one, { ...WHOLE, ...view }, onlooker)).map(({ slug }) => slug);

test('the whole board has a bare address', () => {
  expect(searchOf(WHOLE).toString()).toBe('');
  expect(viewIn(new URLSearchParams())).toEqual(WHOLE);
});

test('every view comes back from its address as it was', () => {
  const view: View = {
    desk: 'legal',
    owner: 'ann',
    stage: 'review',
    due: 'week',
    needsMe: true,
    spiked: true,
    sort: 'headline',
  };
  expect(viewIn(new URLSearchParams(searchOf(view).toString()))).toEqual(view);
});

test('an address that names nothing known shows the whole board', () => {
  expect(viewIn(new URLSearchParams('desk=moon&stage=5&due=soon&sort=x&owner='))).toEqual(WHOLE);
});

test('the spiked stage brings its column along, and clearing takes it away again', () => {
  const view = viewIn(new URLSearchParams('stage=spiked'));
  expect(view).toMatchObject({ stage: 'spiked', spiked: true });
  expect(cleared(view)).toEqual(WHOLE);
});

test('taking the spiked column away leaves the spiked stage, and no other', () => {
  expect(changed({ ...WHOLE, spiked: true, stage: 'spiked' }, { spiked: false })).toEqual(WHOLE);
  expect(changed({ ...WHOLE, spiked: true, stage: 'ready' }, { spiked: false })).toMatchObject({
    stage: 'ready',
  });
  const spiked: View = { ...WHOLE, spiked: true, stage: 'spiked' };
  expect(changed(spiked, { desk: 'copy' })).toEqual({ ...spiked, desk: 'copy' });
});

test('clearing keeps the order and the spiked column, which narrow nothing', () => {
  const view: View = { ...WHOLE, desk: 'copy', sort: 'changed', spiked: true };
  expect(filtersOf(view)).toEqual(['desk']);
  expect(cleared(view)).toEqual({ ...WHOLE, sort: 'changed', spiked: true });
});

test('desk, owner and need each narrow, and together narrow further', () => {
  const ferry = card({ slug: 'ferry', desk: 'legal' });
  const roof = card({ slug: 'roof', desk: 'legal' });
  const mill = card({ slug: 'mill' });
  expect(passing({ desk: 'legal' }, ferry, roof, mill)).toEqual(['ferry', 'roof']);
  expect(passing({ desk: 'legal', needsMe: true }, ferry, roof, mill)).toEqual(['ferry']);
  expect(passing({ owner: 'ann' }, ferry)).toEqual(['ferry']);
  expect(passing({ owner: 'bob' }, ferry)).toEqual([]);
});

test('deadlines are overdue, of today, of this week from Monday to Sunday, or none', () => {
  const cards = [
    card({ slug: 'sunday-before', deadline: at(1, 23) }),
    card({ slug: 'this-morning', deadline: at(4, 9) }),
    card({ slug: 'tonight', deadline: at(4, 23) }),
    card({ slug: 'sunday', deadline: at(8, 23) }),
    card({ slug: 'next-monday', deadline: at(9, 0) }),
    card({ slug: 'whenever' }),
  ];
  expect(passing({ due: 'overdue' }, ...cards)).toEqual(['sunday-before', 'this-morning']);
  expect(passing({ due: 'today' }, ...cards)).toEqual(['this-morning', 'tonight']);
  expect(passing({ due: 'week' }, ...cards)).toEqual(['this-morning', 'tonight', 'sunday']);
  expect(passing({ due: 'none' }, ...cards)).toEqual(['whenever']);
});

test('what is published or spiked is due no more', () => {
  const deadline = at(4, 9);
  const done = [
    card({ slug: 'out', stage: 'published', deadline }),
    card({ slug: 'unused', stage: 'spiked', deadline }),
  ];
  for (const due of ['overdue', 'today', 'week', 'none'] as const)
    expect(passing({ due }, ...done)).toEqual([]);
});
