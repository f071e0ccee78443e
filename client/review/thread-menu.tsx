// The rarer acts on a thread: severity, type, assignee, link, withdraw, close, reopen.
import { ActionIcon } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDots } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { canWith, reasonAgainst } from '../../shared/review/policy.ts';
import { FLAG_TYPES, type Flag, isOpen, type Thread } from '../../shared/review/thread.ts';
import { usePeople } from '../hooks/use-people.ts';
import { ActsMenu } from '../ui/acts-menu.tsx';
import { Choice } from '../ui/choice.tsx';
import { Choices } from '../ui/choices.tsx';
import { copyOut } from '../ui/copy-out.ts';
import { SEVERITY_NAMES, TYPE_NAMES } from './names.ts';
import { useReview } from './review-context.tsx';
import type { Deed } from './use-deed.ts';

/** `severity` and `type` need a reason first, so they are asked for outside the menu. */
export type Change =
  | { readonly what: 'severity'; readonly to: Flag['severity'] }
  | { readonly what: 'type'; readonly to: Flag['type'] };

type Props = { readonly thread: Thread; readonly deed: Deed; readonly onChange: (change: Change) => void };

export function ThreadMenu({ thread, deed, onChange }: Props): ReactNode {
  const { draftId } = useReview();
  const copyLink = async (): Promise<void> => {
    const isCopied = await copyOut({ text: new URL(`/drafts/${draftId}#t${thread.id}`, location.href).href });
    notifications.show({ message: isCopied ? 'The link is copied.' : LINK_NOT_COPIED, autoClose: 5_000 });
  };
  return (
    <ActsMenu
      width={250}
      button={
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label="More acts on this thread">
          <IconDots size={16} />
        </ActionIcon>
      }
    >
      {thread.form === 'flag' && thread.settled === null && (
        <OpenFlagItems flag={thread} deed={deed} onChange={onChange} />
      )}
      <ClosingItems thread={thread} deed={deed} />
      <Choice shut={null} onChoose={() => void copyLink()}>
        Copy link
      </Choice>
    </ActsMenu>
  );
}

const LINK_NOT_COPIED =
  'This browser does not let Galley copy. The link is in the address bar while the thread is in hand.';

function OpenFlagItems({
  flag,
  deed,
  onChange,
}: {
  flag: Flag;
  deed: Deed;
  onChange: Props['onChange'];
}): ReactNode {
  const { draft, me } = useReview();
  const other = flag.severity === 'blocking' ? 'advisory' : 'blocking';
  return (
    <>
      <Choice
        shut={reasonAgainst(canWith(me, other === 'advisory' ? 'flag.lower' : 'flag.heighten', draft, flag))}
        onChoose={() => onChange({ what: 'severity', to: other })}
      >
        Make {SEVERITY_NAMES[other].toLowerCase()}…
      </Choice>
      <Choices name="Change type" shut={reasonAgainst(canWith(me, 'flag.retype', draft, flag))}>
        {FLAG_TYPES.filter((type) => type !== flag.type).map((type) => (
          <Choice key={type} shut={null} onChoose={() => onChange({ what: 'type', to: type })}>
            {TYPE_NAMES[type]}…
          </Choice>
        ))}
      </Choices>
      <AssignItems flag={flag} deed={deed} />
    </>
  );
}

function AssignItems({ flag, deed }: { flag: Flag; deed: Deed }): ReactNode {
  const { draftId, draft, me } = useReview();
  const { askable } = usePeople();
  const assign = (assignee: Flag['assignee']): void =>
    void deed.act('flag.assign', { draftId, thread: flag.id, assignee });
  return (
    <Choices name="Assign to" shut={reasonAgainst(canWith(me, 'flag.assign', draft, flag))}>
      {askable
        .filter((person) => person.id !== flag.assignee)
        .map((person) => (
          <Choice key={person.id} shut={null} onChoose={() => assign(person.id)}>
            {person.name}
          </Choice>
        ))}
      {flag.assignee && (
        <Choice shut={null} onChoose={() => assign(null)}>
          Nobody
        </Choice>
      )}
    </Choices>
  );
}

function ClosingItems({ thread, deed }: { thread: Thread; deed: Deed }): ReactNode {
  const { draftId, draft, me } = useReview();
  const at = { draftId, thread: thread.id };
  if (!isOpen(thread))
    return (
      <Choice
        shut={reasonAgainst(canWith(me, 'thread.reopen', draft, thread))}
        onChoose={() => void deed.act('thread.reopen', at)}
      >
        Reopen
      </Choice>
    );
  if (thread.form === 'comment')
    return (
      <Choice
        shut={reasonAgainst(canWith(me, 'comment.close', draft, thread))}
        onChoose={() => void deed.act('comment.close', at)}
      >
        Close
      </Choice>
    );
  if (thread.by !== me.id) return null;
  return (
    <Choice
      shut={reasonAgainst(canWith(me, 'flag.withdraw', draft, thread))}
      onChoose={() => void deed.act('flag.withdraw', at)}
    >
      Withdraw
    </Choice>
  );
}
