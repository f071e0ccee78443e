// A field to say something in, with @mentions completed from the newsroom.
import { Combobox, Textarea, useCombobox } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import type { Person } from '../../shared/newsroom.ts';
import { usePeople } from '../hooks/use-people.ts';
import { candidates, mentionBefore } from './mentions.ts';

type Props = {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** Ctrl or Cmd with Enter. */
  readonly onSubmit: () => void;
  readonly onCancel?: () => void;
  readonly autoFocus?: boolean;
  /** What stands here is being sent: nothing can be added to it. */
  readonly busy?: boolean;
};

export function WordsInput({
  label,
  placeholder,
  value,
  onChange,
  onSubmit,
  onCancel,
  autoFocus,
  busy = false,
}: Props): ReactNode {
  const { askable } = usePeople();
  const field = useRef<HTMLTextAreaElement>(null);
  const box = useCombobox();
  const mention = mentionBefore(value, field.current?.selectionStart ?? value.length);
  const people = mention ? candidates(mention.typed, askable) : [];

  // The list is another one after every letter: Enter takes its first.
  const { dropdownOpened, selectFirstOption } = box;
  const names = people.map((person) => person.handle).join(' ');
  useEffect(() => {
    if (dropdownOpened && names !== '') selectFirstOption();
  }, [dropdownOpened, names, selectFirstOption]);

  const complete = (handle: string): void => {
    if (!mention) return;
    onChange(
      `${value.slice(0, mention.at)}@${handle} ${value.slice(mention.at + 1 + mention.typed.length).trimStart()}`,
    );
    box.closeDropdown();
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      onSubmit();
    } else if (event.key === 'Escape' && box.dropdownOpened) {
      event.stopPropagation();
    } else if (event.key === 'Escape' && !box.dropdownOpened && onCancel) {
      event.stopPropagation();
      onCancel();
    }
  };

  return (
    <Combobox store={box} onOptionSubmit={complete} position="bottom-start" withinPortal={false}>
      <Combobox.Target withAriaAttributes={box.dropdownOpened && people.length > 0}>
        <Textarea
          ref={field}
          aria-label={label}
          placeholder={placeholder}
          value={value}
          readOnly={busy}
          autosize
          minRows={2}
          maxRows={10}
          data-autofocus={autoFocus || undefined}
          autoFocus={autoFocus ?? false}
          onChange={(event) => {
            onChange(event.currentTarget.value);
            const open = mentionBefore(event.currentTarget.value, event.currentTarget.selectionStart);
            if (open && candidates(open.typed, askable).length > 0) box.openDropdown();
            else box.closeDropdown();
          }}
          onBlur={() => box.closeDropdown()}
          onKeyDown={onKeyDown}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={people.length === 0}>
        <Combobox.Options aria-label="People of the newsroom">{people.map(PersonOption)}</Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

function PersonOption(person: Person): ReactNode {
  return (
    <Combobox.Option key={person.id} value={person.handle}>
      {person.name} <span aria-hidden="true">@{person.handle}</span>
    </Combobox.Option>
  );
}
