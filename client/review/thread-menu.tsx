// The rarer acts on a thread: severity, type, assignee, link, withdraw, close, reopen.
import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { canWith, type Verdict } from '../../shared/review/policy.ts';
import { FLAG_TYPES, type Flag, isOpen, type Thread } from '../../shared/review/thread.ts';
import { usePeople } from '../hooks/use-people.ts';
import { SEVERITY_NAMES, TYPE_NAMES } from './names.ts';
import classes from './review.module.css';
import { useReview } from './review-context.tsx';
import type { Deed } from './use-deed.ts';

/** `severity` and `type` need a reason first, so they are asked for outside the menu. */
export type Change =
  | { readonly what: 'severity'; readonly to: Flag['severity'] }
  | { readonly what: 'type'; readonly to: Flag['type'] };

type Props = { readonly thread: Thread; readonly deed: Deed; readonly onChange: (change: Change) => void };

export function ThreadMenu({ thread, deed, onChange }: Props): ReactNode {
  const { draftId } = useReview();
  const link = (): void => {
    void navigator.clipboard.writeText(new URL(`/drafts/${draftId}#t${thread.id}`, location.href).href);
  };
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label="More acts on this thread">
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {thread.form === 'flag' && thread.settled === null && (
          <OpenFlagItems flag={thread} deed={deed} onChange={onChange} />
        )}
        <ClosingItems thread={thread} deed={deed} />
        <Menu.Item onClick={link}>Copy link</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

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
  const retype = canWith(me, 'flag.retype', draft, flag);
  return (
    <>
      <AllowedItem
        may={canWith(me, other === 'advisory' ? 'flag.lower' : 'flag.heighten', draft, flag)}
        onClick={() => onChange({ what: 'severity', to: other })}
      >
        Make {SEVERITY_NAMES[other].toLowerCase()}…
      </AllowedItem>
      <Menu.Sub>
        <Menu.Sub.Target>
          <Menu.Sub.Item disabled={!retype.ok}>Change type</Menu.Sub.Item>
        </Menu.Sub.Target>
        <Menu.Sub.Dropdown>
          {FLAG_TYPES.filter((type) => type !== flag.type).map((type) => (
            <Menu.Item key={type} onClick={() => onChange({ what: 'type', to: type })}>
              {TYPE_NAMES[type]}…
            </Menu.Item>
          ))}
        </Menu.Sub.Dropdown>
      </Menu.Sub>
      <AssignItems flag={flag} deed={deed} />
    </>
  );
}

function AssignItems({ flag, deed }: { flag: Flag; deed: Deed }): ReactNode {
  const { draftId, draft, me } = useReview();
  const { askable } = usePeople();
  const may = canWith(me, 'flag.assign', draft, flag);
  const assign = (assignee: Flag['assignee']): void =>
    void deed.act('flag.assign', { draftId, thread: flag.id, assignee });
  return (
    <Menu.Sub>
      <Menu.Sub.Target>
        <Menu.Sub.Item disabled={!may.ok}>Assign to</Menu.Sub.Item>
      </Menu.Sub.Target>
      <Menu.Sub.Dropdown>
        {askable
          .filter((person) => person.id !== flag.assignee)
          .map((person) => (
            <Menu.Item key={person.id} onClick={() => assign(person.id)}>
              {person.name}
            </Menu.Item>
          ))}
        {flag.assignee && <Menu.Item onClick={() => assign(null)}>Nobody</Menu.Item>}
      </Menu.Sub.Dropdown>
    </Menu.Sub>
  );
}

function ClosingItems({ thread, deed }: { thread: Thread; deed: Deed }): ReactNode {
  const { draftId, draft, me } = useReview();
  const at = { draftId, thread: thread.id };
  if (!isOpen(thread))
    return (
      <AllowedItem
        may={canWith(me, 'thread.reopen', draft, thread)}
        onClick={() => void deed.act('thread.reopen', at)}
      >
        Reopen
      </AllowedItem>
    );
  if (thread.form === 'comment')
    return (
      <AllowedItem
        may={canWith(me, 'comment.close', draft, thread)}
        onClick={() => void deed.act('comment.close', at)}
      >
        Close
      </AllowedItem>
    );
  if (thread.by !== me.id) return null;
  return (
    <AllowedItem
      may={canWith(me, 'flag.withdraw', draft, thread)}
      onClick={() => void deed.act('flag.withdraw', at)}
    >
      Withdraw
    </AllowedItem>
  );
}

/** An item that says why it is shut. */
function AllowedItem({
  may,
  onClick,
  children,
}: {
  may: Verdict;
  onClick: () => void;
  children: ReactNode;
}): ReactNode {
  return (
    <Menu.Item disabled={!may.ok} onClick={onClick}>
      {children}
      {!may.ok && <small className={classes.because}>{may.because}</small>}
    </Menu.Item>
  );
}
