// Find and replace in the article, in a bar below the toolbar.
import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconLetterCase, IconLetterW, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { EditorHandle } from '../editor/editor-handle.ts';
import { MOST_HITS } from '../editor/find-words.ts';
import classes from './find-bar.module.css';

type Props = {
  readonly editor: EditorHandle;
  /** Who may not edit finds, and replaces nothing. */
  readonly mayEdit: boolean;
  readonly onClose: () => void;
};

export function FindBar({ editor, mayEdit, onClose }: Props): ReactNode {
  const { find } = editor;
  const found = useSyncExternalStore(find.found.subscribe, find.found.get);
  const [words, setWords] = useState(() => firstLine(editor.selected.get()?.words));
  const [by, setBy] = useState('');
  const [exactCase, setExactCase] = useState(false);
  const [wholeWords, setWholeWords] = useState(false);
  const [replaced, setReplaced] = useState<number | null>(null);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    find.seek(words === '' ? null : { words, exactCase, wholeWords });
    setReplaced(null);
  }, [find, words, exactCase, wholeWords]);
  useEffect(() => () => find.seek(null), [find]);
  useEffect(() => field.current?.select(), []);
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onClose();
  };
  return (
    <search className={classes.bar} aria-label="Find in the article" onKeyDown={onKey}>
      <TextInput
        ref={field}
        size="xs"
        className={classes.field}
        aria-label="Find"
        placeholder="Find"
        data-find
        data-autofocus
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          find.go(event.shiftKey ? -1 : 1);
        }}
      />
      <Choice label="Match capital letters" on={exactCase} onChange={setExactCase} Sign={IconLetterCase} />
      <Choice label="Whole words only" on={wholeWords} onChange={setWholeWords} Sign={IconLetterW} />
      <output className={classes.count}>{said(words, found, replaced)}</output>
      <Step
        label="Previous (Shift+Enter)"
        none={found.hits === 0}
        onPress={() => find.go(-1)}
        Sign={IconChevronUp}
      />
      <Step label="Next (Enter)" none={found.hits === 0} onPress={() => find.go(1)} Sign={IconChevronDown} />
      {mayEdit && (
        <div className={classes.replace}>
          <TextInput
            size="xs"
            className={classes.field}
            aria-label="Replace with"
            placeholder="Replace with"
            value={by}
            onChange={(event) => setBy(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
              event.preventDefault();
              find.replace(by);
            }}
          />
          <Button
            size="compact-sm"
            variant="default"
            disabled={found.hits === 0}
            onClick={() => find.replace(by)}
          >
            Replace
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            disabled={found.hits === 0}
            onClick={() => setReplaced(find.replaceAll(by))}
          >
            Replace all
          </Button>
        </div>
      )}
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label="Close (Esc)"
        title="Close (Esc)"
        onClick={onClose}
      >
        <IconX size={17} />
      </ActionIcon>
    </search>
  );
}

type Sign = typeof IconX;

function Choice(props: {
  label: string;
  on: boolean;
  onChange: (on: boolean) => void;
  Sign: Sign;
}): ReactNode {
  const { label, on, onChange, Sign } = props;
  return (
    <ActionIcon
      variant={on ? 'light' : 'subtle'}
      color="gray"
      aria-label={label}
      title={label}
      aria-pressed={on}
      onClick={() => onChange(!on)}
    >
      <Sign size={17} />
    </ActionIcon>
  );
}

function Step(props: { label: string; none: boolean; onPress: () => void; Sign: Sign }): ReactNode {
  const { label, none, onPress, Sign } = props;
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      disabled={none}
      aria-label={label}
      title={label}
      onClick={onPress}
    >
      <Sign size={17} />
    </ActionIcon>
  );
}

function said(words: string, { hits, at }: { hits: number; at: number }, replaced: number | null): string {
  if (replaced !== null) return replaced === 1 ? '1 replaced' : `${replaced.toLocaleString('en')} replaced`;
  if (words === '') return '';
  if (hits === 0) return 'Not found';
  const all = hits === MOST_HITS ? `${hits.toLocaleString('en')} or more` : hits.toLocaleString('en');
  return at === -1 ? `${all} found` : `${(at + 1).toLocaleString('en')} of ${all}`;
}

/** What is selected is what is most often sought; a long selection is not. */
function firstLine(selected: string | undefined): string {
  const line = selected?.trim() ?? '';
  return line.length > 100 || line.includes('\n') ? '' : line;
}
