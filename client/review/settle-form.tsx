// Settling a flag: the outcome, and the source or reason where one is asked for.
import { Button, Group, Radio, Stack, Textarea } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { canWith } from '../../shared/review/policy.ts';
import { type Flag, OUTCOMES, type Outcome } from '../../shared/review/thread.ts';
import { OUTCOME_HINTS, OUTCOME_NAMES } from './names.ts';
import { RefusalNote } from './refusal-note.tsx';
import classes from './review.module.css';
import { useReview } from './review-context.tsx';
import { useDeed } from './use-deed.ts';

type Props = {
  readonly flag: Flag;
  readonly suggested: Outcome;
  readonly cut: boolean;
  readonly onDone: () => void;
};

export function SettleForm({ flag, suggested, cut, onDone }: Props): ReactNode {
  const { draftId, draft, me } = useReview();
  const deed = useDeed();
  const [outcome, setOutcome] = useState<Outcome>(suggested);
  const [note, setNote] = useState(cut ? 'The words were cut.' : '');
  const asksForNote = outcome === 'verified' || outcome === 'waived' || (cut && outcome === 'fixed');
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>(':checked')?.focus({ preventScroll: true });
    form.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const settle = async (): Promise<void> => {
    const done = await deed.act('flag.settle', {
      draftId,
      thread: flag.id,
      outcome,
      note: note.trim() || null,
    });
    if (done) onDone();
  };
  return (
    <Stack
      ref={form}
      gap="xs"
      className={classes.form}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onDone();
      }}
    >
      <Radio.Group
        label="How is it settled?"
        value={outcome}
        onChange={(value) => setOutcome(outcomeOf(value))}
      >
        <Stack gap={6} mt={6}>
          {OUTCOMES.map((one) => {
            const may = canWith(me, one === 'waived' ? 'flag.waive' : 'flag.settle', draft, flag);
            return (
              <Radio
                key={one}
                value={one}
                size="xs"
                disabled={!may.ok}
                classNames={{ label: classes.choice, description: classes.hint }}
                label={OUTCOME_NAMES[one]}
                description={may.ok ? OUTCOME_HINTS[one] : may.because}
              />
            );
          })}
        </Stack>
      </Radio.Group>
      <Textarea
        size="xs"
        label={noteLabel(outcome)}
        required={asksForNote}
        autosize
        minRows={1}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <RefusalNote refusal={deed.refusal} />
      <Group gap="xs" justify="flex-end">
        <Button size="compact-sm" variant="subtle" color="gray" onClick={onDone}>
          Cancel
        </Button>
        <Button size="compact-sm" loading={deed.busy} disabled={asksForNote && !note.trim()} onClick={settle}>
          Settle as {OUTCOME_NAMES[outcome].toLowerCase()}
        </Button>
      </Group>
    </Stack>
  );
}

function outcomeOf(value: string): Outcome {
  return OUTCOMES.find((one) => one === value) ?? 'fixed';
}

function noteLabel(outcome: Outcome): string {
  if (outcome === 'verified') return 'Source';
  if (outcome === 'waived') return 'Reason';
  return 'Note';
}
