// A new password: long rather than odd, and shown when asked for, so that nobody has to type it twice.
import { PasswordInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { PASSWORD_LENGTH } from '../../shared/accounts.ts';

type Props = {
  readonly label?: string;
  readonly value: string;
  readonly onChange: (password: string) => void;
};

export function NewPassword({ label = 'Password', value, onChange }: Props): ReactNode {
  const isShort = value !== '' && value.length < PASSWORD_LENGTH.least;
  return (
    <PasswordInput
      label={label}
      description={`At least ${PASSWORD_LENGTH.least} characters. A few words are easier than signs.`}
      autoComplete="new-password"
      required
      minLength={PASSWORD_LENGTH.least}
      maxLength={PASSWORD_LENGTH.most}
      error={isShort && `${PASSWORD_LENGTH.least - value.length} more`}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
