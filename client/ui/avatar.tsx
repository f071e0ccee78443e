// Somebody as two letters on their colour, and several of them in a row.
import { Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './avatar.module.css';
import { useColourOf } from './colours.tsx';

type Size = 'small' | 'usual' | 'large';

/** A picture beside a name says nothing new to those who listen: it is hidden from them. */
export function Avatar({ name, size = 'usual' }: { name: string; size?: Size }): ReactNode {
  const colourOf = useColourOf();
  return (
    <span className={classes.avatar} data-colour={colourOf(name)} data-size={size} aria-hidden="true">
      {initials(name)}
    </span>
  );
}

/** The first few of them, each with their name on hover, and how many more there are. */
export function Avatars({
  names,
  most = 4,
  label,
}: {
  names: readonly string[];
  most?: number;
  label: string;
}): ReactNode {
  if (names.length === 0) return null;
  const shown = names.length > most ? names.slice(0, most - 1) : names;
  const more = names.slice(shown.length);
  return (
    <span className={classes.row} role="img" aria-label={`${label}: ${names.join(', ')}`}>
      {shown.map((name) => (
        <Tooltip key={name} label={name}>
          <span className={classes.place}>
            <Avatar name={name} size="small" />
          </span>
        </Tooltip>
      ))}
      {more.length > 0 && (
        <Tooltip label={more.join(', ')}>
          <span className={classes.more}>+{more.length}</span>
        </Tooltip>
      )}
    </span>
  );
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = words.at(0)?.at(0) ?? '?';
  const last = words.length > 1 ? (words.at(-1)?.at(0) ?? '') : '';
  return (first + last).toLocaleUpperCase();
}
