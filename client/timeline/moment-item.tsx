// One moment of a draft's past: when, who, what, and the words that were said.
import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Moment } from '../../shared/api/timeline.ts';
import type { ThreadId } from '../../shared/review/thread.ts';
import { usePeople } from '../hooks/use-people.ts';
import { tellBurst, tellEvent } from './sentences.ts';
import classes from './timeline.module.css';
import { matterOf, threadOf, whenWas, whoDid } from './timeline-filter.ts';

type Props = { readonly moment: Moment; readonly onJump: (thread: ThreadId) => void };

export function MomentItem({ moment, onJump }: Props): ReactNode {
  const { nameOf } = usePeople();
  const { did, words } = moment.kind === 'burst' ? tellBurst(moment.burst) : tellEvent(moment.event, nameOf);
  const thread = threadOf(moment);
  return (
    <li className={classes.moment} data-matter={matterOf(moment)}>
      <time className={classes.time} dateTime={whenWas(moment)}>
        {timesOf(moment)}
      </time>
      <div>
        <p className={classes.did}>
          <strong>{nameOf(whoDid(moment))}</strong> {did}
          {thread !== null && (
            <>
              {' '}
              <Anchor component="button" size="sm" onClick={() => onJump(thread)}>
                Show
              </Anchor>
            </>
          )}
        </p>
        {words && <p className={classes.words}>{words}</p>}
      </div>
    </li>
  );
}

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

function timesOf(moment: Moment): string {
  const from = clock.format(new Date(whenWas(moment)));
  const to = moment.kind === 'burst' ? clock.format(new Date(moment.burst.to)) : from;
  return from === to ? from : `${from}–${to}`;
}
