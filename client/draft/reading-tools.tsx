// The ways through an article, for whoever reads it too: find, go to a block, and nothing but the text.
import { ActionIcon } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconFocusCentered, IconListSearch, IconSearch } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { EditorHandle } from '../editor/editor-handle.ts';
import classes from './draft.module.css';
import { GoToBlock } from './go-to-block.tsx';

type Props = {
  readonly editor: EditorHandle;
  readonly onFind: () => void;
  readonly onFocusMode: () => void;
};

export function ReadingTools({ editor, onFind, onFocusMode }: Props): ReactNode {
  const [goesTo, setGoesTo] = useState(false);
  useHotkeys([['mod+G', () => setGoesTo(true)]], [], true);
  const go = (index: number): void => {
    setGoesTo(false);
    editor.goToBlock(index);
  };
  return (
    <div className={classes.readingTools}>
      <Tool label="Find (Ctrl+F)" onPress={onFind} Sign={IconSearch} />
      <Tool label="Go to (Ctrl+G)" onPress={() => setGoesTo(true)} Sign={IconListSearch} />
      <Tool label="Only the text (Ctrl+Shift+F)" onPress={onFocusMode} Sign={IconFocusCentered} />
      <GoToBlock opened={goesTo} onClose={() => setGoesTo(false)} onGo={go} />
    </div>
  );
}

function Tool(props: { label: string; onPress: () => void; Sign: typeof IconSearch }): ReactNode {
  const { label, onPress, Sign } = props;
  return (
    <ActionIcon variant="subtle" color="gray" aria-label={label} title={label} onClick={onPress}>
      <Sign size={17} />
    </ActionIcon>
  );
}
