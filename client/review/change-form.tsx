// Changing a flag's severity or type: both ask for a reason.
import { Button, Group, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Flag } from '../../shared/review/thread.ts';
import { SEVERITY_NAMES, TYPE_NAMES } from './names.ts';
import { RefusalNote } from './refusal-note.tsx';
import classes from './review.module.css';
import { useReview } from './review-context.tsx';
import type { Change } from './thread-menu.tsx';
import { useDeed } from './use-deed.ts';

export function ChangeForm({
  flag,
  change,
  onDone,
}: {
  flag: Flag;
  change: Change;
  onDone: () => void;
}): ReactNode {
  const { draftId } = useReview();
  const deed = useDeed();
  const [reason, setReason] = useState('');
  const save = async (): Promise<void> => {
    const at = { draftId, thread: flag.id, reason };
    const done =
      change.what === 'severity'
        ? await deed.act('flag.regrade', { ...at, severity: change.to })
        : await deed.act('flag.retype', { ...at, type: change.to });
    if (done) onDone();
  };
  const to = change.what === 'severity' ? SEVERITY_NAMES[change.to] : TYPE_NAMES[change.to];
  return (
    <form
      className={classes.form}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onDone();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextInput
        size="xs"
        required
        label={`Why ${to.toLowerCase()}?`}
        value={reason}
        autoFocus
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <RefusalNote refusal={deed.refusal} />
      <Group gap="xs" justify="flex-end" mt={8}>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={onDone}>
          Cancel
        </Button>
        <Button size="compact-sm" type="submit" loading={deed.busy} disabled={!reason.trim()}>
          Change
        </Button>
      </Group>
    </form>
  );
}
