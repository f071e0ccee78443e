// The small bar over selected words: comment on them, or flag them.
import { Button } from '@mantine/core';
import { IconFlag3, IconMessage2 } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Selected } from '../editor/editor-handle.ts';
import classes from './draft.module.css';

/** The bar and the air above it, in pixels. */
const BELOW = 46;

type Props = { readonly selected: Selected; readonly onComment: () => void; readonly onFlag: () => void };

export function SelectionBar({ selected, onComment, onFlag }: Props): ReactNode {
  // Pressing a button must not take the selection away first.
  const keep = (event: { preventDefault(): void }): void => event.preventDefault();
  const { box } = selected;
  return (
    <div className={classes.selectionPlace} style={{ top: box.top, height: box.bottom - box.top + BELOW }}>
      {/* Gives way where the bar would leave the column. */}
      <span style={{ flex: `0 1 ${Math.max(0, box.left)}px` }} />
      <div className={classes.selectionBar} role="toolbar" aria-label="Selected words" onMouseDown={keep}>
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          leftSection={<IconMessage2 size={15} />}
          title="Comment (Ctrl+Alt+M)"
          onClick={onComment}
        >
          Comment
        </Button>
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconFlag3 size={15} />}
          title="Flag (Ctrl+Alt+F)"
          onClick={onFlag}
        >
          Flag
        </Button>
      </div>
    </div>
  );
}
