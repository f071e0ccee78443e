// The draft's past beside it: day by day, newest first, by what it was about and who did it.
import { Button, Drawer, NativeSelect } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { personIdSchema } from '../../shared/newsroom.ts';
import type { ThreadId } from '../../shared/review/thread.ts';
import { usePeople } from '../hooks/use-people.ts';
import { type Past, useTimeline } from '../hooks/use-timeline.ts';
import { useReview, useStanding } from '../review/review-context.tsx';
import { Empty } from '../ui/empty.tsx';
import { Unread } from '../ui/unread.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { MomentItem } from './moment-item.tsx';
import classes from './timeline.module.css';
import { byDay, type Filter, MATTER_NAMES, MATTERS, shownOf, whenWas, whoDid } from './timeline-filter.ts';

type Props = {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onJump: (thread: ThreadId) => void;
};

export function TimelineDrawer({ opened, onClose, onJump }: Props): ReactNode {
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size="md"
      title="Timeline"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Timeline onJump={onJump} />
    </Drawer>
  );
}

/** Read while the drawer is open only. */
function Timeline({ onJump }: Pick<Props, 'onJump'>): ReactNode {
  const { draftId } = useReview();
  const lastEvent = useStanding(({ review }) => review.lastEvent);
  const past = useTimeline(draftId, lastEvent);
  if (past.state === 'reading') return <Waiting>Reading the timeline…</Waiting>;
  if (past.state === 'failed')
    return (
      <Unread again={past.again}>
        The timeline cannot be read just now. It is on the server; try again when the line is back.
      </Unread>
    );
  return <Days moments={past.moments} onJump={onJump} />;
}

type DaysProps = Pick<Props, 'onJump'> & Pick<Extract<Past, { state: 'read' }>, 'moments'>;

function Days({ moments, onJump }: DaysProps): ReactNode {
  const [filter, setFilter] = useState<Filter>({ matter: null, by: null });
  const [most, setMost] = useState(A_PAGE);
  const all = shownOf(moments, filter);
  const shown = all.slice(0, most);
  const choose = (next: Filter): void => {
    setFilter(next);
    setMost(A_PAGE);
  };
  return (
    <>
      <Filters moments={moments} filter={filter} onFilter={choose} />
      {shown.length === 0 && <Empty>Nothing of that kind happened. Choose more above.</Empty>}
      {byDay(shown).map(([day, those]) => (
        <section key={day} aria-label={dayOf(those[0])}>
          <h3 className={classes.day}>{dayOf(those[0])}</h3>
          <ol className={classes.moments}>
            {those.map((moment) => (
              <MomentItem
                key={`${moment.kind}${whenWas(moment)}${whoDid(moment)}`}
                moment={moment}
                onJump={onJump}
              />
            ))}
          </ol>
        </section>
      ))}
      {all.length > most && (
        <Button fullWidth variant="default" onClick={() => setMost(most + A_PAGE)}>
          Show older ({(all.length - most).toLocaleString('en')})
        </Button>
      )}
    </>
  );
}

/** How many moments are drawn at a time: a draft of a long year has thousands. */
const A_PAGE = 100;

type FiltersProps = {
  readonly moments: DaysProps['moments'];
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
};

function Filters({ moments, filter, onFilter }: FiltersProps): ReactNode {
  const { nameOf } = usePeople();
  const people = [...new Set(moments.map(whoDid))].map((id) => ({ value: id, label: nameOf(id) }));
  return (
    <div className={classes.filters}>
      <NativeSelect
        size="xs"
        aria-label="What it was about"
        value={filter.matter ?? ''}
        onChange={({ currentTarget: { value } }) =>
          onFilter({ ...filter, matter: MATTERS.find((one) => one === value) ?? null })
        }
        data={[
          { value: '', label: 'Everything' },
          ...MATTERS.map((matter) => ({ value: matter, label: MATTER_NAMES[matter] })),
        ]}
      />
      <NativeSelect
        size="xs"
        aria-label="Who did it"
        value={filter.by ?? ''}
        onChange={({ currentTarget: { value } }) =>
          onFilter({ ...filter, by: value === '' ? null : personIdSchema.parse(value) })
        }
        data={[{ value: '', label: 'Everybody' }, ...people]}
      />
    </div>
  );
}

const days = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});

function dayOf(moment: DaysProps['moments'][number] | undefined): string {
  return moment ? days.format(new Date(whenWas(moment))) : '';
}
