// A menu behind a button.
import { Menu, type MenuProps } from '@mantine/core';
import { cloneElement, type KeyboardEvent, type ReactElement, type ReactNode, useState } from 'react';

type Button = ReactElement<{ readonly onKeyDown?: (event: KeyboardEvent) => void }>;
type Props = Omit<MenuProps, 'opened' | 'onChange'> & {
  readonly button: Button;
  readonly children: ReactNode;
};

/**
 * The focus comes into a menu a moment after it opened. Until then Escape is pressed on the button, and is for the menu all
 * the same: neither for the card that the button stands on, nor for the sheet around that.
 */
export function ActsMenu({ button, children, ...menu }: Props): ReactNode {
  const [opened, setOpened] = useState(false);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !opened) return;
    event.stopPropagation();
    setOpened(false);
  };
  return (
    <Menu position="bottom-end" withinPortal opened={opened} onChange={setOpened} {...menu}>
      <Menu.Target>{cloneElement(button, { onKeyDown })}</Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}
