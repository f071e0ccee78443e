// Beginning a thread on the selected words, or on the draft as a whole.
import { Button, Group, NativeSelect, SegmentedControl, Stack } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Anchor } from '../../shared/article/anchor.ts';
import { DESK_OF, FLAG_TYPES, type FlagType, SEVERITIES, type Severity } from '../../shared/review/thread.ts';
import { usePeople } from '../hooks/use-people.ts';
import { useUnsentText } from '../hooks/use-unsent-text.ts';
import { NEW_THREAD } from './at-the-form.ts';
import { mentionsIn } from './mentions.ts';
import { SEVERITY_NAMES, TYPE_HINTS, TYPE_NAMES, usualSeverity } from './names.ts';
import { RefusalNote } from './refusal-note.tsx';
import classes from './review.module.css';
import { useReview } from './review-context.tsx';
import { useDeed } from './use-deed.ts';
import { WordsInput } from './words-input.tsx';

/** What is about to be said, and about which words; a comment may be about none. */
export type Writing =
  | { readonly form: 'comment'; readonly anchor: Anchor | null }
  | { readonly form: 'flag'; readonly anchor: Anchor };

type Props = { readonly writing: Writing; readonly onDone: () => void };

export function RaiseForm({ writing, onDone }: Props): ReactNode {
  const { draftId } = useReview();
  const { askable } = usePeople();
  const deed = useDeed();
  // What was written about other words has no business here.
  const place = `${draftId}.new.${writing.anchor?.quote ?? ''}`;
  const [text, setText] = useUnsentText(place);
  const [type, setType] = useState<FlagType>('fact');
  const [severity, setSeverity] = useState<Severity>(usualSeverity('fact'));
  const [assignee, setAssignee] = useState('');
  const send = async (): Promise<void> => {
    if (!text.trim()) return;
    const said = { draftId, text, mentions: mentionsIn(text, askable) };
    const to = askable.find((person) => person.id === assignee)?.id ?? null;
    const done =
      writing.form === 'flag'
        ? await deed.act(
            'flag.raise',
            { ...said, anchor: writing.anchor, type, severity, assignee: to },
            place,
          )
        : await deed.act('comment.make', { ...said, anchor: writing.anchor }, place);
    if (!done) return;
    setText('');
    onDone();
  };
  const choose = (next: FlagType): void => {
    setType(next);
    setSeverity(usualSeverity(next));
  };
  return (
    <section
      id={NEW_THREAD}
      className={classes.card}
      data-active
      data-type={writing.form === 'flag' ? type : 'comment'}
      aria-label="New thread"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onDone();
      }}
    >
      <Stack gap="xs">
        {writing.anchor ? (
          <blockquote className={classes.quote}>{writing.anchor.quote}</blockquote>
        ) : (
          <p className={classes.quiet}>On the draft as a whole</p>
        )}
        {writing.form === 'flag' && (
          // First in line: its digit chooses, Tab goes on to the words.
          <NativeSelect
            size="xs"
            label="Type"
            description={`${TYPE_HINTS[type]} · settled by the ${DESK_OF[type]} desk`}
            value={type}
            autoFocus
            data-autofocus
            onChange={(event) =>
              choose(FLAG_TYPES.find((one) => one === event.currentTarget.value) ?? 'other')
            }
            onKeyDown={(event) => {
              const chosen = typeByKey(event.nativeEvent);
              if (!chosen) return;
              event.preventDefault();
              choose(chosen);
            }}
            data={FLAG_TYPES.map((one, at) => ({ value: one, label: `${at + 1} ${TYPE_NAMES[one]}` }))}
          />
        )}
        <WordsInput
          label={writing.form === 'flag' ? 'What is the matter?' : 'Comment'}
          placeholder={
            writing.form === 'flag' ? 'What is the matter?' : 'Say something, or @mention somebody'
          }
          value={text}
          onChange={setText}
          onSubmit={send}
          onCancel={onDone}
          busy={deed.busy}
          autoFocus={writing.form === 'comment'}
        />
        {writing.form === 'flag' && (
          <div className={classes.pair}>
            <SegmentedControl
              size="xs"
              fullWidth
              aria-label="Severity"
              value={severity}
              onChange={setSeverity}
              data={SEVERITIES.map((one) => ({ value: one, label: SEVERITY_NAMES[one] }))}
            />
            <NativeSelect
              size="xs"
              aria-label="Assign to"
              value={assignee}
              onChange={(event) => setAssignee(event.currentTarget.value)}
              data={[
                { value: '', label: `The ${DESK_OF[type]} desk` },
                ...askable.map((person) => ({ value: person.id, label: person.name })),
              ]}
            />
          </div>
        )}
        <RefusalNote refusal={deed.refusal} />
        <Group gap="xs" justify="flex-end">
          <Button size="compact-sm" variant="subtle" color="gray" onClick={onDone}>
            Cancel
          </Button>
          <Button size="compact-sm" loading={deed.busy} disabled={!text.trim()} onClick={send}>
            {writing.form === 'flag' ? 'Raise flag' : 'Comment'}
          </Button>
        </Group>
      </Stack>
    </section>
  );
}

/** Two types begin with an f and two with an s: each has a digit, which stands before its name. */
function typeByKey({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): FlagType | undefined {
  return ctrlKey || metaKey || altKey ? undefined : FLAG_TYPES[Number(key) - 1];
}
