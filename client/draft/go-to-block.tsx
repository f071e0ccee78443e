// Straight to a block of the article: by its number, or by words that stand in it.
import { Modal, TextInput } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { useStanding } from '../review/review-context.tsx';
import { type BlockLine, blockLines } from './block-lines.ts';
import classes from './go-to-block.module.css';

type Props = {
  readonly opened: boolean;
  readonly onClose: () => void;
  /** A block's index, counted from 0. */
  readonly onGo: (index: number) => void;
};

/** More are not listed: another word or a number finds what is meant. */
const LISTED = 50;

export function GoToBlock(props: Props): ReactNode {
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title="Go to"
      closeButtonProps={{ 'aria-label': 'Close' }}
      returnFocus={false}
      // Gone as soon as somebody goes: one that fades out could take the focus back on a busy machine, and with it what is typed.
      transitionProps={{ duration: 0 }}
    >
      <Choose {...props} />
    </Modal>
  );
}

function Choose({ onGo }: Props): ReactNode {
  const blocks = useStanding((standing) => standing.blocks);
  const [sought, setSought] = useState('');
  const [at, setAt] = useState(0);
  const list = useId();
  const lines = blockLines(blocks, sought).slice(0, LISTED);
  const chosen = lines[Math.min(at, lines.length - 1)];
  const onKey = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.nativeEvent.isComposing || (!step && event.key !== 'Enter')) return;
    event.preventDefault();
    if (step) setAt(Math.max(0, Math.min(lines.length - 1, at + step)));
    else if (chosen) onGo(chosen.index);
  };
  return (
    <>
      <TextInput
        label="Its number, or words in it"
        data-autofocus
        role="combobox"
        aria-expanded
        aria-controls={list}
        aria-activedescendant={chosen && `${list}-${chosen.index}`}
        value={sought}
        onChange={(event) => {
          setSought(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKey}
      />
      <div id={list} role="listbox" aria-label="Blocks" className={classes.list}>
        {lines.map((line) => (
          <Line key={line.index} id={`${list}-${line.index}`} line={line} on={line === chosen} onGo={onGo} />
        ))}
      </div>
      {lines.length === 0 && <p className={classes.none}>No block has these words.</p>}
    </>
  );
}

type LineProps = {
  readonly id: string;
  readonly line: BlockLine;
  readonly on: boolean;
  readonly onGo: Props['onGo'];
};

function Line({ id, line, on, onGo }: LineProps): ReactNode {
  return (
    // The keys are the field's, which keeps the focus.
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={on}
      className={classes.line}
      ref={(element) => {
        if (on) element?.scrollIntoView({ block: 'nearest' });
      }}
      onClick={() => onGo(line.index)}
    >
      <span className={classes.number}>{line.index + 1}</span>
      <span className={classes.words} data-kind={line.kind}>
        {line.words || <em>empty</em>}
      </span>
    </div>
  );
}
