// The margin on a phone: a bar at the foot of the screen, and a sheet with the thread in hand or all of them.
import { Button, Drawer, Stack } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { isOpen } from '../../shared/review/thread.ts';
import { Filters } from '../review/filters.tsx';
import { RaiseForm } from '../review/raise-form.tsx';
import { useActive, useReview, useStanding } from '../review/review-context.tsx';
import { ThreadCard } from '../review/thread-card.tsx';
import { type MarginProps, NoThreads } from './aside.tsx';
import classes from './draft.module.css';

export function Sheet({ threads, writing, onWriting, mayComment }: MarginProps): ReactNode {
  const { setActive } = useReview();
  const active = useActive();
  const open = useStanding(({ review }) => review.threads.filter(isOpen).length);
  const [list, setList] = useState(false);
  const inHand = threads.filter((thread) => thread.id === active);
  const close = (): void => {
    setList(false);
    setActive(null);
    onWriting(null);
  };
  return (
    <>
      <div className={classes.phoneBar}>
        <Button variant="default" size="compact-md" onClick={() => setList(true)}>
          {open === 0 ? 'No open threads' : open === 1 ? '1 open thread' : `${open} open threads`}
        </Button>
        {mayComment && (
          <Button
            variant="subtle"
            size="compact-md"
            onClick={() => onWriting({ form: 'comment', anchor: null })}
          >
            Comment on the draft
          </Button>
        )}
      </div>
      <Drawer
        opened={list || writing !== null || inHand.length > 0}
        onClose={close}
        closeOnEscape={false}
        onKeyDown={(event) => event.key === 'Escape' && !isInMenu(event.target) && close()}
        position="bottom"
        size="auto"
        classNames={{ content: classes.sheet }}
        title={writing ? 'New thread' : 'Threads'}
        closeButtonProps={{ 'aria-label': 'Close the threads' }}
      >
        {writing ? (
          <RaiseForm writing={writing} onDone={close} />
        ) : (
          <Stack gap="sm">
            {inHand.length > 0 && (
              <Button
                variant="subtle"
                size="compact-sm"
                ml={-8}
                style={{ alignSelf: 'start' }}
                leftSection={<IconArrowLeft size={15} aria-hidden="true" />}
                onClick={() => {
                  setList(true);
                  setActive(null);
                }}
              >
                All threads
              </Button>
            )}
            {inHand.length === 0 && <Filters />}
            {inHand.length === 0 && <NoThreads threads={threads} />}
            {(inHand.length > 0 ? inHand : threads).map((thread) => (
              <ThreadCard key={thread.id} thread={thread} />
            ))}
          </Stack>
        )}
      </Drawer>
    </>
  );
}

/** What is open in the sheet is closed first: forms keep their Escape to themselves, menus do not. */
function isInMenu(target: EventTarget): boolean {
  return target instanceof Element && target.closest('[role="menu"]') !== null;
}
