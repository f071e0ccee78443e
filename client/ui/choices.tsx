// Choices one step further in a menu. Shut, they are one choice that says why.
import { Menu } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './choice.module.css';
import { Choice } from './choice.tsx';

type Props = {
  readonly name: string;
  readonly children: ReactNode;
  /** Why none of them can be chosen; null when they can. */
  readonly shut: string | null;
};

export function Choices({ name, children, shut }: Props): ReactNode {
  if (shut !== null) return <Choice shut={shut}>{name}</Choice>;
  return (
    <Menu.Sub>
      <Menu.Sub.Target>
        <Menu.Sub.Item>{name}</Menu.Sub.Item>
      </Menu.Sub.Target>
      <Menu.Sub.Dropdown className={classes.further}>{children}</Menu.Sub.Dropdown>
    </Menu.Sub>
  );
}
