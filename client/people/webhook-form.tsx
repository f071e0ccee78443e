// The form of a new webhook: where to, of what, and whether with people's words.
import { Button, Switch, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { EVENT_TYPES } from '../../shared/api/events.ts';
import { madeHookSchema } from '../../shared/api/hooks.ts';
import type { EventType } from '../../shared/review/events.ts';
import { ErrorNote } from '../ui/error-note.tsx';
import classes from './doors.module.css';
import { EVENT_GROUPS } from './event-names.ts';
import { useAct } from './use-act.ts';

type Props = { readonly onMade: (secret: string) => void; readonly onClose: () => void };

export function WebhookForm({ onMade, onClose }: Props): ReactNode {
  const { busy, problem, ask } = useAct('hooks');
  const [url, setUrl] = useState('');
  const [words, setWords] = useState(false);
  const [types, setTypes] = useState<readonly EventType[]>(EVENT_TYPES);
  const make = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const made = await ask('/hooks', madeHookSchema, { url, types, words });
    if (made) onMade(made.secret);
  };
  return (
    <form className={classes.form} aria-label="New webhook" onSubmit={(event) => void make(event)}>
      <TextInput
        label="Address"
        description="It begins with https:// and lies on the open internet."
        placeholder="https://cms.example.org/galley"
        type="url"
        required
        autoFocus
        value={url}
        onChange={(event) => setUrl(event.currentTarget.value)}
      />
      <Types chosen={types} onChoose={setTypes} />
      <Switch
        label="Send what people wrote along"
        description="Comments, reasons, notes and quotes leave the newsroom then."
        checked={words}
        onChange={(event) => setWords(event.currentTarget.checked)}
      />
      {problem && <ErrorNote>{problem}</ErrorNote>}
      <div className={classes.acts}>
        <Button type="submit" loading={busy} disabled={!url.trim() || types.length === 0}>
          Make it
        </Button>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

type TypesProps = {
  readonly chosen: readonly EventType[];
  readonly onChoose: (types: readonly EventType[]) => void;
};

function Types({ chosen, onChoose }: TypesProps): ReactNode {
  const choose = (type: EventType, is: boolean): void =>
    onChoose(is ? [...chosen, type] : chosen.filter((one) => one !== type));
  return (
    <div className={classes.groups}>
      {EVENT_GROUPS.map(({ name, types }) => (
        <fieldset key={name} className={classes.group}>
          <legend className={classes.label}>{name}</legend>
          {types.map(([type, called]) => (
            <label key={type} className={classes.check}>
              <input
                type="checkbox"
                checked={chosen.includes(type)}
                onChange={(event) => choose(type, event.currentTarget.checked)}
              />
              {called}
            </label>
          ))}
        </fieldset>
      ))}
    </div>
  );
}
