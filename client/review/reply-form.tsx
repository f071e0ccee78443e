// Answering in a thread. What is half written stays on this device until it is sent.
import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Thread } from '../../shared/review/thread.ts';
import { usePeople } from '../hooks/use-people.ts';
import { useUnsentText } from '../hooks/use-unsent-text.ts';
import { mentionsIn } from './mentions.ts';
import { RefusalNote } from './refusal-note.tsx';
import classes from './review.module.css';
import { useReview } from './review-context.tsx';
import { useDeed } from './use-deed.ts';
import { WordsInput } from './words-input.tsx';

export function ReplyForm({ thread }: { thread: Thread }): ReactNode {
  const { draftId } = useReview();
  const { askable } = usePeople();
  const deed = useDeed();
  const place = `${draftId}.t${thread.id}`;
  const [text, setText] = useUnsentText(place);
  const send = async (): Promise<void> => {
    if (!text.trim()) return;
    const mentions = mentionsIn(text, askable);
    if (await deed.act('thread.reply', { draftId, thread: thread.id, text, mentions }, place)) setText('');
  };
  return (
    <div className={classes.form}>
      <WordsInput
        label="Reply"
        placeholder="Reply, or @mention somebody"
        value={text}
        onChange={setText}
        onSubmit={send}
        busy={deed.busy}
      />
      <RefusalNote refusal={deed.refusal} />
      {text.trim() && (
        <Group gap="xs" justify="flex-end" mt={6}>
          <Button size="compact-sm" loading={deed.busy} onClick={send}>
            Reply
          </Button>
        </Group>
      )}
    </div>
  );
}
