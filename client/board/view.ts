// What of the board is shown and in what order: filters and sort as values, kept in the address so that a link and Back keep them.
import { DESKS, type Desk } from '../../shared/newsroom.ts';
import { STAGES, type Stage } from '../../shared/review/draft.ts';

export const DUES = ['overdue', 'today', 'week', 'none'] as const;
export type Due = (typeof DUES)[number];

export const SORTS = ['deadline', 'changed', 'headline'] as const;
export type Sort = (typeof SORTS)[number];

export type View = {
  readonly desk: Desk | null;
  /** A person's handle: an address is read by people. */
  readonly owner: string | null;
  readonly stage: Stage | null;
  readonly due: Due | null;
  readonly needsMe: boolean;
  /** Whether the spiked drafts have a column. */
  readonly spiked: boolean;
  readonly sort: Sort;
};

/** What a filter narrows; the spiked column and the sort narrow nothing. */
export type Filter = Exclude<keyof View, 'spiked' | 'sort'>;

export const WHOLE: View = {
  desk: null,
  owner: null,
  stage: null,
  due: null,
  needsMe: false,
  spiked: false,
  sort: 'deadline',
};

const FILTERS: readonly Filter[] = ['desk', 'owner', 'stage', 'due', 'needsMe'];

/** An address that was mistyped shows too much rather than nothing. */
export function viewIn(search: URLSearchParams): View {
  const stage = STAGES.find((known) => known === search.get('stage')) ?? null;
  return {
    desk: DESKS.find((known) => known === search.get('desk')) ?? null,
    owner: search.get('owner') || null,
    stage,
    due: DUES.find((known) => known === search.get('due')) ?? null,
    needsMe: search.has('needs-me'),
    spiked: search.has('spiked') || stage === 'spiked',
    sort: SORTS.find((known) => known === search.get('sort')) ?? WHOLE.sort,
  };
}

/** Only what differs from the whole board. */
export function searchOf(view: View): URLSearchParams {
  const search = new URLSearchParams();
  for (const name of ['desk', 'owner', 'stage', 'due'] as const) {
    const value = view[name];
    if (value !== null) search.set(name, value);
  }
  if (view.needsMe) search.set('needs-me', '');
  if (view.spiked && view.stage !== 'spiked') search.set('spiked', '');
  if (view.sort !== WHOLE.sort) search.set('sort', view.sort);
  return search;
}

/** A column that is taken away is not the one that is shown. */
export function changed(view: View, change: Partial<View>): View {
  const next = { ...view, ...change };
  return change.spiked === false && next.stage === 'spiked' ? { ...next, stage: null } : next;
}

/** The filters that are on. */
export function filtersOf(view: View): readonly Filter[] {
  return FILTERS.filter((name) => view[name] !== WHOLE[name]);
}

/** Everything again, in the order that was chosen. */
export function cleared(view: View): View {
  return { ...WHOLE, sort: view.sort, spiked: view.spiked && view.stage !== 'spiked' };
}
