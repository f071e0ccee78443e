// Whose a draft is, which desk's, when it is due and from when it may appear. What is not allowed says why.
import { Button, Modal, NativeSelect, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { DESKS, type PersonId } from '../../shared/newsroom.ts';
import { can, canOwn, type DraftAction } from '../../shared/review/policy.ts';
import { useMe } from '../hooks/use-me.ts';
import { usePeople } from '../hooks/use-people.ts';
import { DESK_NAMES } from '../people/names.ts';
import { ErrorNote } from '../ui/error-note.tsx';
import { useNow } from '../ui/use-now.ts';
import classes from './details.module.css';
import { type Facts, shortens } from './facts.ts';
import { useDetails } from './use-details.ts';

type Props = { readonly facts: Facts; readonly opened: boolean; readonly onClose: () => void };

export function DetailsDialog({ facts, opened, onClose }: Props): ReactNode {
  return (
    <Modal opened={opened} onClose={onClose} size="lg" title="Details" closeOnClickOutside={false}>
      <Details key={facts.id} facts={facts} onClose={onClose} />
    </Modal>
  );
}

function Details({ facts, onClose }: Omit<Props, 'opened'>): ReactNode {
  const now = useNow();
  const shut = useShut(facts);
  const { form, problem, busy, change, save } = useDetails(facts, onClose);
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextInput
        label="Slug"
        {...shut('draft.rename', 'The draft’s short working name.')}
        className={classes.wide}
        maxLength={80}
        data-autofocus
        value={form.slug}
        onChange={(event) => change({ slug: event.currentTarget.value })}
      />
      <NativeSelect
        label="Owner"
        {...shut('draft.assign')}
        data={useOwners(facts.owner)}
        value={form.owner}
        onChange={(event) => change({ owner: event.currentTarget.value as PersonId })}
      />
      <NativeSelect
        label="Desk"
        {...shut('draft.transfer')}
        data={DESKS.map((desk) => ({ value: desk, label: DESK_NAMES[desk] }))}
        value={form.desk}
        onChange={(event) => {
          const desk = DESKS.find((known) => known === event.currentTarget.value);
          if (desk) change({ desk });
        }}
      />
      <TextInput
        label="Deadline"
        type="datetime-local"
        {...shut('deadline.move')}
        value={form.deadline}
        onChange={(event) => change({ deadline: event.currentTarget.value })}
      />
      <TextInput
        label="Embargo"
        type="datetime-local"
        {...shut('embargo.place', 'It cannot be published before.')}
        value={form.embargo}
        onChange={(event) => change({ embargo: event.currentTarget.value })}
      />
      {shortens(facts, form, now) && (
        <TextInput
          label="Why is the embargo shortened or lifted?"
          {...shut('embargo.lift')}
          required
          className={classes.wide}
          value={form.reason}
          onChange={(event) => change({ reason: event.currentTarget.value })}
        />
      )}
      {problem && (
        <div className={classes.wide}>
          <ErrorNote>{problem}</ErrorNote>
        </div>
      )}
      <div className={classes.foot}>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" loading={busy}>
          Save
        </Button>
      </div>
    </form>
  );
}

type Shut = (action: DraftAction, hint?: string) => { disabled: boolean; description?: string };

/** A field that is not theirs says so where its hint would be. */
function useShut(facts: Facts): Shut {
  const me = useMe();
  return (action, hint) => {
    const may = can(me, action, facts);
    if (!may.ok) return { disabled: true, description: may.because };
    return { disabled: false, ...(hint && { description: hint }) };
  };
}

/** Whoever may own a draft, and whoever does now. */
function useOwners(owner: PersonId): { value: string; label: string }[] {
  const { everybody, nameOf } = usePeople();
  const able = everybody.filter((person) => canOwn(person).ok || person.id === owner);
  const choices = able.map(({ id, name }) => ({ value: id as string, label: name }));
  return choices.some(({ value }) => value === owner)
    ? choices
    : [{ value: owner, label: nameOf(owner) }, ...choices];
}
