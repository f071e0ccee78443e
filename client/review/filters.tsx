// The filters above the margin, kept in the address so that a view can be linked to.
import { NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { FLAG_TYPES } from '../../shared/review/thread.ts';
import { filterOf, passes, SHOWN, SHOWN_NAMES } from './filter.ts';
import { TYPE_NAMES } from './names.ts';
import classes from './review.module.css';
import { useReview, useStanding } from './review-context.tsx';

export function Filters(): ReactNode {
  const { me } = useReview();
  const threads = useStanding(({ review }) => review.threads);
  const passages = useStanding((standing) => standing.passages);
  const [search, setSearch] = useSearchParams();
  const filter = filterOf(search);
  const set = (name: string, value: string): void =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        if (value === '' || value === 'open') next.delete(name);
        else next.set(name, value);
        return next;
      },
      { replace: true, preventScrollReset: true },
    );
  const count = (shown: (typeof SHOWN)[number]): number =>
    threads.filter((thread) => passes(thread, { shown, type: filter.type }, me.id, passages)).length;
  return (
    <div className={classes.filters}>
      <NativeSelect
        size="xs"
        aria-label="Which threads to show"
        value={filter.shown}
        onChange={(event) => set('show', event.currentTarget.value)}
        data={SHOWN.map((shown) => ({ value: shown, label: `${SHOWN_NAMES[shown]} (${count(shown)})` }))}
      />
      <NativeSelect
        size="xs"
        aria-label="Which types of flag to show"
        value={filter.type ?? ''}
        onChange={(event) => set('type', event.currentTarget.value)}
        data={[
          { value: '', label: 'All types' },
          ...FLAG_TYPES.map((type) => ({ value: type, label: TYPE_NAMES[type] })),
        ]}
      />
    </div>
  );
}
