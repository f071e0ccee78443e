// One reply: what was said, and for those who may a way to mend or delete it.
import { Button, Group } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { canWithReply } from '../../shared/review/policy.ts';
import type { Reply, Thread } from '../../shared/review/thread.ts';
import { usePeople } from '../hooks/use-people.ts';
import { EndButton } from '../ui/end-button.tsx';
import { mentionsIn } from './mentions.ts';
import { isReplyNewTo } from './new-since.ts';
import { RefusalNote } from './refusal-note.tsx';
import classes from './review.module.css';
import { useReview } from './review-context.tsx';
import { Said } from './said.tsx';
import { useDeed } from './use-deed.ts';
import { When } from './when.tsx';
import { WordsInput } from './words-input.tsx';

export function ReplyItem({
  thread,
  reply,
  open,
}: {
  thread: Thread;
  reply: Reply;
  open: boolean;
}): ReactNode {
  const { me, lastVisit } = useReview();
  const { nameOf } = usePeople();
  const [editing, setEditing] = useState(false);
  return (
    <li className={classes.reply}>
      <p className={classes.byline}>
        <strong>{nameOf(reply.by)}</strong> <When at={reply.at} />
        {reply.state === 'said' && reply.editedAt && <span> · edited</span>}
        {isReplyNewTo(me.id, reply, lastVisit) && <span className={classes.new}>New</span>}
      </p>
      {reply.state === 'deleted' && <p className={classes.quiet}>Deleted.</p>}
      {reply.state === 'said' && !editing && <Said text={reply.text} />}
      {reply.state === 'said' && editing && (
        <ReplyEditor thread={thread} id={reply.id} text={reply.text} onDone={() => setEditing(false)} />
      )}
      {reply.state === 'said' && open && !editing && (
        <ReplyActs thread={thread} reply={reply} onEdit={() => setEditing(true)} />
      )}
    </li>
  );
}

function ReplyActs({
  thread,
  reply,
  onEdit,
}: {
  thread: Thread;
  reply: Reply;
  onEdit: () => void;
}): ReactNode {
  const { draftId, draft, me } = useReview();
  const { nameOf } = usePeople();
  const deed = useDeed();
  if (!canWithReply(me, 'reply.delete', draft, reply).ok) return null;
  const whose = reply.by === me.id ? 'your' : `${nameOf(reply.by)}’s`;
  const remove = async (): Promise<void> => {
    if (await deed.act('reply.delete', { draftId, thread: thread.id, reply: reply.id }))
      document.getElementById(`t${thread.id}`)?.focus({ preventScroll: true });
  };
  return (
    <Group gap={4} ml={-8}>
      <EndButton
        quiet
        act="Delete"
        what={`${whose} reply`}
        warning={`Delete ${whose} reply? Its words go for good, for everybody.`}
        busy={deed.busy}
        onEnd={() => void remove()}
        beside={
          canWithReply(me, 'reply.edit', draft, reply).ok && (
            <Button size="compact-xs" variant="subtle" color="gray" onClick={onEdit}>
              Edit
            </Button>
          )
        }
      />
      <RefusalNote refusal={deed.refusal} />
    </Group>
  );
}

type EditorProps = { thread: Thread; id: number; text: string; onDone: () => void };

function ReplyEditor({ thread, id, text, onDone }: EditorProps): ReactNode {
  const { draftId } = useReview();
  const { askable } = usePeople();
  const deed = useDeed();
  const [words, setWords] = useState(text);
  const save = async (): Promise<void> => {
    const mentions = mentionsIn(words, askable);
    if (await deed.act('reply.edit', { draftId, thread: thread.id, reply: id, text: words, mentions }))
      onDone();
  };
  return (
    <div className={classes.form}>
      <WordsInput
        label="Edit your reply"
        placeholder=""
        value={words}
        onChange={setWords}
        onSubmit={save}
        onCancel={onDone}
        busy={deed.busy}
        autoFocus
      />
      <RefusalNote refusal={deed.refusal} />
      <Group gap="xs" justify="flex-end" mt={6}>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={onDone}>
          Cancel
        </Button>
        <Button size="compact-sm" loading={deed.busy} disabled={!words.trim()} onClick={save}>
          Save
        </Button>
      </Group>
    </div>
  );
}
