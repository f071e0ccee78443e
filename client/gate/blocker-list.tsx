// Every reason why the gate is shut, each with the way to where it is settled.
import {
  IconCircleCheck,
  IconClockPause,
  IconFileText,
  IconHeading,
  IconProgressCheck,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { type Blocker, sentence } from '../../shared/review/gate.ts';
import type { Thread } from '../../shared/review/thread.ts';
import { usePeople } from '../hooks/use-people.ts';
import { TypeMark } from '../review/type-mark.tsx';
import classes from './gate.module.css';

type Props = {
  readonly blockers: readonly Blocker[];
  readonly threads: readonly Thread[];
  readonly onJump: (blocker: Blocker) => void;
  /** The next step towards ready, where that is the person's to take. */
  readonly step?: Step | undefined;
};

export type Step = { readonly to: 'review' | 'ready'; readonly take: () => void };

export function BlockerList({ blockers, threads, onJump, step }: Props): ReactNode {
  if (blockers.length === 0)
    return (
      <p className={classes.clear}>
        <IconCircleCheck size={20} stroke={1.75} aria-hidden="true" /> The gate is clear.
      </p>
    );
  return (
    <ol className={classes.blockers} aria-label="What stands before publication">
      {blockers.map((blocker) => (
        <li key={keyOf(blocker)} className={classes.blocker}>
          <Mark blocker={blocker} />
          <div className={classes.said}>
            <p>{sentence(blocker)}</p>
            {blocker.code === 'flag-open' && (
              <Words thread={threads.find(({ id }) => id === blocker.thread)} />
            )}
          </div>
          <Way blocker={blocker} onJump={onJump} step={step} />
        </li>
      ))}
    </ol>
  );
}

function Mark({ blocker }: { blocker: Blocker }): ReactNode {
  const look = { size: 18, stroke: 1.75, 'aria-hidden': true, className: classes.mark } as const;
  switch (blocker.code) {
    case 'flag-open':
      return <TypeMark type={blocker.type} size={18} />;
    case 'headline-missing':
      return <IconHeading {...look} />;
    case 'article-empty':
      return <IconFileText {...look} />;
    case 'embargoed':
      return <IconClockPause {...look} />;
    case 'not-ready':
      return <IconProgressCheck {...look} />;
  }
}

type WayProps = { readonly blocker: Blocker } & Pick<Props, 'onJump' | 'step'>;

function Way({ blocker, onJump, step }: WayProps): ReactNode {
  if (blocker.code !== 'not-ready')
    return (
      <button type="button" className={classes.jump} onClick={() => onJump(blocker)}>
        {blocker.code === 'embargoed' ? 'Change it' : 'Go to it'}
      </button>
    );
  return (
    step && (
      <button type="button" className={classes.jump} onClick={step.take}>
        Move to {step.to}
      </button>
    )
  );
}

/** What the flag says, on which words, by whom. */
function Words({ thread }: { thread: Thread | undefined }): ReactNode {
  const { nameOf } = usePeople();
  if (!thread) return null;
  return (
    <>
      {thread.anchor && <q className={classes.quote}>{thread.anchor.quote}</q>}
      <p className={classes.asked}>
        {nameOf(thread.by)}: {thread.text}
      </p>
    </>
  );
}

function keyOf(blocker: Blocker): string {
  return blocker.code === 'flag-open' ? `t${blocker.thread}` : blocker.code;
}
