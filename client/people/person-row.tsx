// One of the newsroom's people: be them here, or in a window beside this one.
import { Button } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Person } from '../../shared/newsroom.ts';
import { Avatar } from '../ui/avatar.tsx';
import { besideAddress } from './beside.ts';
import { desksOf, ROLE_NAMES } from './names.ts';
import classes from './people.module.css';

type Props = { readonly person: Person; readonly busy: boolean; readonly onChoose: () => void };

export function PersonRow({ person, busy, onChoose }: Props): ReactNode {
  return (
    <li className={classes.person}>
      <button type="button" className={classes.choose} disabled={busy} onClick={onChoose}>
        <Avatar name={person.name} size="large" />
        <span className={classes.who}>
          <span className={classes.personName}>{person.name}</span>
          <span className={classes.does}>
            {[ROLE_NAMES[person.role], desksOf(person)].filter(Boolean).join(' · ')}
          </span>
        </span>
      </button>
      <Button
        component="a"
        href={besideAddress(person.handle, location)}
        target="_blank"
        rel="noopener"
        variant="subtle"
        size="compact-sm"
        className={classes.beside}
        rightSection={<IconExternalLink size={14} stroke={1.75} aria-hidden="true" />}
        aria-label={`Open beside: ${person.name}, in a new window`}
      >
        Open beside
      </Button>
    </li>
  );
}
