// Who is here: one avatar a session; pressing it goes to where they are.
import { Tooltip, UnstyledButton, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { usePeople } from '../hooks/use-people.ts';
import { useReview } from '../review/review-context.tsx';
import { Avatar } from '../ui/avatar.tsx';
import classes from './draft.module.css';

export function Present({ onGo }: { onGo: (session: string) => void }): ReactNode {
  const { standing } = useReview();
  const { nameOf } = usePeople();
  const others = standing.presence.filter((one) => one.session !== standing.session);
  return (
    <ul className={classes.present} aria-label="Who is here">
      {others.map((one) => (
        <li key={one.session}>
          <Tooltip label={one.cursor ? `Go to ${nameOf(one.person)}` : `${nameOf(one.person)} is here`}>
            <UnstyledButton disabled={one.cursor === null} onClick={() => onGo(one.session)}>
              <VisuallyHidden>Go to {nameOf(one.person)}</VisuallyHidden>
              <Avatar name={nameOf(one.person)} />
            </UnstyledButton>
          </Tooltip>
        </li>
      ))}
    </ul>
  );
}
