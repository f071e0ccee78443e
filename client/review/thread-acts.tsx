// What can be done with the thread in hand: reply, settle, and the rarer acts.
import { Button, Group } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { canWith } from '../../shared/review/policy.ts';
import { type Flag, isOpen, type Outcome, type Thread } from '../../shared/review/thread.ts';
import { ChangeForm } from './change-form.tsx';
import { isAdrift } from './filter.ts';
import { RefusalNote } from './refusal-note.tsx';
import { ReplyForm } from './reply-form.tsx';
import classes from './review.module.css';
import { useReview, useStanding } from './review-context.tsx';
import { SettleForm } from './settle-form.tsx';
import { type Change, ThreadMenu } from './thread-menu.tsx';
import { useDeed } from './use-deed.ts';

type Form =
  | { readonly form: 'none' }
  | { readonly form: 'settle'; readonly outcome: Outcome }
  | { readonly form: 'change'; readonly change: Change };

export function ThreadActs({ thread }: { thread: Thread }): ReactNode {
  const { draft, me } = useReview();
  const deed = useDeed();
  const [form, setForm] = useState<Form>({ form: 'none' });
  const close = (): void => {
    setForm({ form: 'none' });
    // The form had the focus; its card takes it over.
    document.getElementById(`t${thread.id}`)?.focus({ preventScroll: true });
  };
  const mayReply = canWith(me, 'thread.reply', draft, thread);
  if (thread.form === 'flag' && form.form === 'settle')
    return <Settling flag={thread} outcome={form.outcome} onDone={close} />;
  if (thread.form === 'flag' && form.form === 'change')
    return <ChangeForm flag={thread} change={form.change} onDone={close} />;
  return (
    <>
      {mayReply.ok ? <ReplyForm thread={thread} /> : <p className={classes.quiet}>{mayReply.because}</p>}
      <RefusalNote refusal={deed.refusal} />
      <Group justify="space-between" gap="xs" mt={6}>
        <SettleButtons thread={thread} onSettle={(outcome) => setForm({ form: 'settle', outcome })} />
        <ThreadMenu thread={thread} deed={deed} onChange={(change) => setForm({ form: 'change', change })} />
      </Group>
    </>
  );
}

function Settling({
  flag,
  outcome,
  onDone,
}: {
  flag: Flag;
  outcome: Outcome;
  onDone: () => void;
}): ReactNode {
  const cut = useStanding(({ passages }) => passages.get(flag.id)?.state === 'orphaned');
  return <SettleForm flag={flag} suggested={outcome} cut={cut} onDone={onDone} />;
}

/** Settle, and where the words were mended or cut already, the outcome that offers itself. */
function SettleButtons({
  thread,
  onSettle,
}: {
  thread: Thread;
  onSettle: (outcome: Outcome) => void;
}): ReactNode {
  const { draft, me } = useReview();
  const passage = useStanding(({ passages }) => passages.get(thread.id));
  if (thread.form === 'comment' || !isOpen(thread)) return <span />;
  const may = canWith(me, 'flag.settle', draft, thread);
  if (!may.ok) return <p className={classes.quiet}>{may.because}</p>;
  const mended = isAdrift(thread, passage);
  return (
    <Group gap={6}>
      {mended && (
        <Button size="compact-sm" onClick={() => onSettle('fixed')}>
          {passage?.state === 'orphaned' ? 'Cut: settle as fixed' : 'Fixed'}
        </Button>
      )}
      <Button
        size="compact-sm"
        variant={mended ? 'default' : 'filled'}
        onClick={() => onSettle(mended ? 'fixed' : 'verified')}
      >
        Settle…
      </Button>
    </Group>
  );
}
