// One choice of a menu. When it is shut it stays within reach of the keys, and says why: to the eye and to the ear.
import { Menu } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './choice.module.css';

type Props = {
  readonly children: ReactNode;
  /** Why it cannot be chosen; null when it can. */
  readonly shut: string | null;
  readonly onChoose?: () => void;
};

export function Choice({ children, shut, onChoose }: Props): ReactNode {
  return (
    <Menu.Item
      className={classes.choice}
      closeMenuOnClick={shut === null}
      aria-disabled={shut !== null || undefined}
      onClick={shut === null ? onChoose : undefined}
    >
      {children}
      {shut !== null && <span className={classes.why}>{shut}</span>}
    </Menu.Item>
  );
}
