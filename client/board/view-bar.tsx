// The filters and the sort: a row of them above the columns, a sheet on a phone.
import { Button, Drawer } from '@mantine/core';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { Card } from '../../shared/review/card.ts';
import type { Need } from '../../shared/review/needs.ts';
import classes from './view.module.css';
import { filtersOf, type View } from './view.ts';
import { ViewFields } from './view-fields.tsx';

type Props = {
  readonly view: View;
  readonly onShow: (change: Partial<View>) => void;
  readonly onClear: () => void;
  readonly cards: readonly Card[];
  /** How many drafts pass the filters. */
  readonly fitting: number;
  readonly needs: ReadonlyMap<string, readonly Need[]>;
};

export function ViewBar({ view, onShow, onClear, cards, fitting, needs }: Props): ReactNode {
  const [opened, setOpened] = useState(false);
  const filters = filtersOf(view).length;
  const inAll = cards.filter(({ stage }) => view.spiked || stage !== 'spiked').length;
  const fields = (
    <ViewFields
      view={view}
      onShow={onShow}
      needing={[...needs.values()].filter((all) => all.length > 0).length}
      spiked={cards.filter(({ stage }) => stage === 'spiked').length}
    />
  );
  return (
    <section className={classes.bar} aria-label="Filters and order">
      <div className={classes.row}>{fields}</div>
      <Button
        className={classes.opener}
        variant="default"
        size="xs"
        leftSection={<IconAdjustmentsHorizontal size={16} stroke={1.75} aria-hidden="true" />}
        onClick={() => setOpened(true)}
      >
        {filters === 0 ? 'Filter and sort' : `Filter and sort (${filters})`}
      </Button>
      <p role="status" className={classes.fitting}>
        {filters > 0 && `${fitting} of ${inAll} ${inAll === 1 ? 'draft' : 'drafts'}`}
      </p>
      {filters > 0 && (
        <Button variant="subtle" size="compact-sm" onClick={onClear}>
          Clear
        </Button>
      )}
      <Drawer
        opened={opened}
        onClose={() => setOpened(false)}
        position="bottom"
        size="auto"
        classNames={{ content: classes.drawer }}
        title="Filter and sort"
      >
        <div className={classes.sheet}>
          {fields}
          <Button onClick={() => setOpened(false)}>
            {filters > 0 ? `Show ${fitting} of ${inAll}` : 'Show the board'}
          </Button>
        </div>
      </Drawer>
    </section>
  );
}
