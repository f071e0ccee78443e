// The form of a draft's details, and what it asks for.
import { expect, test } from 'vitest';
import { deedsOf, formOf, problemOf, shortens } from '../../client/details/facts.ts';
import { bob } from '../fixtures/newsroom.ts';
import { card } from './cards.ts';

const noon = new Date(2026, 2, 4, 12).getTime();
const at = (hour: number): string => new Date(2026, 2, 4, hour).toISOString();
const ferry = card({ slug: 'ferry', deadline: at(15), embargo: at(18) });
const form = formOf(ferry);

test('a form that nothing was changed in asks for nothing', () => {
  expect(deedsOf(ferry, form)).toEqual([]);
});

test('only what was changed is asked for, one command a fact', () => {
  const draftId = ferry.id;
  const changed = { ...form, slug: ' boats ', owner: bob.id, desk: 'legal', deadline: '' } as const;
  expect(deedsOf(ferry, changed)).toEqual([
    { name: 'draft.rename', payload: { draftId, slug: 'boats' } },
    { name: 'draft.assign', payload: { draftId, owner: bob.id } },
    { name: 'draft.transfer', payload: { draftId, desk: 'legal' } },
    { name: 'deadline.move', payload: { draftId, deadline: null } },
  ]);
});

test('an embargo is placed at the moment that the clock on the wall says', () => {
  expect(deedsOf(ferry, { ...form, embargo: '2026-03-04T20:30' })).toMatchObject([
    { name: 'embargo.place', payload: { until: new Date(2026, 2, 4, 20, 30).toISOString() } },
  ]);
});

test('an embargo that stands is shortened or lifted with a reason only', () => {
  for (const embargo of ['', '2026-03-04T17:00']) {
    expect(shortens(ferry, { ...form, embargo }, noon)).toBe(true);
    expect(problemOf(ferry, { ...form, embargo }, noon)).toMatch(/why/);
    expect(problemOf(ferry, { ...form, embargo, reason: 'It is out.' }, noon)).toBeNull();
  }
  expect(deedsOf(ferry, { ...form, embargo: '', reason: 'It is out.' })).toMatchObject([
    { name: 'embargo.lift', payload: { reason: 'It is out.' } },
  ]);
});

test('a later embargo, and one that has passed, ask for no reason', () => {
  expect(shortens(ferry, { ...form, embargo: '2026-03-04T19:00' }, noon)).toBe(false);
  expect(shortens(ferry, { ...form, embargo: '' }, Date.parse(at(19)))).toBe(false);
});

test('a draft is never without a slug', () => {
  expect(problemOf(ferry, { ...form, slug: '  ' }, noon)).toMatch(/slug/);
});
