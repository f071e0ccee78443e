// The keys of the newsroom, listed where they are needed: by a button, and by `?` outside the text.
import { ActionIcon } from '@mantine/core';
import { IconKeyboard } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { SHORTCUTS } from '../board/shortcuts.ts';
import { useKeys } from '../board/use-keys.ts';
import { Shortcuts } from '../ui/shortcut.tsx';

export function DraftKeys(): ReactNode {
  const [opened, setOpened] = useState(false);
  useKeys({ '?': () => setOpened(true) });
  return (
    <>
      <ActionIcon aria-label="Keys" title="Keys (?)" visibleFrom="sm" onClick={() => setOpened(true)}>
        <IconKeyboard size={18} />
      </ActionIcon>
      <Shortcuts groups={SHORTCUTS.toReversed()} opened={opened} onClose={() => setOpened(false)} />
    </>
  );
}
