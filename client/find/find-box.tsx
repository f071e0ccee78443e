// The board's search: a draft by any word in it, chosen by keys or by hand.
import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type ReactNode, type Ref, useState } from 'react';
import { useNavigate } from 'react-router';
import { PickerList } from '../ui/picker-list.tsx';
import { Shortcut } from '../ui/shortcut.tsx';
import { usePicker } from '../ui/use-picker.ts';
import classes from './find.module.css';
import { type FoundOption, foundOption } from './found-option.tsx';
import { SearchNote } from './search-note.tsx';
import { useFound } from './use-found.ts';

const MOST = 12;

export function FindBox({ ref }: { ref: Ref<HTMLInputElement> }): ReactNode {
  const navigate = useNavigate();
  const [words, setWords] = useState('');
  const [isHere, setHere] = useState(false);
  const { search, found } = useFound(isHere ? words : '', MOST);
  const options = found.map(foundOption);
  const go = ({ draftId }: FoundOption): void => void navigate(`/drafts/${draftId}`);
  const picker = usePicker(words, options, go);
  const open = isHere && search.state !== 'idle';
  const listed = open && options.length > 0;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: whatever in it has the focus, somebody is here.
    <div
      className={classes.box}
      onFocus={() => setHere(true)}
      onBlur={({ currentTarget, relatedTarget }) => currentTarget.contains(relatedTarget) || setHere(false)}
    >
      <TextInput
        ref={ref}
        size="xs"
        type="search"
        placeholder="Find a draft"
        leftSection={<IconSearch size={15} stroke={1.75} aria-hidden="true" />}
        rightSection={<Shortcut keys={['/']} />}
        role="combobox"
        aria-label="Find a draft by its words"
        aria-autocomplete="list"
        aria-expanded={listed}
        aria-controls={picker.list}
        aria-activedescendant={listed && picker.active !== null ? picker.idOf(picker.active) : undefined}
        aria-keyshortcuts="/"
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            if (words === '') event.currentTarget.blur();
            setWords('');
          } else if (listed) picker.onKeyDown(event);
        }}
      />
      {open && (
        <div className={classes.results}>
          <SearchNote search={search} words={words} none={options.length === 0} />
          {listed && (
            <PickerList
              picker={picker}
              label="Drafts found"
              groups={[{ name: 'Drafts', options }]}
              onPick={go}
            />
          )}
        </div>
      )}
    </div>
  );
}
