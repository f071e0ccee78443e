// Keys to press, and a list of what they do.
import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './shortcut.module.css';

export function Shortcut({ keys }: { keys: readonly string[] }): ReactNode {
  return (
    <span className={classes.keys}>
      {keys.map((key) => (
        <kbd key={key} className={classes.key}>
          {key}
        </kbd>
      ))}
    </span>
  );
}

export type ShortcutGroup = {
  readonly name: string;
  readonly shortcuts: readonly { readonly keys: readonly string[]; readonly does: string }[];
};

type Props = {
  readonly groups: readonly ShortcutGroup[];
  readonly opened: boolean;
  readonly onClose: () => void;
};

export function Shortcuts({ groups, opened, onClose }: Props): ReactNode {
  return (
    <Modal opened={opened} onClose={onClose} title="Keys">
      {groups.map((group) => (
        <section key={group.name} className={classes.group} aria-label={group.name}>
          <h3 className={classes.name}>{group.name}</h3>
          <dl>
            {group.shortcuts.map(({ keys, does }) => (
              <div key={does} className={classes.line}>
                <dt>{does}</dt>
                <dd>
                  <Shortcut keys={keys} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Modal>
  );
}
