// One choice of a menu. When it is shut it stays within reach of the keys, and says why.
import { Menu } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import classes from './choice.module.css';

type Props = {
  readonly children: ReactNode;
  /** Why it cannot be chosen; null when it can. */
  readonly shut: string | null;
  readonly onChoose: () => void;
  readonly leftSection?: ReactNode;
};

export function Choice({ children, shut, onChoose, leftSection }: Props): ReactNode {
  const id = useId();
  return (
    <Menu.Item
      className={classes.choice}
      leftSection={leftSection}
      closeMenuOnClick={shut === null}
      aria-disabled={shut !== null || undefined}
      aria-labelledby={`${id}name`}
      aria-describedby={shut === null ? undefined : `${id}why`}
      onClick={shut === null ? onChoose : undefined}
    >
      <span id={`${id}name`}>{children}</span>
      {shut !== null && (
        <span id={`${id}why`} className={classes.why}>
          {shut}
        </span>
      )}
    </Menu.Item>
  );
}
