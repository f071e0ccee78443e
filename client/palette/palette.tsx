// The palette: drafts, people and acts by their words, from everywhere, without letting go of the keys.
import { Modal } from '@mantine/core';
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { fits } from '../find/cards-with.ts';
import { foundOption } from '../find/found-option.tsx';
import { SearchNote } from '../find/search-note.tsx';
import { useFound } from '../find/use-found.ts';
import { useBoard } from '../hooks/use-board.ts';
import { type Pickable, PickerList } from '../ui/picker-list.tsx';
import { Shortcut } from '../ui/shortcut.tsx';
import { usePicker } from '../ui/use-picker.ts';
import { type Act, useRegistry } from './acts.tsx';
import classes from './palette.module.css';
import { peopleOptions } from './people-options.ts';

type Props = {
  readonly opened: boolean;
  readonly acts: readonly Act[];
  /** With what is to be done once it is closed and the focus is back where it was. */
  readonly onClose: (then?: () => void) => void;
};

type Chosen = Pickable & { readonly run: () => void };

const MOST_DRAFTS = 8;
const MOST_PEOPLE = 6;

export function Palette({ opened, acts, onClose }: Props): ReactNode {
  return (
    <Modal.Root
      opened={opened}
      onClose={() => onClose()}
      size="lg"
      returnFocus={false}
      yOffset="12dvh"
      transitionProps={{ duration: 0 }}
    >
      <Modal.Overlay />
      <Modal.Content aria-label="Go to, or do">
        <Modal.Body p={0} className={classes.body}>
          <Choices acts={acts} onClose={onClose} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function Choices({ acts, onClose }: Omit<Props, 'opened'>): ReactNode {
  const [words, setWords] = useState('');
  const navigate = useNavigate();
  const board = useBoard();
  const here = useRegistry().all();
  const { search, found } = useFound(words, MOST_DRAFTS);
  const to = (address: string) => () => void navigate(address);
  const drafts = found.map((one): Chosen => {
    const option = foundOption(one);
    return { ...option, run: to(`/drafts/${option.draftId}`) };
  });
  const people = peopleOptions(board, words, MOST_PEOPLE).map((one): Chosen => ({ ...one, run: to(one.to) }));
  const groups = [
    { name: 'In this draft', options: actOptions(here, words, 'here') },
    { name: 'Drafts', options: drafts },
    { name: 'People', options: people },
    { name: 'Acts', options: actOptions(acts, words, 'act') },
  ];
  const pick = ({ shut, run }: Chosen): void => {
    if (!shut) onClose(run);
  };
  const options = groups.flatMap((group) => group.options);
  const picker = usePicker(words, options, pick);
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => field.current?.focus(), []);
  return (
    <>
      <input
        ref={field}
        className={classes.words}
        data-autofocus
        type="text"
        role="combobox"
        placeholder="A draft, a person, or what to do"
        aria-label="A draft, a person, or what to do"
        aria-autocomplete="list"
        aria-expanded={options.length > 0}
        aria-controls={picker.list}
        aria-activedescendant={picker.active === null ? undefined : picker.idOf(picker.active)}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        onKeyDown={picker.onKeyDown}
      />
      <SearchNote search={search} words={words} none={drafts.length === 0} />
      {options.length > 0 && <PickerList picker={picker} label="Found" groups={groups} onPick={pick} />}
    </>
  );
}

function actOptions(acts: readonly Act[], words: string, kind: string): readonly Chosen[] {
  return acts
    .filter(({ name, also = '' }) => fits(`${name} ${also}`, words))
    .map(({ name, keys, shut = null, run }) => ({
      id: `${kind}-${name.replaceAll(/\W+/g, '-')}`,
      name,
      aside: keys && <Shortcut keys={keys} />,
      shut,
      run,
    }));
}
