// Ends something for good, after a second look.
import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import classes from './end-button.module.css';

type Props = {
  readonly act: string;
  /** What it is that ends, for those who hear the button only. */
  readonly what: string;
  readonly warning: string;
  readonly busy: boolean;
  readonly onEnd: () => void;
  /** One of many beside each other: it is no redder than its neighbours. */
  readonly quiet?: boolean;
  /** What else can be done here; it gives way to the question. */
  readonly beside?: ReactNode;
};

type Asked = 'not yet' | 'now' | 'and kept';

export function EndButton({ act, what, warning, busy, onEnd, quiet = false, beside }: Props): ReactNode {
  const [asked, setAsked] = useState<Asked>('not yet');
  const keep = (): void => setAsked('and kept');
  if (asked !== 'now')
    return (
      <>
        {beside}
        <Button
          size={quiet ? 'compact-xs' : 'compact-sm'}
          variant="subtle"
          color={quiet ? 'gray' : 'red'}
          aria-label={`${act} ${what}`}
          // Whoever was asked comes back to where they were.
          autoFocus={asked === 'and kept'}
          onClick={() => setAsked('now')}
        >
          {act}
        </Button>
      </>
    );
  return (
    <div
      role="alert"
      className={classes.question}
      data-quiet={quiet || undefined}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        keep();
      }}
    >
      <p>{warning}</p>
      <div className={classes.acts}>
        <Button size="compact-sm" variant="default" data-autofocus autoFocus onClick={keep}>
          Keep it
        </Button>
        <Button size="compact-sm" color="red" loading={busy} onClick={onEnd}>
          {act}
        </Button>
      </div>
    </div>
  );
}
